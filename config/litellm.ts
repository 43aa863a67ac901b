import { stringify } from "yaml";
import type { Model, SecretKey, Settings } from "./schema";

/** Connections to Postgres that one proxy may hold: LiteLLM's `database_connection_pool_limit`. */
export const connectionPoolLimit = 10;

/** Where the mock upstream listens, as the proxies see it. */
export const mockUpstream = { host: "mock-upstream", port: 8080 };

/** Environment variables that LiteLLM's config refers to; their values are never in it. */
export const providerEnvironment: Record<SecretKey, string> = {
  openaiApiKey: "OPENAI_API_KEY",
  anthropicApiKey: "ANTHROPIC_API_KEY",
};

/** How the proxies reach one Redis. */
export interface RedisAddress {
  host: string;
  port: number;
  username: string;
}

/** What the config says beyond the settings: where things are. */
export interface LiteLLMConfigContext {
  /** Secret keys that the stack has. */
  secretsSet: readonly SecretKey[];
  /** Redis for spend queues, rate limits and locks. */
  coordination: RedisAddress;
  /** Redis for cached answers; undefined when the cache is off. */
  cache: RedisAddress | undefined;
}

/**
 * LiteLLM's config.yaml. The same settings give the same bytes, and secrets are only named
 * (`os.environ/NAME`).
 */
export function renderLiteLLMConfig(settings: Settings, context: LiteLLMConfigContext): string {
  const config = {
    model_list: [
      ...settings.models.map((model) => deployment(model, settings)),
      ...providerWildcards(settings, context.secretsSet),
    ],
    litellm_settings: {
      request_timeout: settings.requestTimeoutSeconds,
      ...cacheSettings(settings, context.cache),
    },
    general_settings: {
      master_key: "os.environ/LITELLM_MASTER_KEY",
      database_url: "os.environ/DATABASE_URL",
      database_connection_pool_limit: connectionPoolLimit,
      coordination_redis: {
        host: context.coordination.host,
        port: context.coordination.port,
        username: context.coordination.username,
        password: "os.environ/COORDINATION_REDIS_PASSWORD",
      },
      // A proxy that is to stop says so to the load balancer while it still serves (config/scripts.ts).
      enable_drain_endpoint: true,
      // Nobody's X-Forwarded-For is believed; unset, LiteLLM warns at each start.
      trusted_proxy_ranges: [],
    },
  };
  return `# Made by litellm-gateway from the stack's settings; edits here are lost.\n${stringify(config)}`;
}

function cacheSettings({ cache }: Settings, redis: RedisAddress | undefined) {
  if (!redis) return { cache: false };
  return {
    cache: true,
    cache_params: {
      type: "redis",
      host: redis.host,
      port: redis.port,
      username: redis.username,
      password: "os.environ/CACHE_REDIS_PASSWORD",
      ttl: cache.ttlSeconds,
    },
  };
}

function deployment(model: Model, settings: Settings) {
  return {
    model_name: model.name,
    litellm_params: { ...upstream(model, settings), ...prices(model) },
    model_info: { mode: model.mode },
  };
}

function upstream({ provider, mode, name, model = name }: Model, { ollamaBaseUrl }: Settings) {
  switch (provider) {
    case "openai":
      return { model: `openai/${model}`, api_key: "os.environ/OPENAI_API_KEY" };
    case "anthropic":
      return { model: `anthropic/${model}`, api_key: "os.environ/ANTHROPIC_API_KEY" };
    case "ollama": {
      // ollama_chat is LiteLLM's route to Ollama's chat API; embeddings have only the other.
      const route = mode === "chat" ? "ollama_chat" : "ollama";
      return { model: `${route}/${model}`, api_base: ollamaBaseUrl };
    }
    case "mock": {
      const api_base = `http://${mockUpstream.host}:${mockUpstream.port}/v1`;
      return { model: `openai/${model}`, api_base, api_key: "not-needed" };
    }
  }
}

/** LiteLLM counts in USD per token; rounding to 15 digits keeps 0.15 / 1e6 from becoming 1.4999…e-7. */
const perToken = (perMillion: number) => Number((perMillion / 1e6).toPrecision(15));

function prices({ inputCostPerMillionTokens: input, outputCostPerMillionTokens: output }: Model) {
  return {
    ...(input === undefined ? {} : { input_cost_per_token: perToken(input) }),
    // Embeddings have no output tokens; a price of 0 keeps LiteLLM from looking for one.
    ...(input === undefined ? {} : { output_cost_per_token: perToken(output ?? 0) }),
  };
}

/** A provider whose key is set serves all its models, as `openai/gpt-4o` and the like. */
function providerWildcards({ ollamaBaseUrl }: Settings, secretsSet: readonly SecretKey[]) {
  const wildcard = (name: string, params: Record<string, string>) => ({
    model_name: `${name}/*`,
    litellm_params: params,
  });
  return [
    ...(secretsSet.includes("openaiApiKey")
      ? [wildcard("openai", { model: "openai/*", api_key: "os.environ/OPENAI_API_KEY" })]
      : []),
    ...(secretsSet.includes("anthropicApiKey")
      ? [wildcard("anthropic", { model: "anthropic/*", api_key: "os.environ/ANTHROPIC_API_KEY" })]
      : []),
    ...(ollamaBaseUrl
      ? [wildcard("ollama", { model: "ollama_chat/*", api_base: ollamaBaseUrl })]
      : []),
  ];
}
