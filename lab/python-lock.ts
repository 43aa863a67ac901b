import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LabError } from "./error";
import { run } from "./images/run";
import { ensurePythonEnvironment } from "./python-environment";

/** The Python of Debian bookworm, and its platform: what images are made of. */
const python = ["--python-version", "3.11.2", "--python-platform", "x86_64-unknown-linux-gnu"];

/**
 * The requirements.lock of an image's folder for one version of a package: made from its
 * requirements.in, with hashes. Of other packages the locked version stays where it fits.
 *
 * @param folder - has requirements.in and requirements.lock; nothing in it is changed
 * @param requirement - the line of requirements.in that gets the version, such as `litellm[proxy]`
 * @param report - gets a line when something takes time
 * @returns the text of the new lock file
 * @throws LabError with the package or pin that the registry doesn't have
 */
export async function lockPackages(
  folder: string,
  requirement: string,
  version: string,
  report: (line: string) => void,
): Promise<string> {
  const programs = await ensurePythonEnvironment(
    "uv",
    join(__dirname, "uv/requirements.lock"),
    report,
  );
  report("Resolving what it needs");
  const work = await mkdtemp(join(tmpdir(), "litellm-gateway-lock-"));
  try {
    const wanted = await readFile(join(folder, "requirements.in"), "utf8");
    const pinned = wanted.replace(`\n${requirement}\n`, `\n${requirement}==${version}\n`);
    await writeFile(join(work, "requirements.in"), pinned);
    const lock = join(work, "requirements.lock");
    await copyFile(join(folder, "requirements.lock"), lock);
    const compile = ["pip", "compile", "--quiet", "--generate-hashes", "--no-header", ...python];
    await run(join(programs, "uv"), [...compile, "requirements.in", "--output-file", lock], {
      cwd: work,
    }).catch((error: unknown) => {
      const cause = (error as Error).message.replace(/\s+/g, " ").replace(/^.* cause: /, "");
      throw new LabError(`${requirement}==${version} can't be had: ${cause}`, { cause: error });
    });
    return await readFile(lock, "utf8");
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
