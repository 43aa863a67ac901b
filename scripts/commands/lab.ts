import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import Docker from "dockerode";
import execa from "execa";
import { labCacheDir } from "../../lab/cache";
import { startDockerDaemon, stopDockerDaemon } from "../../lab/docker-daemon";
import { buildEngine, labEngineFolder } from "../../lab/engine";
import { ensureLabImages, labImages, type LabImageName } from "../../lab/images";
import { labImagePrefix } from "../../lab/images/store";
import { UserError } from "../errors";
import { wantedEngine } from "../parts/engine";
import { printedProgress as progress } from "../progress";

const actions: Record<string, () => Promise<void>> = { status, build, stop, clean };

/** `npm run lab -- ACTION`: rules what the lab makes. */
export async function lab(action: string): Promise<void> {
  const run = actions[action];
  if (!run) {
    throw new UserError(
      `the lab has no action "${action}"`,
      `choose one of: ${Object.keys(actions).join(", ")}`,
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
  console.log(
    images ? `Images  ${images.join("\n        ") || "none"}` : "Docker  no daemon answers",
  );
}

async function build(): Promise<void> {
  await progress.step("Pulumi engine", async (report) => {
    await buildEngine(wantedEngine, report);
    return { value: undefined, result: `pulumi ${wantedEngine}` };
  });
  await progress.step("Docker daemon", async (report) => {
    if (!(await labImagesHere())) await startDockerDaemon(report);
    return { value: undefined, result: "runs" };
  });
  await progress.step("Images", async (report) => {
    const names = Object.keys(labImages) as LabImageName[];
    const references = await ensureLabImages(names, report);
    return { value: undefined, result: Object.values(references).join(", ") };
  });
}

async function stop(): Promise<void> {
  const stopped = await stopDockerDaemon();
  console.log(
    stopped
      ? "stopped the Docker daemon that the lab started"
      : "the lab has no Docker daemon running",
  );
}

async function clean(): Promise<void> {
  const docker = new Docker();
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
