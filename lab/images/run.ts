import { spawn } from "node:child_process";

/** How a program is run; see {@link run}. */
export interface RunOptions {
  /** Its working directory; the present one by default. */
  readonly cwd?: string;
  /** Environment variables on top of this process's; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Text for its standard input; nothing by default. */
  readonly input?: string;
}

/**
 * Runs a program to its end.
 *
 * @returns its standard output
 * @throws Error with the last lines of all it wrote when it can't be started or fails
 */
export async function run(
  program: string,
  args: readonly string[],
  { cwd, env, input = "" }: RunOptions = {},
): Promise<string> {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env } });
  let stdout = "";
  let all = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    all += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (all += text));
  // A program that ends without reading its input isn't an error by itself.
  child.stdin.on("error", () => undefined).end(input);

  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  if (exitCode === 0) return stdout;
  const lastLines = all.trimEnd().split("\n").slice(-15).join("\n");
  throw new Error(`${program} failed (exit code ${exitCode ?? "none: killed"}):\n${lastLines}`);
}
