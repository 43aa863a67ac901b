import { parse } from "yaml";
import { renderedKeys } from "../../../../../config/inputs/checks/rendered-keys";
import { renderLiteLLMConfig } from "../../../../../config/litellm";
import { isKnownKey } from "../../../../../config/litellm/facts";
import { renames } from "../../../../../config/litellm/renames";
import { valueAt } from "../../../../../config/inputs/paths";
import { settingsSchema } from "../../../../../config/inputs/schema";
import { secretKeys } from "../../../../../config/inputs/secrets";
import { mock, testCases } from "./cases";

describe("keys that are rendered", () => {
  testCases([
    {
      title: "in each section",
      settings: {
        models: [{ ...mock, extra: { api_key: "a" } }],
        routing: { extra: { num_retries: 1 } },
        cache: { type: "redis", extra: { ttl: 1 } },
        guardrails: [
          { name: "g", integration: "tool_permission", mode: "pre_call", extra: { mode: "x" } },
        ],
        extra: { generalSettings: { master_key: "a" }, litellmSettings: { cache: true } },
      },
      found: [
        ["error", "extra.generalSettings.master_key", "is made from the secret masterKey"],
        ["error", "extra.litellmSettings.cache", "is made from cache.type; use that input instead"],
        ["error", "routing.extra.num_retries", "routing.retries"],
        ["error", "cache.extra.ttl", "cache.ttlSeconds"],
        ["error", "models[0].extra.api_key", "credential"],
        ["error", "guardrails[0].extra.mode", "mode"],
      ],
    },
    {
      title: "that nobody can set",
      settings: { extra: { generalSettings: { enable_drain_endpoint: false } } },
      found: [
        [
          "error",
          "extra.generalSettings.enable_drain_endpoint",
          "the gateway needs it to replace proxies",
        ],
      ],
    },
    {
      title: "that are further ones",
      settings: {
        models: [{ ...mock, extra: { extra_headers: { "x-team": "search" } } }],
        routing: { extra: { enable_weighted_failover: true } },
        extra: {
          generalSettings: { user_header_name: "x-user" },
          litellmSettings: { modify_params: true },
        },
      },
    },
  ]);

  test("are all that the renderer writes", () => {
    // There is no way to write model_info oneself.
    const { model_info, ...sections } = written();
    expect(model_info).not.toEqual({});
    for (const [section, keys] of Object.entries(sections))
      for (const key of Object.keys(keys))
        expect({ section, key, from: renderedKeys[section as WrittenSection]?.[key] }).toEqual({
          section,
          key,
          from: expect.any(String) as string,
        });
  });

  test("are written when their inputs are set, and LiteLLM knows them", () => {
    const sections = written();
    const lost = [...renames.values()].flat().flatMap(({ section, key, input }) => {
      const within = sections[section as WrittenSection];
      // What reads a model's own health checks takes any key (litellm: proxy/health_check.py).
      const known = section === "model_info" || isKnownKey(section, key[0]);
      const found = valueAt(within, key) !== undefined;
      return known && found ? [] : [{ input: input.join("."), section, key, known, found }];
    });
    expect(lost).toEqual([]);
  });
});

/** All sections, of settings that have all inputs. */
function written() {
  const secrets = { keys: secretKeys, credentials: ["mine"] };
  const render = (settings: object) =>
    parse(renderLiteLLMConfig(settingsSchema.parse(settings), secrets)) as Rendered;
  const config = render(everything);
  const semantic = { type: "semantic", similarityThreshold: 0.9, embeddingModel: "a" };
  return {
    general_settings: config.general_settings,
    litellm_settings: config.litellm_settings,
    router_settings: config.router_settings,
    cache_params: {
      ...config.litellm_settings.cache_params,
      ...render({ ...everything, cache: semantic }).litellm_settings.cache_params,
    },
    litellm_params: config.model_list[0]?.litellm_params ?? {},
    model_info: config.model_list[0]?.model_info ?? {},
    guardrail_params: config.guardrails.at(-1)?.litellm_params ?? {},
  };
}

type WrittenSection = keyof ReturnType<typeof written>;

interface Rendered {
  general_settings: object;
  litellm_settings: { cache_params: object };
  router_settings: object;
  model_list: { litellm_params: object; model_info: object }[];
  guardrails: { litellm_params: object }[];
}

const budget = { maxUsd: 1, period: "1d" };
const limit = { rpm: 1, tpm: 1 };
const ceilings = { ceilingRpm: 1, ceilingTpm: 1, ceilingParallelRequests: 1 };
const byError = {
  ...{ badRequest: 1, authentication: 1, timeout: 1 },
  ...{ rateLimit: 1, contentPolicy: 1, internalServerError: 1 },
};
const everything = {
  models: [
    {
      ...mock,
      provider: "azure",
      ...{ baseUrl: "https://a.example.com", apiVersion: "1", organization: "o", region: "r" },
      ...{ project: "p", location: "l", credential: "mine", maxTokens: 1, temperature: 1, topP: 1 },
      ...{ reasoningEffort: "low", dropUnsupportedParameters: true, inputCostPerMillionTokens: 1 },
      ...{ costPerImage: 1, costPerSecond: 1, costPerCharacter: 1, costPerQuery: 1, ...limit },
      ...{ maxParallelRequests: 1, timeoutSeconds: 1, streamTimeoutSeconds: 1, maxRetries: 1 },
      ...{ weight: 1, order: 1, tags: ["a"], budget, baseModel: "azure/gpt-4o" },
      accessGroups: ["a"],
      healthCheck: { enabled: false, model: "a", timeoutSeconds: 1, maxTokens: 1 },
    },
    { ...mock, provider: "azure", weight: 2 },
  ],
  groups: [{ name: "group", members: [{ model: "fast" }] }],
  aliases: { alias: "fast" },
  routing: {
    ...{ retryAfterSeconds: 1, retryPolicy: byError, allowedFails: 1, cooldowns: false },
    ...{ allowedFailsPolicy: byError, cooldownSeconds: 1, fallbacks: { a: ["b"] } },
    ...{ contextWindowFallbacks: { a: ["b"] }, contentPolicyFallbacks: { a: ["b"] } },
    ...{ defaultFallbacks: ["a"], maxFallbacks: 1, preCallChecks: true, tagFiltering: true },
  },
  budgets: {
    ...{
      ...budget,
      keys: { ...budget, ceilingUsd: 1, ceilingPeriod: "1d" },
      users: budget,
      teams: budget,
    },
    ...{ endUsers: { budgetId: "a" }, providers: [{ provider: "openai", ...budget }] },
  },
  limits: {
    ...{ ...limit, users: limit, teams: limit },
    keys: { ...limit, maxParallelRequests: 1, ...ceilings },
  },
  cache: { type: "redis", callTypes: ["chat"], server: { host: "a.example.com" } },
  privacy: { redactMessages: true },
  guardrails: [
    {
      name: "g",
      integration: "aim",
      mode: "pre_call",
      credential: "mine",
      baseUrl: "https://a.example.com",
    },
  ],
  security: { auditLog: true },
  logging: { json: true, rawRequests: true },
  spendLogs: { retentionDays: 1, storePrompts: true },
  alerting: { types: ["llm_exceptions"], slowRequestSeconds: 1 },
  healthChecks: { enabled: true },
};

describe("unknown keys", () => {
  testCases([
    {
      title: "with the one that is meant",
      settings: {
        extra: { generalSettings: { user_headr_name: "a" } },
        routing: { extra: { enableWeightedFailover: true } },
      },
      found: [
        ["warning", "extra.generalSettings.user_headr_name", "did you mean user_header_name?"],
        [
          "warning",
          "routing.extra.enableWeightedFailover",
          "did you mean enable_weighted_failover?",
        ],
      ],
    },
    {
      title: "of a model, which go to the provider",
      settings: { models: [{ ...mock, extra: { house_style: 1 } }] },
      found: [["warning", "models[0].extra.house_style", "sends it to the provider"]],
    },
  ]);
});

describe("secrets in plain text", () => {
  const headers = (value: string) => ({
    models: [{ ...mock, extra: { extra_headers: { "x-key": value } } }],
  });
  const found = [["error", "models[0].extra.extra_headers", "os.environ/CREDENTIAL_NAME"]] as const;
  testCases([
    { title: "a key", settings: headers("sk-abc123"), found },
    { title: "a token in a sentence", settings: headers("Bearer Zx81abQ7Zx81abQ7Zx81abQ7"), found },
    { title: "a password in an address", settings: headers("https://me:pass@example.com"), found },
    {
      title: "a long path",
      settings: headers("https://example.com/a-very/long/path/of/some/folders"),
    },
    { title: "a name", settings: headers("some_very_long_name_of_a_setting") },
    { title: "a region", settings: headers("asia-northeast1") },
  ]);
});

describe("environment variables", () => {
  const path = "extra.litellmSettings.datadog_params";
  const named = (name: string) => ({
    extra: { litellmSettings: { datadog_params: { a: `os.environ/${name}` } } },
  });
  testCases([
    {
      title: "of a credential",
      settings: named("CREDENTIAL_myVeryOwnDatadogCredential1"),
      credentials: ["myVeryOwnDatadogCredential1"],
    },
    {
      title: "of a secret that isn't set",
      settings: named("PROVIDER_groqApiKey"),
      found: [["error", path, "pulumi config set --secret groqApiKey"]],
    },
    {
      title: "of a secret that is set",
      settings: named("PROVIDER_groqApiKey"),
      keys: ["groqApiKey"],
    },
    {
      title: "of nothing",
      settings: named("CREDENTIAL_mein"),
      credentials: ["mine"],
      found: [
        ["warning", "credentials.mine", "nothing uses it"],
        ["error", path, "did you mean CREDENTIAL_mine?"],
      ],
    },
  ]);
});
