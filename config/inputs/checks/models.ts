import { error } from "../errors";
import { deploymentIds } from "../../litellm/deployment-ids";
import { litellmModel } from "../../litellm/models";
import type { Check } from "./check";
import { because, set } from "../fix";
import { modelsByName, repeated } from "./names";

/**
 * Refuses names that nobody could ask for. `*` makes a pattern of a name for LiteLLM
 * (docs.litellm.ai/docs/wildcard_routing); what matches it is an input of providers here.
 */
export const checkNamesOfModels: Check = ({ settings }) =>
  settings.models.flatMap(({ name, model }, index) => {
    const path = `models[${index}].name`;
    if (name.trim() === "")
      return [error(path, "is only spaces; give it the name that clients ask for")];
    if (name !== name.trim())
      return [error(path, `${JSON.stringify(name)} begins or ends with a space; leave it out`)];
    const wildcard = [name, model ?? ""].find((text) => text.includes("*"));
    if (wildcard === undefined) return [];
    const at = wildcard === name ? path : `models[${index}].model`;
    const fix = set("providers.openai.allModels", true);
    const reason = because`${wildcard} has a *; all models of a provider are served by its allModels: ${fix}`;
    return [error(at, reason)];
  });

/**
 * Refuses what is there twice: one name, one way to one model. It would only count double, and both
 * would have one id (config/litellm/deployment-ids.ts), by which LiteLLM counts budgets and limits.
 */
export const checkDuplicates: Check = ({ settings: { models } }) =>
  repeated(deploymentIds(models)).map(({ first, again }) =>
    error(
      `models[${again}]`,
      `says the same as models[${first}]: ${models[again]?.name ?? ""} by the same way to the same model; remove one, or give it a weight`,
    ),
  );

/** Refuses one name for two modes: which one answers would be a matter of luck. */
export const checkModesOfNames: Check = ({ settings }) =>
  [...modelsByName(settings).values()].flatMap(([first, ...others]) =>
    others
      .filter(({ model }) => model.mode !== first?.model.mode)
      .map(({ model, index }) =>
        error(
          `models[${index}].mode`,
          `is ${model.mode}, but models[${first?.index ?? 0}] of the same name, ${model.name}, is ${first?.model.mode ?? ""}; a name has one mode, so give one of them another name`,
        ),
      ),
  );

/**
 * Refuses one model of a provider in two modes: LiteLLM keeps one mode for each `provider/model`,
 * and would call all of them that way (it logs "preserving existing mode"; litellm: router.py).
 */
export const checkModesOfBackends: Check = ({ settings: { models } }) => {
  const first = new Map<string, number>();
  return models.flatMap((model, index) => {
    const backend = litellmModel(model);
    const before = first.get(backend);
    if (before === undefined) first.set(backend, index);
    const mode = before === undefined ? model.mode : models[before]?.mode;
    // One name in two modes is told already.
    if (mode === model.mode || models[before ?? 0]?.name === model.name) return [];
    const reason = `is ${model.mode}, but models[${before ?? 0}] has ${backend} as ${mode ?? ""}, and LiteLLM keeps one mode for both; give them the same`;
    return [error(`models[${index}].mode`, reason)];
  });
};
