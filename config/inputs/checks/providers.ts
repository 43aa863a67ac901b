import { error, type Finding } from "../errors";
import { connectionOf } from "../../litellm/models";
import { isReachable } from "../../litellm/model-names";
import { factsOf, secretsOf, wildcardProviders, type Provider } from "../providers";
import type { Check, CheckInput } from "./check";
import { allOf, because, set, setSecret, type Reason } from "../fix";

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
    const { machineIdentity } = factsOf(provider);
    const keys = secretsOf(provider);
    // A pod can have a cloud role (IRSA, workload identity); half a key is refused below.
    if (machineIdentity && settings.target !== "docker") return [];
    // One of two is told of by checkAwsKeys.
    if (keys.some((key) => secrets.keys.includes(key))) return [];
    const why = machineIdentity ? ", and a container has no cloud role" : "";
    const more = others.length > 0 ? ` (nor have ${others.length} more models of it)` : "";
    const fix = allOf(keys.map((key) => setSecret(key)));
    return [
      error(
        `models[${first}].provider`,
        because`${provider} has no key${more}${why}; run: ${fix}; or name one of the stack's credentials in the model's credential`,
      ),
    ];
  });
};

const missingKeys = (provider: Provider, { secrets }: CheckInput) =>
  secretsOf(provider).filter((key) => !secrets.keys.includes(key));

/** Refuses half of AWS's key: the other half is then looked for in vain (boto3, "partial credentials"). */
export const checkAwsKeys: Check = (input) => {
  const missing = missingKeys("bedrock", input);
  if (missing.length !== 1) return [];
  return missing.map((key) =>
    error(key, because`is missing, but its other half is set; run: ${setSecret(key)}`),
  );
};

/** Refuses models that lack what their provider's calls need: an address, a region and the like. */
export const checkNeeds: Check = ({ settings }) =>
  settings.models.flatMap((model, index) => {
    const { provider } = model;
    const { needs, connection: examples, perModel } = factsOf(provider);
    const common = connectionOf(provider, settings);
    return needs
      .filter((need) => model[need] === undefined && common[need] === undefined)
      .map((need) => {
        const path = `models[${index}].${need}`;
        const example = examples[need] ?? "";
        const everywhere = perModel
          ? because`set it: ${set(path, example)}`
          : because`set it for all: ${set(`providers.${provider}.${need}`, example)}`;
        return error(path, because`is missing: ${provider} needs it; ${everywhere}`);
      });
  });

/** Refuses to serve all models of a provider that can't be reached. */
export const checkAllModels: Check = ({ settings, secrets }) =>
  wildcardProviders.flatMap((provider): Finding[] => {
    if (settings.providers[provider]?.allModels !== true) return [];
    if (isReachable(provider, settings, secrets)) return [];
    const refuse = (reason: Reason) => [error(`providers.${provider}.allModels`, reason)];
    const keys = secretsOf(provider);
    if (keys.length > 0)
      return refuse(
        because`is true, but ${provider} has no key; run: ${allOf(keys.map((key) => setSecret(key)))}`,
      );
    const fix = set(`providers.${provider}.baseUrl`, factsOf(provider).connection.baseUrl ?? "");
    return refuse(because`is true, but ${provider} has no address; run: ${fix}`);
  });
