import { config, configOf, entry, withModel, withSettings, type BadInput } from "../bad-input";

const routing = (routing: Record<string, unknown>) => withSettings({ routing });
const router = (router_settings: Record<string, unknown>) => config({ router_settings });

const embedding = { name: "vectors", provider: "openai", model: "text-embedding-3-small" };
const two = [
  { name: "gpt-4o", provider: "openai" },
  { ...embedding, mode: "embedding" },
];
const twoEntries = [
  entry(),
  entry("vectors", { model: "openai/text-embedding-3-small" }, { mode: "embedding" }),
];

/** Names that nothing has. */
export const references: readonly BadInput[] = [
  {
    name: "a fallback to a model that there isn't",
    input: routing({ fallbacks: { "gpt-4o": ["claude-3.5"] } }),
    path: 'routing.fallbacks["gpt-4o"][0]',
    reason: "nothing answers to claude-3.5",
    litellm: router({ fallbacks: [{ "gpt-4o": ["claude-3.5"] }] }),
  },
  {
    name: "a fallback from a model that there isn't",
    input: routing({ fallbacks: { "gpt-4": ["gpt-4o"] } }),
    path: 'routing.fallbacks["gpt-4"]',
    reason: "did you mean gpt-4o",
    litellm: router({ fallbacks: [{ "gpt-4": ["gpt-4o"] }] }),
  },
  {
    name: "a model as its own fallback",
    input: routing({ fallbacks: { "gpt-4o": ["gpt-4o"] } }),
    path: 'routing.fallbacks["gpt-4o"][0]',
    reason: "is the model that failed",
    litellm: router({ fallbacks: [{ "gpt-4o": ["gpt-4o"] }] }),
  },
  {
    name: "a fallback from *",
    input: routing({ fallbacks: { "*": ["gpt-4o"] } }),
    path: 'routing.fallbacks["*"]',
    reason: "routing.defaultFallbacks",
    litellm: undefined,
    note: "there, * stands for every model",
  },
  {
    name: "a fallback from chat to embeddings",
    input: withSettings({ models: two, routing: { fallbacks: { "gpt-4o": ["vectors"] } } }),
    path: 'routing.fallbacks["gpt-4o"][0]',
    reason: "vectors is embedding",
    litellm: config({
      model_list: twoEntries,
      router_settings: { fallbacks: [{ "gpt-4o": ["vectors"] }] },
    }),
  },
  {
    name: "a fallback that is there twice",
    input: withSettings({
      models: [two[0], { name: "mini", provider: "openai", model: "gpt-4o-mini" }],
      routing: { fallbacks: { "gpt-4o": ["mini", "mini"] } },
    }),
    path: 'routing.fallbacks["gpt-4o"][1]',
    reason: "is there twice",
    litellm: config({
      model_list: [entry(), entry("mini", { model: "openai/gpt-4o-mini" })],
      router_settings: { fallbacks: [{ "gpt-4o": ["mini", "mini"] }] },
    }),
  },
  {
    name: "a fallback for long prompts to a model that there isn't",
    input: routing({ contextWindowFallbacks: { "gpt-4o": ["gpt-4o-long"] } }),
    path: 'routing.contextWindowFallbacks["gpt-4o"][0]',
    reason: "nothing answers to gpt-4o-long",
    litellm: router({ context_window_fallbacks: [{ "gpt-4o": ["gpt-4o-long"] }] }),
  },
  {
    name: "a fallback for refused contents to a model that there isn't",
    input: routing({ contentPolicyFallbacks: { "gpt-4o": ["open"] } }),
    path: 'routing.contentPolicyFallbacks["gpt-4o"][0]',
    reason: "nothing answers to open",
    litellm: router({ content_policy_fallbacks: [{ "gpt-4o": ["open"] }] }),
  },
  {
    name: "a default fallback to a model that there isn't",
    input: routing({ defaultFallbacks: ["gpt4o"] }),
    path: "routing.defaultFallbacks[0]",
    reason: "did you mean gpt-4o",
    litellm: router({ default_fallbacks: ["gpt4o"] }),
  },
  {
    name: "an alias of a model that there isn't",
    input: withSettings({ aliases: { "gpt-4": "gpt-4-turbo" } }),
    path: 'aliases["gpt-4"]',
    reason: "leads to gpt-4-turbo, which nothing answers to",
    litellm: router({ model_group_alias: { "gpt-4": "gpt-4-turbo" } }),
  },
  {
    name: "an alias of itself",
    input: withSettings({ aliases: { "gpt-4": "gpt-4" } }),
    path: 'aliases["gpt-4"]',
    reason: "leads to itself",
    litellm: router({ model_group_alias: { "gpt-4": "gpt-4" } }),
  },
  {
    name: "an alias of an alias",
    input: withSettings({ aliases: { a: "b", b: "gpt-4o" } }),
    path: "aliases.a",
    reason: "leads to the alias b",
    litellm: router({ model_group_alias: { a: "b", b: "gpt-4o" } }),
  },
  {
    name: "an alias that hides a model",
    input: withSettings({
      models: [two[0], { name: "mini", provider: "openai", model: "gpt-4o-mini" }],
      aliases: { "gpt-4o": "mini" },
    }),
    path: 'aliases["gpt-4o"]',
    reason: "hides the model gpt-4o",
    litellm: config({
      model_list: [entry(), entry("mini", { model: "openai/gpt-4o-mini" })],
      router_settings: { model_group_alias: { "gpt-4o": "mini" } },
    }),
  },
  {
    name: "a credential that there isn't",
    input: withModel({ credential: "openaiEast" }, { credentials: { openaiWest: "a-key-of-it" } }),
    path: "models[0].credential",
    reason: "there is no credential openaiEast",
    litellm: configOf({ api_key: undefined, litellm_credential_name: "openai-east" }),
  },
  {
    name: "a guardrail's credential that there isn't",
    input: withSettings({
      guardrails: [
        { name: "lakera", integration: "lakera_v2", mode: "pre_call", credential: "lakera" },
      ],
    }),
    path: "guardrails[0].credential",
    reason: "there is no credential lakera",
    litellm: config({
      guardrails: [
        {
          guardrail_name: "lakera",
          litellm_params: {
            guardrail: "lakera_v2",
            mode: "pre_call",
            api_key: "os.environ/LAKERA_KEY",
          },
        },
      ],
    }),
  },
  {
    name: "a model without its provider's key",
    input: { settings: { models: [{ name: "gpt-4o", provider: "openai" }] } },
    path: "models[0].provider",
    reason: "openai has no key",
    litellm: configOf({ api_key: "os.environ/MY_OPENAI_KEY" }),
  },
  {
    name: "a semantic cache by an embedding model that there isn't",
    input: withSettings({
      cache: { type: "semantic", similarityThreshold: 0.9, embeddingModel: "vectors" },
    }),
    path: "cache.embeddingModel",
    reason: "there is no model vectors",
    litellm: config({
      litellm_settings: {
        cache: true,
        cache_params: {
          type: "redis-semantic",
          redis_url: "redis://redis:6379",
          similarity_threshold: 0.9,
          redis_semantic_cache_embedding_model: "vectors",
        },
      },
    }),
  },
];
