import { servedWhole } from "./model-names";
import {
  connectionInputs,
  factsOf,
  providerSecrets,
  secretsOf,
  type ConnectionInput,
  type ProviderSecretKey,
  type WildcardProvider,
} from "../inputs/providers";
import type { Model, Settings } from "../inputs/schema";
import { credentialEnvironment, type SecretNames } from "../inputs/secrets";
import { mockUpstream } from "./addresses";
import { deploymentIds } from "./deployment-ids";
import { connectionOf, litellmModel, litellmRoute, priceOrFree } from "./models";
import { renamed } from "./renames";
import { fromEnvironment, perToken, sorted } from "./values";
import { weightsOf } from "./weights";

/** LiteLLM's `model_list`: one entry for each model, then those of providers that serve all. */
export function modelList(settings: Settings, secrets: SecretNames) {
  const ids = deploymentIds(settings.models);
  const weights = weightsOf(settings);
  return [
    ...settings.models.map((model, index) => ({
      model_name: model.name,
      litellm_params: {
        model: litellmModel(model),
        ...renamed("litellm_params", connection(model, settings)),
        ...keys(model, secrets),
        ...renamed("litellm_params", model, { ...prices(model), weight: weights[index] }),
        ...sorted(model.extra),
      },
      model_info: {
        id: ids[index],
        ...renamed("model_info", model, {
          disable_background_health_check: model.healthCheck?.enabled === false || undefined,
        }),
      },
    })),
    ...servedWhole(settings, secrets).map((provider) => wildcard(provider, settings)),
  ];
}

/** Where a model is: what it says itself, else what is said for all of its provider. */
function connection(model: Model, settings: Settings): Partial<Record<ConnectionInput, unknown>> {
  if (model.provider === "mock")
    return { baseUrl: `http://${mockUpstream.host}:${mockUpstream.port}/v1` };
  const common = connectionOf(model.provider, settings);
  return Object.fromEntries(
    connectionInputs.map((input) => [input, model[input] ?? common[input]]),
  );
}

/** What opens a model. */
function keys({ provider, credential }: Model, secrets: SecretNames) {
  const [key, ...more] = secretsOf(provider);
  if (credential !== undefined) {
    // It stands for a key of one part. For AWS's of two, Bedrock takes an API key instead.
    const name = key && more.length === 0 ? keyParameter(key) : "api_key";
    return { [name]: fromEnvironment(credentialEnvironment(credential)) };
  }
  // Without one, LiteLLM would send it the environment's OPENAI_API_KEY.
  if (factsOf(provider).perModel) return { api_key: "not-needed" };
  const own = secretsOf(provider).filter((key) => secrets.keys.includes(key));
  return Object.fromEntries(own.map((key) => [keyParameter(key), fromSecret(key)]));
}

/** Names a provider's key; all of them are in the environment. */
const fromSecret = (key: ProviderSecretKey) => fromEnvironment(providerSecrets[key].environment);

/** LiteLLM's name of a key in a deployment. */
const keyParameter = (key: ProviderSecretKey) => providerSecrets[key].parameter ?? "api_key";

/**
 * All prices of tokens or none: LiteLLM takes what is unset beside a set price as 0
 * (BerriAI/litellm#35691), and cached tokens too, which cost the input price where nothing is said.
 */
function prices(model: Model) {
  const input = priceOrFree(model, model.inputCostPerMillionTokens);
  if (input === undefined)
    return factsOf(model.provider).prices === "answers" && !hasOther(model) ? pricedByAnswers : {};
  return {
    input_cost_per_token: perToken(input),
    // Embeddings have no output tokens; a price of 0 keeps LiteLLM from looking for one.
    output_cost_per_token: perToken(model.outputCostPerMillionTokens ?? 0),
    cache_read_input_token_cost: perToken(model.cachedReadCostPerMillionTokens ?? input),
    cache_creation_input_token_cost: perToken(model.cacheWriteCostPerMillionTokens ?? input),
  };
}

const hasOther = (model: Model) =>
  [model.costPerImage, model.costPerSecond, model.costPerCharacter, model.costPerQuery].some(
    (price) => price !== undefined,
  );

/**
 * OpenRouter says the cost of each answer, and LiteLLM takes that before any price (litellm:
 * cost_calculator.py response_cost_calculator). Its models are not in the price map; a price of
 * nothing keeps LiteLLM from refusing them as unpriced.
 */
const pricedByAnswers = { input_cost_per_query: 0 };

/** All models of a provider, as `openai/gpt-4o` and the like. */
function wildcard(provider: WildcardProvider, settings: Settings) {
  const { prices } = factsOf(provider);
  const [key] = secretsOf(provider);
  return {
    model_name: `${provider}/*`,
    litellm_params: {
      model: `${litellmRoute(provider, "chat")}/*`,
      ...renamed("litellm_params", connectionOf(provider, settings)),
      ...(key && { api_key: fromSecret(key) }),
      ...(prices === "free" && { input_cost_per_token: 0, output_cost_per_token: 0 }),
      ...(prices === "answers" && pricedByAnswers),
    },
    model_info: { id: `${provider}/*` },
  };
}
