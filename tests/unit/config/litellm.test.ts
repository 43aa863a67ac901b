import { parse } from "yaml";
import { renderLiteLLMConfig } from "../../../config/litellm";
import { settingsSchema, type SettingsInput } from "../../../config/schema";
import { noSecrets, type SecretKey, type SecretNames } from "../../../config/secrets";

interface Rendered {
  model_list: {
    model_name: string;
    litellm_params: Record<string, unknown>;
    model_info: Record<string, unknown>;
  }[];
  router_settings: Record<string, unknown>;
  litellm_settings: Record<string, unknown>;
  general_settings: Record<string, unknown>;
  guardrails?: { guardrail_name: string; litellm_params: Record<string, unknown> }[];
}

function render(input: SettingsInput, secrets: Partial<SecretNames> = {}) {
  const text = renderLiteLLMConfig(settingsSchema.parse(input), { ...noSecrets, ...secrets });
  return { text, ...(parse(text) as Rendered) };
}

const keys = (...names: SecretKey[]) => ({ keys: names });
const mock = { name: "m", provider: "mock" as const };

test("says at its top what made it", () => {
  expect(render({ models: [mock] }).text).toMatch(/^# .*made by litellm-gateway/);
});

describe("prices", () => {
  test("are in USD per token, exactly, and cached input costs the same unless something is said", () => {
    const model = { ...mock, inputCostPerMillionTokens: 0.15, outputCostPerMillionTokens: 0.6 };
    expect(render({ models: [model] }).model_list[0]?.litellm_params).toEqual({
      model: "openai/m",
      api_base: "http://mock-upstream:8080/v1",
      api_key: "not-needed",
      input_cost_per_token: 1.5e-7,
      output_cost_per_token: 6e-7,
      cache_read_input_token_cost: 1.5e-7,
      cache_creation_input_token_cost: 1.5e-7,
    });
  });

  test("are left to LiteLLM's price map where none is given, and 0 for what is free", () => {
    const [openai, ollama] = render(
      {
        models: [
          { name: "gpt-4o", provider: "openai" },
          { name: "llama3", provider: "ollama" },
        ],
      },
      keys("openaiApiKey"),
    ).model_list;
    expect(openai?.litellm_params).toEqual({
      model: "openai/gpt-4o",
      api_key: "os.environ/OPENAI_API_KEY",
    });
    expect(ollama?.litellm_params).toMatchObject({ input_cost_per_token: 0 });
  });
});

describe("providers", () => {
  test.each<[string, SettingsInput, Partial<SecretNames>, Record<string, unknown>]>([
    [
      "Azure, with an endpoint and a credential of its own",
      {
        providers: { azure: { baseUrl: "https://a.example.com", apiVersion: "2024-10-21" } },
        models: [
          {
            name: "m",
            provider: "azure",
            model: "d",
            baseUrl: "https://b.example.com",
            credential: "east",
          },
        ],
      },
      { keys: ["azureApiKey"], credentials: ["east"] },
      {
        model: "azure/d",
        api_base: "https://b.example.com",
        api_version: "2024-10-21",
        api_key: "os.environ/CREDENTIAL_east",
      },
    ],
    [
      "Bedrock, with a pair of keys",
      {
        providers: { bedrock: { region: "eu-central-1" } },
        models: [{ name: "m", provider: "bedrock", model: "amazon.nova-lite-v1:0" }],
      },
      keys("awsAccessKeyId", "awsSecretAccessKey"),
      {
        model: "bedrock/amazon.nova-lite-v1:0",
        aws_region_name: "eu-central-1",
        aws_access_key_id: "os.environ/AWS_ACCESS_KEY_ID",
        aws_secret_access_key: "os.environ/AWS_SECRET_ACCESS_KEY",
      },
    ],
    [
      "Vertex, with the JSON of a service account",
      {
        models: [
          {
            name: "m",
            provider: "vertex",
            model: "gemini-2.5-pro",
            project: "p",
            location: "europe-west4",
          },
        ],
      },
      keys("vertexCredentials"),
      {
        model: "vertex_ai/gemini-2.5-pro",
        vertex_project: "p",
        vertex_location: "europe-west4",
        vertex_credentials: "os.environ/VERTEX_CREDENTIALS",
      },
    ],
    [
      "an OpenAI-compatible server without a key, which must not get OpenAI's",
      {
        providers: { openai: { allModels: false } },
        models: [
          { name: "m", provider: "openai-compatible", baseUrl: "http://vllm.internal:8000/v1" },
        ],
      },
      keys("openaiApiKey"),
      { model: "openai/m", api_base: "http://vllm.internal:8000/v1", api_key: "not-needed" },
    ],
  ])("%s", (_, input, secrets, expected) => {
    const { model_list, text } = render(input, secrets);
    expect(model_list).toHaveLength(1);
    expect(model_list[0]?.litellm_params).toEqual(expected);
    expect(text).not.toMatch(/sk-/);
  });

  test("embeddings of Ollama go by its other route", () => {
    const models = [
      { name: "chat", provider: "ollama" as const },
      { name: "vectors", provider: "ollama" as const, mode: "embedding" as const },
    ];
    const { model_list } = render({ models });
    expect(model_list.map(({ litellm_params }) => litellm_params.model)).toEqual([
      "ollama_chat/chat",
      "ollama/vectors",
    ]);
  });

  test("one with a key and no model listed serves all of its models, unless told otherwise", () => {
    const names = (input: SettingsInput) =>
      render(input, keys("openaiApiKey", "anthropicApiKey")).model_list.map((m) => m.model_name);
    expect(names({})).toEqual(["openai/*", "anthropic/*"]);
    const models = [{ name: "gpt-4o", provider: "openai" as const }];
    expect(names({ models })).toEqual(["gpt-4o", "anthropic/*"]);
    const providers = { openai: { allModels: true }, anthropic: { allModels: false } };
    expect(names({ models, providers })).toEqual(["gpt-4o", "openai/*"]);
  });

  test("a model without a price is refused by the proxy: its cost would be recorded as 0", () => {
    expect(render({ models: [mock] }).litellm_settings).toMatchObject({
      block_requests_for_models_without_pricing: true,
    });
  });
});

describe("deployments", () => {
  test("have ids that stay when they are tuned, and differ when they lead elsewhere", () => {
    const ids = (...models: NonNullable<SettingsInput["models"]>) =>
      render({ models }).model_list.map(({ model_info }) => model_info.id);
    expect(ids(mock)).toEqual(["m:openai/m"]);
    expect(ids({ ...mock, temperature: 0.5, rpm: 10 })).toEqual(["m:openai/m"]);
    const [one, two] = ids(
      { ...mock, provider: "openai-compatible", baseUrl: "http://a.internal" },
      { ...mock, provider: "openai-compatible", baseUrl: "http://b.internal" },
    );
    expect(one).toMatch(/^m:openai\/m:[0-9a-f]{8}$/);
    expect(two).not.toBe(one);
  });

  test("all have a weight where one has a limit: without one it would get no request", () => {
    const models = [
      { ...mock, model: "a", rpm: 10 },
      { ...mock, model: "b" },
    ];
    const { model_list, router_settings } = render({ models });
    expect(model_list.map(({ litellm_params }) => litellm_params.weight)).toEqual([1, 1]);
    expect(router_settings.optional_pre_call_checks).toEqual(["enforce_model_rate_limits"]);
  });
});

test("a group is a routing group; a member's share is split among its deployments", () => {
  const { model_list, router_settings } = render({
    models: [
      { ...mock, name: "a", model: "a1", weight: 3 },
      { ...mock, name: "a", model: "a2" },
      { ...mock, name: "b" },
    ],
    groups: [
      {
        name: "g",
        members: [
          { model: "a", weight: 0.8 },
          { model: "b", weight: 0.2 },
        ],
      },
    ],
    aliases: { z: "b", y: "g" },
    routing: { strategy: "latency" },
  });
  expect(model_list.map(({ litellm_params }) => litellm_params.weight)).toEqual([0.6, 0.2, 0.2]);
  expect(router_settings).toMatchObject({
    routing_strategy: "latency-based-routing",
    routing_groups: [{ group_name: "g", models: ["a", "b"], routing_strategy: "simple-shuffle" }],
    model_group_alias: { y: "g", z: "b" },
  });
});

test("an alias has the fallbacks of its model: LiteLLM looks them up by the name asked for", () => {
  const { router_settings } = render({
    models: [mock, { ...mock, name: "b" }, { ...mock, name: "c" }],
    aliases: { one: "m", c2: "b" },
    routing: { fallbacks: { m: ["b", "c"] } },
  });
  expect(router_settings.fallbacks).toEqual([{ m: ["b", "c"] }, { one: ["b", "c"] }]);
});

test("budgets and limits", () => {
  const { litellm_settings, router_settings } = render({
    models: [{ ...mock, budget: { maxUsd: 5, period: "1d" } }],
    budgets: {
      maxUsd: 1000,
      period: "30d",
      providers: [{ provider: "vertex", maxUsd: 10, period: "7d" }],
      keys: { maxUsd: 10, ceilingUsd: 50 },
      users: { maxUsd: 25, period: "30d" },
      endUsers: { budgetId: "free" },
    },
    limits: { rpm: 100, keys: { rpm: 10, ceilingParallelRequests: 5 }, teams: { tpm: 1000 } },
  });
  expect(litellm_settings).toMatchObject({
    max_budget: 1000,
    budget_duration: "30d",
    default_key_generate_params: { max_budget: 10, rpm_limit: 10 },
    upperbound_key_generate_params: { max_budget: 50, max_parallel_requests: 5 },
    default_internal_user_params: { max_budget: 25, budget_duration: "30d" },
    default_team_params: { tpm_limit: 1000 },
    max_end_user_budget_id: "free",
    callbacks: ["proxy_limits.limits"],
  });
  expect(router_settings.provider_budget_config).toEqual({
    vertex_ai: { budget_limit: 10, time_period: "7d" },
  });
});

describe("the cache", () => {
  const cacheOf = (cache: SettingsInput["cache"]) =>
    render({ models: [mock], cache }).litellm_settings;

  test("is off unless asked for", () => {
    expect(cacheOf(undefined)).toMatchObject({ cache: false });
  });

  test("in the gateway's own Redis", () => {
    expect(cacheOf({ type: "redis", mode: "opt-in", callTypes: ["embedding"] })).toMatchObject({
      cache: true,
      cache_params: {
        type: "redis",
        host: "redis-cache",
        username: "litellm",
        password: "os.environ/CACHE_REDIS_PASSWORD",
        mode: "default_off",
        ttl: 3600,
        supported_call_types: ["embedding", "aembedding"],
      },
    });
  });

  test("by meaning", () => {
    const cache = { type: "semantic", similarityThreshold: 0.9, embeddingModel: "v" } as const;
    expect(cacheOf(cache).cache_params).toEqual({
      type: "redis-semantic",
      redis_url: "os.environ/CACHE_REDIS_URL",
      similarity_threshold: 0.9,
      redis_semantic_cache_embedding_model: "v",
      mode: "default_on",
      ttl: 3600,
      // Not embeddings: a similar text has another vector.
      supported_call_types: expect.not.arrayContaining(["embedding"]) as string[],
    });
  });
});

test("spend and limits go through Redis, and the database is named by environment", () => {
  const server = { host: "redis.internal", username: "u" };
  expect(render({ models: [mock] }).general_settings).toMatchObject({
    master_key: "os.environ/LITELLM_MASTER_KEY",
    database_url: "os.environ/DATABASE_URL",
    database_connection_pool_limit: 10,
    coordination_redis: {
      host: "redis",
      username: "litellm",
      password: "os.environ/COORDINATION_REDIS_PASSWORD",
    },
    enable_drain_endpoint: true,
  });
  expect(render({ models: [mock], redis: { server } }).general_settings).toMatchObject({
    coordination_redis: { ...server, port: 6379, ssl: true },
  });
});

test("personal data is masked before a call, by default for every request", () => {
  const entities = [
    { entity: "EMAIL_ADDRESS" as const },
    { entity: "CREDIT_CARD" as const, action: "block" as const, scoreThreshold: 0.6 },
  ];
  expect(render({ models: [mock], privacy: { pii: { entities } } }).guardrails).toEqual([
    {
      guardrail_name: "presidio-pii",
      litellm_params: {
        guardrail: "presidio",
        mode: "pre_call",
        default_on: true,
        presidio_analyzer_api_base: "http://presidio-analyzer:3000",
        presidio_anonymizer_api_base: "http://presidio-anonymizer:3000",
        presidio_language: "en",
        pii_entities_config: { EMAIL_ADDRESS: "MASK", CREDIT_CARD: "BLOCK" },
        presidio_score_thresholds: { CREDIT_CARD: 0.6 },
      },
    },
  ]);
});

test("further keys are copied where they belong", () => {
  const rendered = render({
    models: [{ ...mock, extra: { extra_headers: { b: "2", a: "1" } } }],
    routing: { extra: { enable_weighted_failover: true } },
    extra: {
      generalSettings: { user_header_name: "x-user" },
      litellmSettings: { modify_params: true },
    },
  });
  expect(rendered.model_list[0]?.litellm_params.extra_headers).toEqual({ a: "1", b: "2" });
  expect(rendered.router_settings.enable_weighted_failover).toBe(true);
  expect(rendered.general_settings.user_header_name).toBe("x-user");
  expect(rendered.litellm_settings.modify_params).toBe(true);
});
