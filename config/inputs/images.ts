import coerce from "semver/functions/coerce";
import gte from "semver/functions/gte";

/**
 * The images a gateway runs, by full version.
 *
 * Tags seen in the projects' own lists (docker-library/official-images, 2026-08; the LiteLLM
 * version is the newest whose database migrations and packages are tested here; Presidio's is the
 * newest seen in other projects with a digest, 2026-09; the Agent's is the one of Datadog's own Helm
 * chart 3.240.0, from the registry that its documentation names first).
 * `docs/images.md` says what a first run on them should confirm.
 */
export const defaultImages = {
  litellm: "ghcr.io/berriai/litellm-non_root:v1.106.12",
  postgres: "postgres:17.11-bookworm",
  redis: "redis:8.10.1",
  haproxy: "haproxy:3.4.6",
  mockUpstream: "node:22-bookworm-slim",
  presidioAnalyzer: "ghcr.io/data-privacy-stack/presidio-analyzer:2.2.364",
  presidioAnonymizer: "ghcr.io/data-privacy-stack/presidio-anonymizer:2.2.364",
  datadogAgent: "registry.datadoghq.com/agent:7.81.1",
} as const;

/** Name of an image that a gateway may run; a key of the `images` setting. */
export type ImageName = keyof typeof defaultImages;

/** Every image by name. */
export type Images = Record<ImageName, string>;

/**
 * The tag of an image reference, without a digest: `postgres:17.11@sha256:…` has `17.11`.
 * Undefined when there is none; a port of the registry is not taken for a tag.
 */
export function imageTag(reference: string): string | undefined {
  const [name = ""] = reference.split("@");
  const lastPart = name.slice(name.lastIndexOf("/") + 1);
  const colon = lastPart.indexOf(":");
  return colon === -1 ? undefined : lastPart.slice(colon + 1);
}

/**
 * The version that an image's tag begins with: `v1.110.2-lab.1` has `1.110.2`, `17.11-bookworm` has
 * `17.11`. Undefined when the tag doesn't begin with a number.
 */
export const imageVersion = (reference: string): string | undefined =>
  /^v?(\d+(?:\.\d+)*)/.exec(imageTag(reference) ?? "")?.[1];

/** The first number of an image's version. */
export const imageMajor = (reference: string): number | undefined =>
  coerce(imageVersion(reference))?.major;

/** Whether a version is at least another one; what one lacks counts as 0. */
export const isAtLeast = (version: string, least: string): boolean =>
  gte(coerce(version) ?? "0.0.0", coerce(least) ?? "0.0.0");
