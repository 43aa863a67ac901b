import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import Docker from "dockerode";
import execa from "execa";
import { labCacheDir } from "../lab/cache";
import { startDockerDaemon, stopDockerDaemon } from "../lab/docker-daemon";
import { buildEngine, labEngineFolder } from "../lab/engine";
import { ensureLabImage } from "../lab/images/build";
import { ensureLabImages, labImages, type LabImageName } from "../lab/images";
import { kubernetesNodeImage } from "../lab/kubernetes/image/image";
import {
  kubernetesNodeStatus,
  startKubernetesNode,
  stopKubernetesNode,
} from "../lab/kubernetes/node";
import { labImagePrefix } from "../lab/images/store";
import { installScanners, scannerNames } from "../lab/scanners";
import { UserError } from "../cli/errors";
import { wantedEngine } from "../cli/parts/engine";
import { printedProgress as progress } from "../cli/progress";

type Actions = Record<string, () => Promise<void>>;

const actions: Actions = { status, build, stop, clean };
const nodeActions: Actions = { start: startNode, stop: stopNode, status: nodeStatus };

/** `npm run lab -- ACTION` and `npm run lab -- kubernetes ACTION`: controls what the lab makes. */
export async function lab(action: string, nodeAction: string): Promise<void> {
  if (action === "kubernetes") await choose(nodeActions, nodeAction, "the Kubernetes node");
  else await choose(actions, action, "the lab");
}

async function choose(of: Actions, action: string, whose: string): Promise<void> {
  const run = of[action];
  if (!run) {
    const choices = of === actions ? [...Object.keys(of), "kubernetes"] : Object.keys(of);
    throw new UserError(
      `${whose} has no action "${action}"`,
      `choose one of: ${choices.join(", ")}`,
    );
  }
  await run();
}

async function status(): Promise<void> {
  const engine = existsSync(labEngineFolder(wantedEngine)) ? `pulumi ${wantedEngine}` : "none";
  const { stdout: size } = await execa("du", ["-sh", labCacheDir()], { reject: false });
  console.log(`Engine  ${engine}`);
  console.log(`Cache   ${size || `${labCacheDir()}: none`}`);
  const images = await labImagesHere();
  if (images)
    console.log(`Node    ${(await kubernetesNodeStatus()) ?? "no Kubernetes node is running"}`);
  console.log(
    images ? `Images  ${images.join("\n        ") || "none"}` : "Docker  no daemon answers",
  );
}

async function build(): Promise<void> {
  await progress.step("Pulumi engine", async (report) => {
    await buildEngine(wantedEngine, report);
    return { value: undefined, result: `pulumi ${wantedEngine}` };
  });
  await requireDocker();
  await progress.step("Images", async (report) => {
    const names = Object.keys(labImages) as LabImageName[];
    const references = await ensureLabImages(names, report);
    return { value: undefined, result: Object.values(references).join(", ") };
  });
  await progress.step("Kubernetes node", async (report) => {
    return { value: undefined, result: await ensureLabImage(kubernetesNodeImage, report) };
  });
  await progress.step("Scanners", async (report) => {
    await installScanners(report);
    return { value: undefined, result: scannerNames.join(", ") };
  });
}

async function requireDocker(): Promise<void> {
  await progress.step("Docker daemon", async (report) => {
    if (!(await labImagesHere())) await startDockerDaemon(report);
    return { value: undefined, result: "runs" };
  });
}

async function startNode(): Promise<void> {
  await requireDocker();
  await progress.step("Kubernetes node", async (report) => {
    const { kubeconfig } = await startKubernetesNode(report);
    return { value: undefined, result: `ready; KUBECONFIG=${kubeconfig}` };
  });
}

async function stopNode(): Promise<void> {
  const stopped = await stopKubernetesNode();
  console.log(stopped ? "stopped the Kubernetes node" : "no Kubernetes node is running");
}

async function nodeStatus(): Promise<void> {
  console.log((await kubernetesNodeStatus()) ?? "no Kubernetes node is running");
}

async function stop(): Promise<void> {
  if (await labImagesHere()) await stopNode();
  const stopped = await stopDockerDaemon();
  console.log(
    stopped
      ? "stopped the Docker daemon that the lab started"
      : "the lab has no Docker daemon running",
  );
}

async function clean(): Promise<void> {
  const docker = new Docker();
  // An image that is in use can't be removed.
  if (await labImagesHere()) await stopKubernetesNode();
  for (const image of (await labImagesHere()) ?? []) {
    await docker.getImage(image).remove();
    console.log(`removed ${image}`);
  }
  await stop();
  await rm(labCacheDir(), { recursive: true, force: true });
  console.log(`removed ${labCacheDir()}`);
}

/** The lab's images that the daemon has; undefined when none answers. */
async function labImagesHere(): Promise<string[] | undefined> {
  const filters = { reference: [`${labImagePrefix}*`] };
  const images = await new Docker().listImages({ filters }).catch(() => undefined);
  return images?.flatMap(({ RepoTags: tags }) => tags ?? []);
}
