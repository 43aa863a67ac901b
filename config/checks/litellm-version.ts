import { error } from "../errors";
import { defaultImages, imageVersion, isAtLeast } from "../images";
import type { Check } from "./check";
import { set } from "./commands";

/** Published to PyPI with a credential stealer on 2026-03-24 (BerriAI/litellm#24518, PYSEC-2026-2). */
const malicious = ["1.82.7", "1.82.8"];

/** Below it a Host header bypasses authentication (CVE-2026-49468, GHSA-4xpc-pv4p-pm3w). */
const securityFloor = [1, 86, 2];

/** First with the master key check at boot and `--validate_config`, which the gateway relies on. */
const featureFloor = [1, 104, 0];

/** Refuses LiteLLM versions that are malicious, unsafe or too old, or that can't be determined. */
export const checkLiteLLMVersion: Check = ({ settings: { images } }) => {
  const path = "images.litellm";
  const fix = `run: ${set(path, defaultImages.litellm)}`;
  const refuse = (reason: string) => [error(path, `${images.litellm} ${reason}; ${fix}`)];
  const version = imageVersion(images.litellm);
  if (version?.length !== 3) {
    return refuse(
      "doesn't say its version, so it can't be checked; write the full version as its tag, such as v1.106.2 (a digest may follow it)",
    );
  }
  if (malicious.includes(version.join(".")))
    return refuse("is a release that stole credentials (BerriAI/litellm#24518)");
  if (!isAtLeast(version, securityFloor))
    return refuse("has known authentication bypasses (CVE-2026-49468); v1.104.0 is the least");
  if (!isAtLeast(version, featureFloor))
    return refuse("lacks what the gateway relies on; v1.104.0 is the least");
  return [];
};
