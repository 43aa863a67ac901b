import { servedWhole } from "../model-names";
import {
  factsOf,
  providerSecrets,
  secretsOf,
  type ProviderSecretKey,
  type WildcardProvider,
} from "../providers";
import type { Model, Settings } from "../schema";
import { credentialEnvironment, type SecretNames } from "../secrets";
import { mockUpstream } from "./addresses";
import { deploymentIds } from "./deployment-ids";
import { connectionOf, litellmModel, litellmRoute, priceOrFree } from "./models";
import { fromEnvironment, perToken, sorted, withoutUnset } from "./values";
import { weightsOf } from "./weights";

/** LiteLLM's `model_list`: one entry for each model, then those of providers that serve all. */
export function modelList(settings: Settings, secrets: SecretNames) {
  const ids = deploymentIds(settings.models);
  const weights = weightsOf(settings);
  return [
    ...settings.models.map((model, index) => ({
      model_name: model.name,
      litellm_params: {
        ...upstream(model, settings, secrets),
        ...callParameters(model),
        ...prices(model),
        ...limits(model),
        ...withoutUnset({ weight: weights[index], order: model.order, tags: model.tags }),
        ...sorted(model.extra),
      },
      model_info: { id: ids[index], ...modelInfo(model) },
    })),
    ...servedWhole(settings, secrets).map((provider) => wildcard(provider, settings)),
  ];
}

/** Where a model is, and what opens it. */
function upstream(model: Model, settings: Settings, secrets: SecretNames) {
  const { provider } = model;
  if (provider === "mock") {
    const api_base = `http://${mockUpstream.host}:${mockUpstream.port}/v1`;
    return { model: litellmModel(model), api_base, api_key: "not-needed" };
  }
  const common = connectionOf(provider, settings);
  const setting = (
    name: "baseUrl" | "apiVersion" | "region" | "project" | "location" | "organization",
  ) => model[name] ?? common[name];
  return {
    model: litellmModel(model),
    ...withoutUnset({
      api_base: setting("baseUrl"),
      api_version: setting("apiVersion"),
      organization: setting("organization"),
      aws_region_name: setting("region"),
      vertex_project: setting("project"),
      vertex_location: setting("location"),
    }),
    ...keys(model, secrets),
  };
}

function keys({ provider, credential }: Model, secrets: SecretNames) {
  const [key, ...more] = secretsOf(provider);
  if (credential !== undefined) {
    // It stands for a key of one part. For AWS's of two, Bedrock takes an API key instead.
    const name = key && more.length === 0 ? keyParameter(key) : "api_key";
    return { [name]: fromEnvironment(credentialEnvironment(credential)) };
  }
  // Without one, LiteLLM would send it the environment's OPENAI_API_KEY.
  if (provider === "openai-compatible") return { api_key: "not-needed" };
  const own = secretsOf(provider).filter((key) => secrets.keys.includes(key));
  return Object.fromEntries(own.map((key) => [keyParameter(key), fromSecret(key)]));
}

/** Names a provider's key; all of them are in the environment. */
const fromSecret = (key: ProviderSecretKey) => fromEnvironment(providerSecrets[key].environment);

/** LiteLLM's name of a key in a deployment. */
const keyParameter = (key: ProviderSecretKey) => providerSecrets[key].parameter ?? "api_key";

/** Used when a request doesn't say (`Router`: a request's own parameters go first). */
const callParameters = (model: Model) =>
  withoutUnset({
    max_tokens: model.maxTokens,
    temperature: model.temperature,
    top_p: model.topP,
    reasoning_effort: model.reasoningEffort,
    drop_params: model.dropUnsupportedParameters,
    timeout: model.timeoutSeconds,
    stream_timeout: model.streamTimeoutSeconds,
    num_retries: model.maxRetries,
  });

/**
 * All prices or none: LiteLLM takes what is unset beside a set price as 0
 * (BerriAI/litellm#35691), and cached tokens too, which cost the input price where nothing is said.
 */
function prices(model: Model) {
  const input = priceOrFree(model, model.inputCostPerMillionTokens);
  const others = withoutUnset({
    output_cost_per_image: model.costPerImage,
    input_cost_per_second: model.costPerSecond,
    input_cost_per_character: model.costPerCharacter,
    input_cost_per_query: model.costPerQuery,
  });
  if (input === undefined) {
    if (factsOf(model.provider).prices === "answers" && Object.keys(others).length === 0)
      return pricedByProvider;
    return others;
  }
  return {
    input_cost_per_token: perToken(input),
    // Embeddings have no output tokens; a price of 0 keeps LiteLLM from looking for one.
    output_cost_per_token: perToken(model.outputCostPerMillionTokens ?? 0),
    cache_read_input_token_cost: perToken(model.cachedReadCostPerMillionTokens ?? input),
    cache_creation_input_token_cost: perToken(model.cacheWriteCostPerMillionTokens ?? input),
    ...others,
  };
}

/**
 * OpenRouter says the cost of each answer, and LiteLLM takes that before any price (litellm 1.106.2,
 * `response_cost_calculator`). Its models are not in the price map; a price of nothing keeps
 * LiteLLM from refusing them as unpriced.
 */
const pricedByProvider = { input_cost_per_query: 0 };

const limits = (model: Model) =>
  withoutUnset({
    rpm: model.rpm,
    tpm: model.tpm,
    max_parallel_requests: model.maxParallelRequests,
    max_budget: model.budget?.maxUsd,
    budget_duration: model.budget?.period,
  });

const modelInfo = ({ mode, baseModel, accessGroups, healthCheck }: Model) =>
  withoutUnset({
    mode,
    base_model: baseModel,
    access_groups: accessGroups,
    disable_background_health_check: healthCheck?.enabled === false ? true : undefined,
    health_check_model: healthCheck?.model,
    health_check_timeout: healthCheck?.timeoutSeconds,
    health_check_max_tokens: healthCheck?.maxTokens,
  });

/** All models of a provider, as `openai/gpt-4o` and the like. */
function wildcard(provider: WildcardProvider, settings: Settings) {
  const { prices } = factsOf(provider);
  const common = connectionOf(provider, settings);
  const [key] = secretsOf(provider);
  return {
    model_name: `${provider}/*`,
    litellm_params: {
      model: `${litellmRoute(provider, "chat")}/*`,
      ...withoutUnset({ api_base: common.baseUrl, organization: common.organization }),
      ...(key && { api_key: fromSecret(key) }),
      ...(prices === "free" && { input_cost_per_token: 0, output_cost_per_token: 0 }),
      ...(prices === "answers" && pricedByProvider),
    },
    model_info: { id: `${provider}/*` },
  };
}
