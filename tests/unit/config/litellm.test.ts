import { parse } from "yaml";
import { renderLiteLLMConfig, type LiteLLMConfigContext } from "../../../config/litellm";
import type { SecretKey, SettingsInput } from "../../../config/schema";
import { parseSettings } from "../../../config/stack";

const redis = { host: "redis", port: 6379, username: "litellm" };

interface Rendered {
  model_list: {
    model_name: string;
    litellm_params: Record<string, unknown>;
    model_info?: object;
  }[];
  litellm_settings: Record<string, unknown>;
  general_settings: Record<string, unknown>;
}

function render(input: SettingsInput, context: Partial<LiteLLMConfigContext> = {}) {
  const secretsSet: readonly SecretKey[] = context.secretsSet ?? [];
  const settings = parseSettings(input, secretsSet);
  const text = renderLiteLLMConfig(settings, {
    secretsSet,
    coordination: redis,
    cache: undefined,
    ...context,
  });
  return { text, config: parse(text) as Rendered };
}

test("a priced model costs USD per token, exactly", () => {
  const { config } = render({
    models: [
      {
        name: "gpt-4o-mini",
        provider: "mock",
        inputCostPerMillionTokens: 0.15,
        outputCostPerMillionTokens: 0.6,
      },
    ],
  });
  expect(config.model_list).toEqual([
    {
      model_name: "gpt-4o-mini",
      litellm_params: {
        model: "openai/gpt-4o-mini",
        api_base: "http://mock-upstream:8080/v1",
        api_key: "not-needed",
        input_cost_per_token: 1.5e-7,
        output_cost_per_token: 6e-7,
      },
      model_info: { mode: "chat" },
    },
  ]);
});

test("a model without a price has none, so that LiteLLM's price map applies", () => {
  const { config } = render({ models: [{ name: "m", provider: "mock" }] });
  expect(config.model_list[0]?.litellm_params).not.toHaveProperty("input_cost_per_token");
  expect(config.model_list[0]?.litellm_params).not.toHaveProperty("output_cost_per_token");
});

test("providers name their keys, and hold none", () => {
  const { config, text } = render(
    {
      ollamaBaseUrl: "http://host.docker.internal:11434",
      models: [
        { name: "fast", provider: "openai", model: "gpt-4o-mini" },
        { name: "smart", provider: "anthropic", model: "claude-sonnet-4-5" },
        { name: "local", provider: "ollama", model: "llama3" },
        { name: "local-vectors", provider: "ollama", model: "nomic-embed-text", mode: "embedding" },
      ],
    },
    { secretsSet: ["openaiApiKey", "anthropicApiKey"] },
  );
  const params = Object.fromEntries(
    config.model_list.map(({ model_name, litellm_params }) => [model_name, litellm_params]),
  );
  expect(params).toEqual({
    fast: { model: "openai/gpt-4o-mini", api_key: "os.environ/OPENAI_API_KEY" },
    smart: { model: "anthropic/claude-sonnet-4-5", api_key: "os.environ/ANTHROPIC_API_KEY" },
    local: { model: "ollama_chat/llama3", api_base: "http://host.docker.internal:11434" },
    "local-vectors": {
      model: "ollama/nomic-embed-text",
      api_base: "http://host.docker.internal:11434",
    },
    "openai/*": { model: "openai/*", api_key: "os.environ/OPENAI_API_KEY" },
    "anthropic/*": { model: "anthropic/*", api_key: "os.environ/ANTHROPIC_API_KEY" },
    "ollama/*": { model: "ollama_chat/*", api_base: "http://host.docker.internal:11434" },
  });
  expect(text).not.toMatch(/sk-/);
});

test("spend and limits go through Redis, and the database is named by environment", () => {
  const { config } = render({ models: [{ name: "m", provider: "mock" }] });
  expect(config.general_settings).toMatchObject({
    master_key: "os.environ/LITELLM_MASTER_KEY",
    database_url: "os.environ/DATABASE_URL",
    database_connection_pool_limit: 10,
    coordination_redis: { ...redis, password: "os.environ/COORDINATION_REDIS_PASSWORD" },
    enable_drain_endpoint: true,
  });
});

test("the cache is off unless it has a Redis", () => {
  const models = [{ name: "m", provider: "mock" as const }];
  expect(render({ models }).config.litellm_settings.cache).toBe(false);
  const cache = { ...redis, host: "redis-cache" };
  const { config } = render({ models, cache: { enabled: true, ttlSeconds: 60 } }, { cache });
  expect(config.litellm_settings).toMatchObject({
    cache: true,
    cache_params: { type: "redis", ...cache, password: "os.environ/CACHE_REDIS_PASSWORD", ttl: 60 },
  });
});

test("the same settings give the same bytes, whatever the order of their keys", () => {
  const one = { replicas: 2, models: [{ name: "m", provider: "mock" as const }] };
  const two = { models: [{ provider: "mock" as const, name: "m" }], replicas: 2 };
  expect(render(one).text).toBe(render(two).text);
});
