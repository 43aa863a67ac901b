import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import execa from "execa";

const repository = join(__dirname, "../..");

/** Files of the repository, or of some of its folders, without those that git ignores. */
export async function filesOf(...paths: string[]): Promise<string[]> {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "-z"];
  const { stdout } = await execa("git", [...args, "--", ...paths], { cwd: repository });
  // Git knows a file that was removed until it is told so.
  return stdout
    .split("\0")
    .filter((file) => file && existsSync(join(repository, file)))
    .sort();
}

/** Text of a file of the repository. */
export const textOf = (file: string): Promise<string> => readFile(join(repository, file), "utf8");

/** A short hash of some texts. */
export function hashOf(...texts: string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest("hex").slice(0, 16);
}

/** A hash of the names and texts of all files in some files and folders. */
export async function contentHash(paths: readonly string[]): Promise<string> {
  const files = await filesOf(...paths);
  const texts = await Promise.all(files.map(textOf));
  return hashOf(...files.flatMap((file, index) => [file, texts[index] ?? ""]));
}

/** Versions of installed packages whose names begin so. */
export async function versionsOf(prefix: string): Promise<string> {
  const { packages } = JSON.parse(await textOf("package-lock.json")) as {
    packages: Record<string, { version?: string }>;
  };
  return Object.entries(packages)
    .filter(([path]) => path.startsWith(`node_modules/${prefix}`))
    .map(([path, { version }]) => `${path}@${version}`)
    .join("\n");
}
