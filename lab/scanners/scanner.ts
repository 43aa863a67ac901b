import execa from "execa";
import type { Finding } from "./finding";

/** A scanner of Kubernetes manifests. None of them uses the network. */
export interface Scanner {
  /** Makes it, unless it is in the cache. @param report - gets a line for each step */
  install: (report: (line: string) => void) => Promise<void>;
  /** Must have been installed. @param manifests - YAML, one document an object */
  scan: (manifests: string) => Promise<Finding[]>;
}

/**
 * Runs a scanner, and reads the JSON it writes. Most end with an error when they find something.
 *
 * @param input - its standard input
 * @throws Error with what it wrote when that isn't JSON
 */
export async function readJson(
  program: string,
  args: readonly string[],
  input: string,
): Promise<unknown> {
  const { stdout, stderr } = await execa(program, args, { input, reject: false });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${program} wrote no JSON, but:\n${stdout}\n${stderr}`);
  }
}
