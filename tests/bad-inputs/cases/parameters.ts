import { config, configOf, entry, withModel, withModels, type BadInput } from "../bad-input";

const vectors = { model: "text-embedding-3-small", mode: "embedding" };
const vectorsParams = { model: "openai/text-embedding-3-small" };

/** Call parameters, limits and ranks of a model. */
export const parameters: readonly BadInput[] = [
  {
    name: "a temperature that no model takes",
    input: withModel({ temperature: 3 }),
    path: "models[0].temperature",
    reason: "must be at most 2 (given: 3)",
    litellm: configOf({ temperature: 3 }),
  },
  {
    name: "a temperature as a word",
    input: withModel({ temperature: "hot" }),
    path: "models[0].temperature",
    reason: "must be a number",
    litellm: configOf({ temperature: "hot" }),
  },
  {
    name: "a temperature of an embedding model",
    input: withModel({ ...vectors, temperature: 0.5 }),
    path: "models[0].temperature",
    reason: "mode embedding has no such parameter",
    litellm: configOf({ ...vectorsParams, temperature: 0.5 }, { mode: "embedding" }),
  },
  {
    name: "answers of no token",
    input: withModel({ maxTokens: 0 }),
    path: "models[0].maxTokens",
    reason: "must be at least 1",
    litellm: configOf({ max_tokens: 0 }),
  },
  {
    name: "tokens as a word",
    input: withModel({ maxTokens: "4k" }),
    path: "models[0].maxTokens",
    reason: "must be a number",
    litellm: configOf({ max_tokens: "4k" }),
  },
  {
    name: "a top_p of 0",
    input: withModel({ topP: 0 }),
    path: "models[0].topP",
    reason: "must be above 0",
    litellm: configOf({ top_p: 0 }),
  },
  {
    name: "a reasoning effort that there isn't",
    input: withModel({ reasoningEffort: "maximum" }),
    path: "models[0].reasoningEffort",
    reason: "must be one of none, minimal, low, medium, high",
    litellm: configOf({ reasoning_effort: "maximum" }),
  },
  {
    name: "no request a minute",
    input: withModel({ rpm: 0 }),
    path: "models[0].rpm",
    reason: "must be at least 1",
    litellm: configOf({ rpm: 0 }),
  },
  {
    name: "requests per minute as a word",
    input: withModel({ rpm: "600/min" }),
    path: "models[0].rpm",
    reason: "must be a number",
    litellm: configOf({ rpm: "600/min" }),
  },
  {
    name: "less than no token a minute",
    input: withModel({ tpm: -1 }),
    path: "models[0].tpm",
    reason: "must be at least 1",
    litellm: configOf({ tpm: -1 }),
  },
  {
    name: "limits taken out of force: LiteLLM takes them for hints",
    input: withModel(
      { rpm: 10 },
      { settings: { routing: { extra: { optional_pre_call_checks: [] } } } },
    ),
    path: "routing.extra.optional_pre_call_checks",
    reason: "is made from",
    litellm: configOf({ rpm: 10 }),
  },
  {
    name: "an order of only one of two",
    input: withModels({ order: 1 }, { model: "gpt-4o-mini" }),
    path: "models[1].order",
    reason: "would hardly be asked",
    litellm: config({
      model_list: [entry("gpt-4o", { order: 1 }), entry("gpt-4o", { model: "openai/gpt-4o-mini" })],
    }),
  },
  {
    name: "a weight of 0",
    input: withModels({ weight: 0 }, { model: "gpt-4o-mini", weight: 1 }),
    path: "models[0].weight",
    reason: "must be above 0",
    litellm: config({
      model_list: [
        entry("gpt-4o", { weight: 0 }),
        entry("gpt-4o", { model: "openai/gpt-4o-mini", weight: 1 }),
      ],
    }),
  },
  {
    name: "tags that nothing looks at",
    input: withModel({ tags: ["paid"] }),
    path: "models[0].tags",
    reason: "do nothing without routing.tagFiltering",
    litellm: configOf({ tags: ["paid"] }),
  },
  {
    name: "camelCase in LiteLLM's config, its own names here",
    input: withModel({ max_tokens: 100 }),
    path: "models[0].max_tokens",
    reason: "is not an input",
    litellm: configOf({ maxTokens: 100 }),
  },
];
