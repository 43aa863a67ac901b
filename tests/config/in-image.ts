import Docker from "dockerode";
import { defaultImages, type Images } from "../../config/inputs/images";
import type { Settings } from "../../config/inputs/schema";
import { noSecrets } from "../../config/inputs/secrets";
import { ensureLabImages } from "../../lab/images";
import { labFallbacks } from "../../dev/lab-fallbacks";
import { findImages } from "../../cli/parts/images";

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
