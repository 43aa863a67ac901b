import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { printedProgress as progress } from "../cli/progress";
import { bareProgram, gatewayProgram, type Program } from "./programs";

/** Previews of each program; the median counts. */
const rounds = 5;

/** What one preview took, in seconds. */
interface Measured {
  /** From the start of the command to its end. */
  total: number;
  /** Of it, loading modules in the program's process. */
  loading: number;
}

/**
 * How long `pulumi preview` takes with nothing changed, cold start included, beside the least
 * program that uses the same providers. Both run in turn, so that whatever else the machine does
 * touches both.
 */
export async function benchPreview(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-bench-"));
  const bare = await bareProgram(join(folder, "bare"));
  try {
    await progress.step("A bare program, brought up", async () => {
      await pulumi(bare, "stack", "init", bare.stack);
      await pulumi(bare, "up", "--yes");
      return { value: undefined, result: "one network, one password" };
    });
    const gateway = await gatewayProgram(join(folder, "gateway"));
    const measured: Record<"gateway" | "bare", Measured[]> = { gateway: [], bare: [] };
    await progress.step("Previews", async (report) => {
      for (let round = 1; round <= rounds; round++) {
        report(`round ${round} of ${rounds}`);
        measured.gateway.push(await preview(gateway, folder));
        measured.bare.push(await preview(bare, folder));
      }
      return { value: undefined, result: `${rounds} of each` };
    });
    print(measured.gateway, measured.bare);
  } finally {
    await pulumi(bare, "destroy", "--yes").catch((error: unknown) => {
      console.error(`the bare program's network could not be removed: ${String(error)}`);
    });
    await rm(folder, { recursive: true, force: true });
  }
}

async function preview(program: Program, folder: string): Promise<Measured> {
  const file = join(folder, "load-times");
  const started = performance.now();
  await pulumi(
    {
      ...program,
      environment: {
        ...program.environment,
        NODE_OPTIONS: `--require=${join(__dirname, "load-time.cjs")}`,
        BENCH_LOAD_TIMES: file,
      },
    },
    "preview",
    "--expect-no-changes",
  );
  const total = (performance.now() - started) / 1000;
  const loading = Number(await readFile(file, "utf8")) / 1000;
  await rm(file);
  return { total, loading };
}

async function pulumi(program: Program, ...args: string[]): Promise<void> {
  await execa(program.pulumi, [...args, "--non-interactive"], {
    cwd: program.folder,
    env: { ...program.environment, PULUMI_STACK: program.stack },
  });
}

function print(gateway: Measured[], bare: Measured[]): void {
  const row = (name: string, runs: Measured[]) => {
    const [total, loading] = [median(runs, "total"), median(runs, "loading")];
    const share = Math.round((100 * loading) / total);
    return `${name}  ${total.toFixed(2)} s, of it ${loading.toFixed(2)} s (${share} %) loading TypeScript, SDKs and the program`;
  };
  const ratio = median(gateway, "total") / median(bare, "total");
  console.log(`
pulumi preview with nothing changed, cold start included, median of ${rounds}:
${row("this gateway", gateway)}
${row("bare program", bare)}
ratio         ${ratio.toFixed(2)} (goal: at most 1.5)
Repeat it: npm run up, then npm run bench -- preview`);
}

function median(runs: Measured[], what: keyof Measured): number {
  const sorted = runs.map((run) => run[what]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
