import { error, type Finding } from "../errors";
import { isReachable } from "../model-names";
import { connectionOf, providerFacts } from "../providers";
import { wildcardProviders, type Provider } from "../schema/providers";
import type { Check, CheckInput } from "./check";
import { set, setSecret } from "./commands";

/**
 * Refuses models whose provider has no key: LiteLLM would fail at the first request only
 * (BerriAI/litellm#34877). Each provider is told of once.
 */
export const checkKeys: Check = (input) => {
  const { settings, secrets } = input;
  const without = new Map<Provider, number[]>();
  for (const [index, { provider, credential }] of settings.models.entries()) {
    if (credential !== undefined || missingKeys(provider, input).length === 0) continue;
    const indexes = without.get(provider);
    if (indexes) indexes.push(index);
    else without.set(provider, [index]);
  }
  return [...without].flatMap(([provider, [first = 0, ...others]]) => {
    const { secrets: keys, machineIdentity } = providerFacts[provider];
    // A pod can have a cloud role (IRSA, workload identity); half a key is refused below.
    if (machineIdentity && settings.target !== "docker") return [];
    // One of two is told of by checkAwsKeys.
    if (keys.some((key) => secrets.keys.includes(key))) return [];
    const why = machineIdentity ? ", and a container has no cloud role" : "";
    const more = others.length > 0 ? ` (nor have ${others.length} more models of it)` : "";
    const fix = keys.map(setSecret).join(" and ");
    return [
      error(
        `models[${first}].provider`,
        `${provider} has no key${more}${why}; run: ${fix}; or name one of the stack's credentials in the model's credential`,
      ),
    ];
  });
};

const missingKeys = (provider: Provider, { secrets }: CheckInput) =>
  providerFacts[provider].secrets.filter((key) => !secrets.keys.includes(key));

/** Refuses half of AWS's key: the other half is then looked for in vain (boto3, "partial credentials"). */
export const checkAwsKeys: Check = (input) => {
  const missing = missingKeys("bedrock", input);
  if (missing.length !== 1) return [];
  return missing.map((key) =>
    error(key, `is missing, but its other half is set; run: ${setSecret(key)}`),
  );
};

/** Refuses models that lack what their provider's calls need: an address, a region and the like. */
export const checkNeeds: Check = ({ settings }) =>
  settings.models.flatMap((model, index) => {
    const { provider } = model;
    const common = connectionOf(provider, settings);
    return providerFacts[provider].needs
      .filter((need) => model[need] === undefined && common[need] === undefined)
      .map((need) => {
        const everywhere =
          provider === "openai-compatible"
            ? `set it: ${set(`models[${index}].${need}`, examples[need])}`
            : `set it for all: ${set(`providers.${provider}.${need}`, provider === "ollama" ? ollama : examples[need])}`;
        return error(`models[${index}].${need}`, `is missing: ${provider} needs it; ${everywhere}`);
      });
  });

const ollama = "http://host.docker.internal:11434";

const examples = {
  baseUrl: "https://example.com/v1",
  apiVersion: "2024-10-21",
  region: "eu-central-1",
  project: "my-project",
  location: "europe-west4",
};

/** Refuses to serve all models of a provider that can't be reached. */
export const checkAllModels: Check = ({ settings, secrets }) =>
  wildcardProviders.flatMap((provider): Finding[] => {
    if (settings.providers[provider]?.allModels !== true) return [];
    if (isReachable(provider, settings, secrets)) return [];
    const path = `providers.${provider}.allModels`;
    if (provider === "ollama")
      return [
        error(
          path,
          `is true, but ollama has no address; run: ${set("providers.ollama.baseUrl", ollama)}`,
        ),
      ];
    const fix = providerFacts[provider].secrets.map(setSecret).join(" and ");
    return [error(path, `is true, but ${provider} has no key; run: ${fix}`)];
  });
