import { readFile } from "node:fs/promises";
import { ConfigError } from "../config/inputs/errors";
import { parseStackFile } from "../config/inputs/stack-file";
import type { CheckedStack } from "../config/inputs/stack";

/**
 * Reads and checks a stack file, without an engine.
 *
 * @throws ConfigError that names everything wrong at once, also when the file can't be read
 */
export async function readStackFile(file: string): Promise<CheckedStack> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new ConfigError([
      { path: "file", reason: `${whyUnreadable(error)} (given: ${JSON.stringify(file)})` },
    ]);
  });
  return parseStackFile(text);
}

function whyUnreadable(error: unknown): string {
  const { code = "unknown" } = error as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ENOENT: "is not there",
    EISDIR: "is a folder",
    EACCES: "may not be read by you",
  };
  return reasons[code] ?? `can't be read (${code})`;
}
