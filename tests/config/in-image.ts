import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import Docker from "dockerode";
import { defaultImages, type Images } from "../../config/images";
import type { Settings } from "../../config/schema";
import { noSecrets } from "../../config/secrets";
import { ensureLabImages } from "../../lab/images";
import { labFallbacks } from "../../dev/lab-fallbacks";
import { findImages } from "../../scripts/parts/images";

const docker = new Docker();

/** The images that a gateway with these settings runs here: the lab's, where the real ones aren't. */
export async function imagesHere(settings: Settings): Promise<Images> {
  const { standIns } = await findImages(
    docker,
    { settings, secrets: noSecrets },
    () => undefined,
    labFallbacks,
  );
  return { ...settings.images, ...standIns };
}

/** LiteLLM's image of the default settings: the lab's, where the real one isn't. */
export async function litellmImage(): Promise<string> {
  const isThere = docker.getImage(defaultImages.litellm).inspect();
  return isThere.then(
    () => defaultImages.litellm,
    async () => (await ensureLabImages(["litellm"], () => undefined)).litellm,
  );
}

/** What a program said. */
export interface Outcome {
  exitCode: number;
  stdout: string;
  /** What it said on both outputs. */
  text: string;
}

/** Runs a program of an image on files, which it has in /files, without a network. */
export async function runInImage(
  image: string,
  files: Record<string, string>,
  command: readonly string[],
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-config-"));
  try {
    // The images' users are others than this one.
    await chmod(folder, 0o755);
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, name), content);
    const outputs = [new PassThrough(), new PassThrough()] as const;
    const said = Promise.all(outputs.map((output) => text(output)));
    const [{ StatusCode: exitCode }] = (await docker.run(image, command.slice(1), [...outputs], {
      // A terminal would mix the outputs.
      Tty: false,
      Entrypoint: command.slice(0, 1),
      HostConfig: { AutoRemove: true, NetworkMode: "none", Binds: [`${folder}:/files:ro`] },
    })) as [{ StatusCode: number }];
    const [stdout = "", stderr = ""] = await said;
    return { exitCode, stdout, text: stdout + stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
