import { ensureLabImage } from "./build";
import { datadogAgentImage } from "./datadog-agent/image";
import { haproxyImage } from "./haproxy/image";
import type { LabImage } from "./labImage";
import { litellmImage } from "./litellm/image";
import { mockUpstreamImage } from "./mock-upstream/image";
import { postgresImage } from "./postgres/image";
import { presidioAnalyzerImage, presidioAnonymizerImage } from "./presidio/image";
import { redisImage } from "./redis/image";

/** The image of each part of a gateway, under the name it has in the `images` settings. */
export const labImages = {
  litellm: litellmImage,
  postgres: postgresImage,
  redis: redisImage,
  haproxy: haproxyImage,
  mockUpstream: mockUpstreamImage,
  presidioAnalyzer: presidioAnalyzerImage,
  presidioAnonymizer: presidioAnonymizerImage,
  datadogAgent: datadogAgentImage,
} as const satisfies Record<string, LabImage>;

/** The name of a part that has a lab image. */
export type LabImageName = keyof typeof labImages;

/**
 * Makes sure that the Docker daemon has some lab images, one after the other: a build keeps two
 * cores busy by itself.
 *
 * @param names - the parts wanted
 * @param report - gets one line when something takes time
 * @returns each part's image reference
 * @throws what `ensureLabImage` throws for the first image that can't be had
 */
export async function ensureLabImages<Name extends LabImageName>(
  names: readonly Name[],
  report: (line: string) => void,
): Promise<Record<Name, string>> {
  const references: Partial<Record<Name, string>> = {};
  for (const name of names) references[name] = await ensureLabImage(labImages[name], report);
  return references as Record<Name, string>;
}
