import valid from "semver/functions/valid";
import { error } from "../errors";
import { because, set } from "../fix";
import { defaultImages, imageTag, imageVersion } from "../images";
import type { Check } from "./check";

/** Refuses a LiteLLM whose version can't be told: nothing could be known against it. */
export const checkLiteLLMVersion: Check = ({ settings: { images } }) => {
  const version = imageVersion(images.litellm);
  if (version !== undefined && valid(version)) return [];
  const reason = because`${images.litellm} doesn't say its version, so it can't be checked; write the full version as its tag, such as ${imageTag(defaultImages.litellm) ?? ""} (a digest may follow it); run: ${set("images.litellm", defaultImages.litellm)}`;
  return [error("images.litellm", reason)];
};
