import { config, withSettings, type BadInput } from "../bad-input";

/** Values of another kind. */
export const types: readonly BadInput[] = [
  {
    name: "models by name instead of a list",
    input: withSettings({ models: { "gpt-4o": { provider: "openai" } } }),
    path: "models",
    reason: "must be a list",
    litellm: { model_list: { "gpt-4o": { model: "openai/gpt-4o" } } },
  },
  {
    name: "models as plain names",
    input: withSettings({ models: ["gpt-4o"] }),
    path: "models[0]",
    reason: "must be an object",
    litellm: { model_list: ["openai/gpt-4o"] },
  },
  {
    name: "a model without the provider's part",
    input: withSettings({ models: [{ name: "gpt-4o" }] }),
    path: "models[0].provider",
    reason: "is missing",
    litellm: { model_list: [{ model_name: "gpt-4o", litellm_params: {} }] },
  },
  {
    name: "models that are nothing",
    input: withSettings({ models: null }),
    path: "models",
    reason: "must be a list",
    litellm: { model_list: null },
  },
  {
    name: "a switch as a text: LiteLLM takes any text for true",
    input: withSettings({ privacy: { redactMessages: "false" } }),
    path: "privacy.redactMessages",
    reason: "must be true or false",
    litellm: config({ litellm_settings: { turn_off_message_logging: "false" } }),
  },
  {
    name: "aliases as a list",
    input: withSettings({ aliases: [{ "gpt-4": "gpt-4o" }] }),
    path: "aliases",
    reason: "must be an object",
    litellm: config({ router_settings: { model_group_alias: [{ "gpt-4": "gpt-4o" }] } }),
  },
  {
    name: "one fallback for all as a text",
    input: withSettings({ routing: { defaultFallbacks: "gpt-4o" } }),
    path: "routing.defaultFallbacks",
    reason: "must be a list",
    litellm: config({ router_settings: { default_fallbacks: "gpt-4o" } }),
  },
  {
    name: "budgets as an amount",
    input: withSettings({ budgets: 100 }),
    path: "budgets",
    reason: "must be an object",
    litellm: config({ litellm_settings: { max_budget: { usd: 100 } } }),
  },
  {
    name: "tags as a text",
    input: withSettings({
      models: [{ name: "gpt-4o", provider: "openai", tags: "paid" }],
      routing: { tagFiltering: true },
    }),
    path: "models[0].tags",
    reason: "must be a list",
    litellm: config({
      model_list: [
        { model_name: "gpt-4o", litellm_params: { model: "openai/gpt-4o", tags: "paid" } },
      ],
      router_settings: { enable_tag_filtering: true },
    }),
  },
];
