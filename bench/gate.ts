import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseSettings } from "../config/inputs/stack";
import { renderGate } from "../config/litellm/gate";
import { ensureLabImages } from "../lab/images";
import { runInImage } from "../lab/images/run-in-image";

/**
 * `npm run bench -- gate`: CPU that the gate takes for a streamed chat request of 2 kB, beside an app
 * without it, in turns in one process. The goal is 100 µs.
 */
export async function benchGate(): Promise<void> {
  const settings = parseSettings({ models: [{ name: "any", provider: "mock" }] });
  const script = await readFile(join(__dirname, "gate.py"), "utf8");
  const { litellm } = await ensureLabImages(["litellm"], () => undefined);
  const { stdout, text, exitCode } = await runInImage(litellm, renderGate(settings), [
    ...["python3", "-c", script],
  ]);
  if (exitCode !== 0) throw new Error(text);
  const times = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Record<string, number>;
  const { without = NaN, with: guarded = NaN } = times;
  console.log(`an app that answers at once: ${without.toFixed(1)} µs of CPU a request`);
  console.log(`with the gate before it: ${guarded.toFixed(1)} µs (goal: 100 µs more)`);
  console.log(
    `the gate: ${(guarded - without).toFixed(1)} µs, ratio ${(guarded / without).toFixed(2)}`,
  );
}
