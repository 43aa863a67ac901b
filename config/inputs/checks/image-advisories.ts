import { edge } from "../../workloads/edge";
import { postgres } from "../../workloads/postgres";
import { proxy } from "../../workloads/proxy";
import { redis, redisCache } from "../../workloads/redis";
import type { WorkloadDefinition } from "../../workloads/workload";
import { error, warning } from "../errors";
import { because, set } from "../fix";
import { imageTag, imageVersion, type ImageName } from "../images";
import { advisoriesOf, nextSafeVersion, whyUnsafe } from "../safe-versions";
import type { Check } from "./check";

/** The images against which something may be known, each with the containers of it. */
const judged: readonly [ImageName, readonly WorkloadDefinition[]][] = [
  ["litellm", [proxy]],
  ["haproxy", [edge]],
  ["postgres", [postgres]],
  ["redis", [redis, redisCache]],
];

/**
 * A tag of the projects' own: `17.11-bookworm`, `8.10.1-alpine3.22`. Others are built by somebody else,
 * as distributions do, who mends holes without another version.
 */
const ofTheProject = /^v?\d+(\.\d+)+(-(alpine|slim|bookworm|bullseye|trixie|forky)[\d.]*)*$/;

/**
 * Refuses images with known holes that clients could use, and warns of those that only the proxies could.
 * What the gateway doesn't run is not judged, nor a tag that leaves the release open, such as `17`.
 */
export const checkImageAdvisories: Check = ({ settings, secrets }) =>
  judged.flatMap(([name, workloads]) => {
    const image = settings.images[name];
    const version = imageVersion(image);
    const reason = version && isTold(name, image) ? whyUnsafe(name, version) : undefined;
    if (!version || !reason || !workloads.some(({ isMade }) => isMade(settings, secrets)))
      return [];
    const next = nextSafeVersion(name, version);
    const fix = next ? because`; run: ${set(`images.${name}`, withVersion(image, next))}` : "";
    const isUsable = advisoriesOf(name, version).some(({ usableBy }) => usableBy === "clients");
    const path = `images.${name}`;
    return [(isUsable ? error : warning)(path, because`${image} ${reason}${fix}`)];
  });

/** Whether a tag says all of a release, as its project writes it. LiteLLM's is judged whoever built it. */
function isTold(name: ImageName, image: string): boolean {
  return name === "litellm" || ofTheProject.test(imageTag(image) ?? "");
}

/** The same image in another version; its digest was of the old one. */
function withVersion(image: string, version: string): string {
  const tag = imageTag(image) ?? "";
  const [name = ""] = image.split("@");
  return name.slice(0, name.length - tag.length) + tag.replace(/\d+(\.\d+)*/, version);
}
