import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { labCacheDir } from "../../cache";
import { recipeHash } from "../../images/recipe";
import { run } from "../../images/run";
import { kubernetesVersion } from "./version";

const modules = join(__dirname, "programs");

/** What each Go module gives. */
const packages = {
  kubernetes: [
    "./pause",
    "./storage",
    ...[
      "kube-apiserver",
      "kube-controller-manager",
      "kube-proxy",
      "kube-scheduler",
      "kubectl",
      "kubelet",
    ].map((program) => `k8s.io/kubernetes/cmd/${program}`),
  ],
  coredns: ["."],
};

/**
 * Builds the node's programs from their Go modules, unless they are in the cache.
 *
 * @param report - gets a line for each step
 * @returns the folder they are in
 * @throws Error with the end of what `go` wrote; where Go is not installed or too old, too
 */
export async function buildPrograms(report: (line: string) => void): Promise<string> {
  const hash = await recipeHash({ folder: modules });
  const folder = labCacheDir("kubernetes", `${kubernetesVersion}-${hash}`);
  if (existsSync(folder)) return folder;
  await mkdir(labCacheDir("kubernetes"), { recursive: true });
  const work = await mkdtemp(`${folder}.making-`);
  try {
    report(`Building Kubernetes ${kubernetesVersion} from its Go module (once, about 6 min)`);
    await build("kubernetes", work);
    report("Building CoreDNS from its Go module (once, about 1 min)");
    await build("coredns", work);
    await rename(work, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

async function build(module: keyof typeof packages, folder: string): Promise<void> {
  // Programs tell their version only when the linker sets it; a kubelet must have one.
  const [major = "", minor = ""] = kubernetesVersion.split(".");
  const settings = { gitVersion: `v${kubernetesVersion}`, gitMajor: major, gitMinor: minor };
  const version = Object.entries(settings).map(
    ([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`,
  );
  const flags = ["-trimpath", "-ldflags", ["-s", "-w", ...version].join(" ")];
  // A folder as output: each program under its own name.
  await run("go", ["build", ...flags, "-o", `${folder}/`, ...packages[module]], {
    cwd: join(modules, module),
    env: { CGO_ENABLED: "0" },
  });
}
