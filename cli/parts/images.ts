import type Docker from "dockerode";
import { defaultImages, type ImageName, type Images } from "../../config/inputs/images";
import type { Settings } from "../../config/inputs/schema";
import type { SecretNames } from "../../config/inputs/secrets";
import type { CheckedStack } from "../../config/inputs/stack";
import { imagesOf, workloadsOf } from "../../config/workloads";
import { UserError } from "../errors";
import type { Fallbacks, Report } from "../fallbacks";
import { parseReference, registryHost } from "../registry/reference";
import type { Part } from "./origin";
import { isReachable } from "./reachable";

/** Images that a gateway with these settings and secrets runs. */
export const neededImages = (settings: Settings, secrets: SecretNames): ImageName[] =>
  imagesOf(workloadsOf(settings, secrets));

/** Result of {@link findImages}. */
export interface FoundImages {
  /** Images that were made here in place of the default ones, by name. */
  standIns: Partial<Images>;
  /** References of all. */
  references: string[];
  /** A line about each. */
  parts: Part[];
}

/**
 * Brings the images to the Docker daemon: those it has, else pulled ones, else ones that
 * are made here in place of the default ones.
 */
export async function findImages(
  docker: Docker,
  { settings, secrets }: Pick<CheckedStack, "settings" | "secrets">,
  report: Report,
  fallbacks: Fallbacks,
): Promise<FoundImages> {
  const missing: ImageName[] = [];
  const parts: Part[] = [];
  for (const name of neededImages(settings, secrets)) {
    const reference = settings.images[name];
    if (await isThere(docker, reference)) parts.push({ from: "yours", detail: reference });
    else if (await pull(docker, reference, report))
      parts.push({ from: "downloaded", detail: reference });
    else if (fallbacks.images && reference === defaultImages[name]) missing.push(name);
    else
      throw new UserError(
        `the image ${reference} (images.${name}) is neither here nor can it be pulled`,
        `check its name and your access to its registry (docker pull it)${fallbacks.images ? ", or remove the setting: the lab can make the default image" : ""}`,
      );
  }
  const standIns = (await fallbacks.images?.(missing, report)) ?? {};
  for (const detail of Object.values(standIns)) parts.push({ from: "lab", detail });
  return { standIns, references: parts.map(({ detail }) => detail), parts };
}

async function isThere(docker: Docker, reference: string): Promise<boolean> {
  return docker
    .getImage(reference)
    .inspect()
    .then(
      () => true,
      () => false,
    );
}

async function pull(docker: Docker, reference: string, report: Report): Promise<boolean> {
  if (!(await isReachable(registryHost(parseReference(reference).registry)))) return false;
  report(`pulling ${reference}`);
  try {
    const stream: NodeJS.ReadableStream = await docker.pull(reference);
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(stream, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    return true;
  } catch (error) {
    report(`${reference} can't be pulled: ${String(error)}`);
    return false;
  }
}
