import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";

const repository = join(__dirname, "..");

/** Files of the program; stack files and state are not among them. */
const program = [
  "Pulumi.yaml",
  "index.ts",
  "components",
  "config",
  "mock-upstream",
  "node_modules",
  "package.json",
  "tsconfig.json",
];

/**
 * Makes a folder with this repository's program, for stack files and state of its own: tests and
 * benchmarks use it.
 *
 * @param folder - made when it isn't there
 */
export async function linkProject(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of program) await symlink(join(repository, name), join(folder, name));
}
