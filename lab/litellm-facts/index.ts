import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runInImage } from "../images/run-in-image";

/**
 * Files of what LiteLLM knows, by path from the repository's root, each with the script of this folder
 * (and its arguments) that prints the file in LiteLLM's image.
 */
export const litellmFacts: Readonly<Record<string, readonly [string, ...string[]]>> = {
  "config/litellm/data/litellm-keys.json": ["extract.py", "keys"],
  "config/litellm/data/litellm-prices.json": ["extract.py", "prices"],
  "config/litellm/data/litellm-routes.json": ["routes.py"],
  "tests/unit/config/datadog/litellm-families.json": ["families.py"],
};

const scripts = [
  "citations.py",
  "extract.py",
  "families.py",
  "lookup.py",
  "reading.py",
  "routes.py",
  "routing.py",
];

/**
 * What a script of this folder prints in LiteLLM's image, without a network.
 *
 * @param image - LiteLLM's image, in the Docker daemon
 * @param command - the script's name and its arguments
 * @param files - texts that the script finds in /files, by name
 * @throws Error with what the script wrote when it fails
 */
export async function askLiteLLM(
  image: string,
  [script, ...args]: readonly [string, ...string[]],
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const texts = await Promise.all(scripts.map((name) => readFile(join(__dirname, name), "utf8")));
  const all = { ...Object.fromEntries(scripts.map((name, i) => [name, texts[i] ?? ""])), ...files };
  const command = ["python3", `/files/${script}`, ...args];
  const { exitCode, stdout, text } = await runInImage(image, all, command);
  if (exitCode !== 0) throw new Error(`${script} failed: ${text}`);
  return stdout;
}
