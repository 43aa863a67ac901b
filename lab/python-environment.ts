import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { labCacheDir } from "./cache";
import { run } from "./images/run";

/**
 * Makes sure that the lab's cache has a Python environment with exactly what a lock file names: every
 * package must have one of the hashes in it.
 *
 * @param name - of the environment, a path below the lab's cache folder
 * @param lock - the lock file
 * @param report - gets a line when something is installed
 * @returns the environment's folder of programs
 * @throws Error with the end of what pip wrote; where Python isn't installed, too
 */
export async function ensurePythonEnvironment(
  name: string,
  lock: string,
  report: (line: string) => void,
): Promise<string> {
  const hash = createHash("sha256").update(await readFile(lock));
  const environment = labCacheDir(`${name}-${hash.digest("hex").slice(0, 8)}`);
  const programs = join(environment, "bin");
  const complete = join(environment, "complete");
  if (existsSync(complete)) return programs;
  report(`Installing ${basename(name)} from PyPI (once, up to 3 min)`);
  await run("python3", ["-m", "venv", "--clear", environment]);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  const locked = ["--no-deps", "--require-hashes", "--requirement", lock];
  await run(join(programs, "python"), [...pip, ...locked]);
  await writeFile(complete, "");
  return programs;
}
