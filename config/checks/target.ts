import { warning } from "../errors";
import type { Check } from "./check";

/**
 * Warns of Kubernetes: the inputs for it can be checked and LiteLLM's config be shown, but this
 * version deploys to Docker only; the component refuses it.
 */
export const checkTarget: Check = ({ settings: { target } }) => {
  if (target === "docker") return [];
  return [warning("target", `${target} can be checked, but not be deployed yet; only docker can`)];
};
