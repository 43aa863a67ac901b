import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes an executable that runs a TypeScript program of this repository. Can be called again, and
 * by two processes at once.
 *
 * @param file - where to; its folder is made when it isn't there
 * @param program - path of the program
 */
export async function writeLauncher(file: string, program: string): Promise<void> {
  const tsx = require.resolve("tsx/cjs");
  const words = [process.execPath, "--require", tsx, program].map((word) => `'${word}'`);
  const script = `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`;
  if ((await readFile(file, "utf8").catch(() => "")) === script) return;
  await mkdir(dirname(file), { recursive: true });
  // Whoever starts it meanwhile sees the old file or the new one, never half of it.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, script);
  await chmod(draft, 0o755);
  await rename(draft, file);
}
