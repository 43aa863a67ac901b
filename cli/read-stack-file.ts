import { readFile } from "node:fs/promises";
import { ConfigError } from "../config/inputs/errors";
import { parseStackFile } from "../config/inputs/stack-file";
import type { CheckedStack } from "../config/inputs/stack";
import { whyUnusable } from "./file-errors";

/**
 * Reads and checks a stack file, without an engine.
 *
 * @throws ConfigError that names everything wrong at once, also when the file can't be read
 */
export async function readStackFile(file: string): Promise<CheckedStack> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new ConfigError([
      { path: "file", reason: `${whyUnusable(error)} (given: ${JSON.stringify(file)})` },
    ]);
  });
  return parseStackFile(text);
}
