import valid from "semver/functions/valid";
import { error } from "../errors";
import { defaultImages, imageTag, imageVersion, isAtLeast } from "../images";
import type { Check } from "./check";
import { because, set } from "../fix";

/** Published to PyPI with a credential stealer on 2026-03-24 (BerriAI/litellm#24518, PYSEC-2026-2). */
const malicious = ["1.82.7", "1.82.8"];

/**
 * The one release that LiteLLM excepts where it says that its releases are its own, uncompromised ones
 * (BerriAI/litellm discussion 48242).
 */
const suspect = "1.107.0";

/**
 * The first safe release of each line that has one; later lines are safe from their first. Below them
 * a key without a user reads what `/key/info` says of other keys (BerriAI/litellm#52838). The oldest
 * has all else that the gateway relies on, too: the master key check at boot, `--validate_config`, and
 * a start without a network (BerriAI/litellm#46711).
 */
const safe = ["1.106.12", "1.108.13", "1.109.3", "1.110.2"] as const;
const newestSafe = safe[3];

/** Refuses LiteLLM versions that are malicious, unsafe or too old, or that can't be determined. */
export const checkLiteLLMVersion: Check = ({ settings: { images } }) => {
  const path = "images.litellm";
  const fix = because`run: ${set(path, defaultImages.litellm)}`;
  const refuse = (reason: string) => [error(path, because`${images.litellm} ${reason}; ${fix}`)];
  const version = imageVersion(images.litellm);
  if (version === undefined || !valid(version)) {
    return refuse(
      `doesn't say its version, so it can't be checked; write the full version as its tag, such as ${imageTag(defaultImages.litellm)} (a digest may follow it)`,
    );
  }
  const unsafe = whyUnsafe(version);
  return unsafe === undefined ? [] : refuse(unsafe);
};

/**
 * Why a version of LiteLLM isn't run.
 *
 * @param version - three numbers with dots
 * @returns the reason as the end of a sentence about the version; undefined when it is safe
 */
export function whyUnsafe(version: string): string | undefined {
  if (malicious.includes(version))
    return "is a release that stole credentials (BerriAI/litellm#24518)";
  if (version === suspect)
    return "is the one release that LiteLLM doesn't vouch for (BerriAI/litellm discussion 48242)";
  const line = (of: string) => of.slice(0, of.lastIndexOf("."));
  const least = safe.find((first) => line(first) === line(version)) ?? newestSafe;
  if (isAtLeast(version, least)) return undefined;
  return `has known security holes: a key without a user reads what /key/info says of others (BerriAI/litellm#52838), and older versions have worse (CVE-2026-114612); safe are ${safe.join(", ")} and newer ones of their lines, and all later lines`;
}
