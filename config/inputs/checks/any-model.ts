import { error } from "../errors";
import { servedWhole } from "../../litellm/model-names";
import type { Check } from "./check";
import { because, set, setSecret } from "../fix";

/** Refuses a gateway that could answer nothing. */
export const checkAnyModel: Check = ({ settings, secrets }) => {
  if (settings.models.length > 0 || servedWhole(settings, secrets).length > 0) return [];
  const fix = because`add one, or a provider that serves all of its models: ${setSecret("openaiApiKey")}, or ${set("providers.ollama.baseUrl", "http://host.docker.internal:11434")}`;
  return [error("models", because`there is none; ${fix}`)];
};
