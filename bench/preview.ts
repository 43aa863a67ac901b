import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { printedProgress as progress } from "../scripts/progress";
import type { Measured } from "./preview-once";

/** Previews of each program; the median counts. */
const rounds = 5;

/**
 * How long a preview with nothing changed takes, from the start of the process to its end, beside
 * the least program that uses the same providers. Both run through the same engine, in turn, so
 * that whatever else the machine does touches both.
 */
export async function benchPreview(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-bench-"));
  try {
    await progress.step("A bare program, brought up", async () => {
      await runOnce("bare", folder, "up");
      return { value: undefined, result: "one network, one password" };
    });
    const gateway: Measured[] = [];
    const bare: Measured[] = [];
    await progress.step("Previews", async (report) => {
      for (let round = 1; round <= rounds; round++) {
        report(`round ${round} of ${rounds}`);
        gateway.push(await runOnce("gateway", folder, "preview"));
        bare.push(await runOnce("bare", folder, "preview"));
      }
      return { value: undefined, result: `${rounds} of each` };
    });
    printResults(gateway, bare);
  } finally {
    await runOnce("bare", folder, "destroy").catch((error: unknown) => {
      console.error(`the bare program's network could not be removed: ${String(error)}`);
    });
    await rm(folder, { recursive: true, force: true });
  }
}

type Program = "gateway" | "bare";

async function runOnce(program: Program, folder: string, action: string): Promise<Measured> {
  const script = join(__dirname, "preview-once.ts");
  const started = performance.now();
  const { stdout } = await execa(
    "node",
    ["--import", "tsx", script, program, folder, action],
    {
      cwd: join(__dirname, ".."),
      stderr: "inherit",
    },
  );
  const seconds = (performance.now() - started) / 1000;
  const told = JSON.parse(stdout) as Omit<Measured, "seconds">;
  return { ...told, seconds };
}

function printResults(gateway: Measured[], bare: Measured[]): void {
  const seconds = (runs: Measured[]) => median(runs.map((run) => run.seconds));
  const loading = (runs: Measured[]) => median(runs.map((run) => run.loadSeconds));
  const line = (name: string, runs: Measured[]) =>
    `${name.padEnd(14)} ${seconds(runs).toFixed(2).padStart(6)} s   loading TypeScript and SDKs ${loading(runs).toFixed(2)} s (${Math.round((100 * loading(runs)) / seconds(runs))} %)   ${runs[0]?.resources} resources`;
  console.log(`
Preview with nothing changed, cold start included; median of ${rounds}:
${line("this gateway", gateway)}
${line("bare program", bare)}
ratio          ${(seconds(gateway) / seconds(bare)).toFixed(2)}   (goal: at most 1.5)
Repeat it: npm run up, then npm run bench -- preview`);
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
