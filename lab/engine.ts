import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import execa from "execa";
import { labCacheDir } from "./cache";
import { LabError } from "./error";
import { writeLauncher } from "./launcher";

/** Folder with `bin/pulumi`, as the Automation API wants it. */
export function labEngineFolder(version: string): string {
  return labCacheDir("engine", version);
}

/**
 * Builds the Pulumi engine from its Go module, unless it is in the cache. Its language host is a
 * stand-in, because that Go module is not served everywhere.
 *
 * @param version - such as `3.259.0`
 * @param report - gets a line for each step
 */
export async function buildEngine(version: string, report: (line: string) => void): Promise<void> {
  const folder = labEngineFolder(version);
  if (!existsSync(join(folder, "bin", "pulumi"))) await build(version, folder, report);
  // The engine looks for its language host beside itself.
  const host = join(folder, "bin", "pulumi-language-nodejs");
  await writeLauncher(host, join(__dirname, "language-host.ts"));
}

async function build(
  version: string,
  folder: string,
  report: (line: string) => void,
): Promise<void> {
  const module = "github.com/pulumi/pulumi";
  await mkdir(labCacheDir("engine"), { recursive: true });
  const work = await mkdtemp(`${folder}.making-`);
  const go = (...args: string[]) => execa("go", args, { cwd: work });
  try {
    await writeFile(join(work, "go.mod"), "module engine\n\ngo 1.25\n");
    report(`fetching the Go module of pulumi ${version} (about 1 min)`);
    await go("get", "-tool", `${module}/pkg/v3/cmd/pulumi@v${version}`);
    report(`building pulumi ${version} (about 4 min on 2 cores, once)`);
    // The engine tells its version only when the linker sets it.
    const flags = `-s -w -X ${module}/sdk/v3/go/common/version.Version=v${version}`;
    await go("build", "-ldflags", flags, "-o", "bin/pulumi", `${module}/pkg/v3/cmd/pulumi`);
    await rename(work, folder);
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === "ENOENT" ? "Go is not installed" : String(error);
    throw new LabError(
      `pulumi ${version} could not be built: ${reason}. Install the Pulumi CLI (pulumi.com/docs/install) or Go, and run this again`,
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
