import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";

/** The repository's root. */
export const repository = join(__dirname, "../../..");

/** What a command did. */
export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs a command as `npm run -s NAME -- …` does, without a terminal. */
export async function runCommand(...args: string[]): Promise<Ran> {
  const command = ["--import", "tsx", join(repository, "dev/main.ts"), ...args];
  const env = { CI: "true" };
  const options = { cwd: repository, env, reject: false } as const;
  const { exitCode, stdout, stderr } = await execa(process.execPath, command, options);
  return { exitCode, stdout, stderr };
}

/** Runs with stack files of these texts, by name, in a folder of their own. */
export async function withFiles<T>(
  texts: Record<string, string>,
  run: (path: (name: string) => string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-cli-"));
  try {
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
    return await run((name) => join(folder, name), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
