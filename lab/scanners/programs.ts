import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { labCacheDir } from "../cache";
import { recipeHash } from "../images/recipe";
import { run } from "../images/run";

/** The scanners that are made of a Go module, `programs/NAME`, and the package of each. */
const packages = {
  "kube-linter": "golang.stackrox.io/kube-linter/cmd/kube-linter",
  "kube-score": "github.com/zegl/kube-score/cmd/kube-score",
  kubesec: ".",
  trivy: ".",
};

export type GoScanner = keyof typeof packages;

const folderOf = (name: GoScanner) => join(__dirname, "programs", name);

/** The program, once {@link buildProgram} made it. */
export async function program(name: GoScanner): Promise<string> {
  const hash = await recipeHash({ folder: folderOf(name) });
  return join(labCacheDir("scanners", `${name}-${hash}`), name);
}

/**
 * Builds a scanner from its Go module, unless it is in the cache.
 *
 * @param report - gets a line when it is built
 * @throws Error with the end of what `go` wrote; where Go is not installed or too old, too
 */
export async function buildProgram(name: GoScanner, report: (line: string) => void): Promise<void> {
  const folder = join(await program(name), "..");
  if (existsSync(folder)) return;
  await mkdir(labCacheDir("scanners"), { recursive: true });
  const work = await mkdtemp(`${folder}.making-`);
  try {
    report(`Building ${name} from its Go module (once, 1 to 3 min)`);
    const flags = ["-trimpath", "-ldflags", "-s -w"];
    await run("go", ["build", ...flags, "-o", join(work, name), packages[name]], {
      cwd: folderOf(name),
      // Trivy is built with it: https://github.com/aquasecurity/trivy/blob/v0.74.0/goreleaser.yml
      env: { CGO_ENABLED: "0", ...(name === "trivy" && { GOEXPERIMENT: "jsonv2" }) },
    });
    await rename(work, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
