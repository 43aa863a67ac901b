import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import execa from "execa";
import { UserError } from "../cli/errors";

const repository = join(__dirname, "..");

/** Where the list goes: into the package, which has all of `dist`. */
export const sbomFile = "dist/sbom.cdx.json";

/** The parts of package.json and of an entry of its lock that say what a package needs. */
interface Manifest {
  name: string;
  version: string;
  license: string;
  dependencies: Record<string, string>;
}

/**
 * `npm run sbom`: lists what is installed with the package, in the versions that it was tested with, by npm's
 * own tool as CycloneDX. Its peers are the program's own, so they are not in it.
 *
 * npm is asked in a folder with nothing else: in the repository it leaves out what the lab needs too, as
 * its tools.
 */
export async function sbom(): Promise<void> {
  const above = await mkdtemp(join(tmpdir(), "litellm-gateway-sbom-"));
  try {
    const manifest = published(await readJson<Manifest>("package.json"));
    const { packages, ...lock } = await readJson<{ packages: Record<string, object> }>(
      "package-lock.json",
    );
    // npm names the package after the folder.
    const folder = join(above, manifest.name);
    await mkdir(folder);
    await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
    const own = JSON.stringify({ ...lock, packages: { ...packages, "": manifest } });
    await writeFile(join(folder, "package-lock.json"), own);
    const npm = (...args: string[]) => execa("npm", args, { cwd: folder });
    // Takes what is no longer needed out of the lock, which knows all that stays.
    await npm("install", "--package-lock-only", "--offline", "--ignore-scripts", "--no-audit");
    const { stdout } = await npm("sbom", "--sbom-format", "cyclonedx", "--package-lock-only");
    const file = join(repository, sbomFile);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${stdout}\n`);
    console.log(sbomFile);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw stderr ? new UserError(`npm can't make the list: ${stderr}`) : error;
  } finally {
    await rm(above, { recursive: true, force: true });
  }
}

const published = ({ name, version, license, dependencies }: Manifest): Manifest => ({
  name,
  version,
  license,
  dependencies,
});

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(join(repository, file), "utf8")) as T;
}
