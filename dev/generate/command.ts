import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../../cli/errors";
import { generatedFiles } from "./index";

/**
 * `npm run generate`: writes what is made from the inputs, monitors and SLOs.
 *
 * @param repository - where it is written
 * @param check - write nothing, and fail when a file is not what it would be
 */
export async function generate(repository: string, check: boolean): Promise<void> {
  if (!existsSync(join(repository, "Pulumi.yaml")))
    throw new UserError(
      `${resolve(repository)} is not the repository`,
      "run this in it, or give its root by --cwd",
    );
  for (const { path, text } of await generatedFiles(repository)) {
    const file = join(repository, path);
    const isCurrent = read(file) === text;
    if (isCurrent) console.log(`${path}: up to date`);
    else if (check) {
      console.error(`${path}: stale; run: npm run generate`);
      process.exitCode = 1;
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      console.log(`${path}: written`);
    }
  }
}

/** The file's text; undefined when there is none yet. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
