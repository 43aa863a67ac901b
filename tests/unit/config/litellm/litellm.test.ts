import type { SettingsInput } from "../../../../config/inputs/schema";
import { mock, render } from "./rendered-litellm";

test("says at its top what made it", () => {
  expect(render({ models: [mock] }).text).toMatch(/^# .*made by litellm-gateway/);
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
    callbacks: ["gate.gate", "proxy_limits.limits", "prometheus", "proxy_metrics.metrics"],
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
