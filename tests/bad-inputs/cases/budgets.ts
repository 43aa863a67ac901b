import { config, configOf, entry, withModel, withSettings, type BadInput } from "../bad-input";

const database = { master_key: "os.environ/LITELLM_MASTER_KEY", database_url: "postgresql://db/x" };
const budgets = (budgets: unknown) => withSettings({ budgets });
const global = (litellm_settings: unknown) =>
  config({ litellm_settings, general_settings: database });
const providers = (provider_budget_config: unknown) =>
  config({ router_settings: { provider_budget_config } });

/** What may be spent. */
export const budgetCases: readonly BadInput[] = [
  {
    name: "a budget without a database: LiteLLM counts nothing",
    input: withSettings({ budgets: { maxUsd: 100, period: "30d" }, database: false }),
    path: "database",
    reason: "must be an object",
    litellm: config({ litellm_settings: { max_budget: 100, budget_duration: "30d" } }),
  },
  {
    name: "a period as a word",
    input: budgets({ maxUsd: 100, period: "monthly" }),
    path: "budgets.period",
    reason: "must be a number and a unit",
    litellm: global({ max_budget: 100, budget_duration: "monthly" }),
  },
  {
    name: "a period without a unit",
    input: budgets({ maxUsd: 100, period: 30 }),
    path: "budgets.period",
    reason: "must be a text",
    litellm: global({ max_budget: 100, budget_duration: 30 }),
  },
  {
    name: "a period in years, a unit that LiteLLM doesn't know",
    input: budgets({ maxUsd: 100, period: "1y" }),
    path: "budgets.period",
    reason: "s, m, h, d, w or mo",
    litellm: global({ max_budget: 100, budget_duration: "1y" }),
  },
  {
    name: "a budget below 0",
    input: budgets({ maxUsd: -5 }),
    path: "budgets.maxUsd",
    reason: "must be above 0",
    litellm: global({ max_budget: -5 }),
  },
  {
    name: "a budget with its currency",
    input: budgets({ maxUsd: "100 USD", period: "30d" }),
    path: "budgets.maxUsd",
    reason: "must be a number",
    litellm: global({ max_budget: "100 USD", budget_duration: "30d" }),
  },
  {
    name: "a period of no budget",
    input: budgets({ period: "30d" }),
    path: "budgets.period",
    reason: "is a period of no budget",
    litellm: global({ budget_duration: "30d" }),
  },
  {
    name: "a soft budget above the hard one",
    input: budgets({ maxUsd: 100, softUsd: 200, period: "30d" }),
    path: "budgets.softUsd",
    reason: "not below budgets.maxUsd",
    litellm: global({ max_budget: 100, soft_budget: 200, budget_duration: "30d" }),
  },
  {
    name: "keys whose default budget is above their ceiling",
    input: budgets({ keys: { maxUsd: 50, ceilingUsd: 20 } }),
    path: "budgets.keys.maxUsd",
    reason: "above budgets.keys.ceilingUsd",
    litellm: global({
      default_key_generate_params: { max_budget: 50 },
      upperbound_key_generate_params: { max_budget: 20 },
    }),
  },
  {
    name: "keys whose default period is longer than allowed",
    input: budgets({ keys: { maxUsd: 5, period: "30d", ceilingPeriod: "7d" } }),
    path: "budgets.keys.period",
    reason: "can be longer than budgets.keys.ceilingPeriod",
    litellm: global({
      default_key_generate_params: { max_budget: 5, budget_duration: "30d" },
      upperbound_key_generate_params: { budget_duration: "7d" },
    }),
  },
  {
    name: "a period of users' budgets that there aren't",
    input: budgets({ users: { period: "30d" } }),
    path: "budgets.users.period",
    reason: "is a period of no budget",
    litellm: global({ default_internal_user_params: { budget_duration: "30d" } }),
  },
  {
    name: "a team's budget by a name that there isn't",
    input: budgets({ teams: { max_budget: 100 } }),
    path: "budgets.teams.max_budget",
    reason: "is not an input",
    litellm: global({ default_team_params: { maxBudget: 100 } }),
  },
  {
    name: "a budget of a provider that there isn't",
    input: budgets({ providers: [{ provider: "open-ai", maxUsd: 100, period: "30d" }] }),
    path: "budgets.providers[0].provider",
    reason: "did you mean openai",
    litellm: providers({ "open-ai": { budget_limit: 100, time_period: "30d" } }),
  },
  {
    name: "a budget of a provider that no model is of",
    input: budgets({ providers: [{ provider: "mistral", maxUsd: 100, period: "30d" }] }),
    path: "budgets.providers[0].provider",
    reason: "no model is of mistral",
    litellm: providers({ mistral: { budget_limit: 100, time_period: "30d" } }),
  },
  {
    name: "a budget of OpenAI that counts other servers too",
    input: withSettings({
      models: [
        { name: "gpt-4o", provider: "openai" },
        { name: "mock", provider: "mock" },
      ],
      budgets: { providers: [{ provider: "openai", maxUsd: 100, period: "30d" }] },
    }),
    path: "budgets.providers[0].provider",
    reason: "LiteLLM counts mock as openai too",
    litellm: config({
      model_list: [entry(), entry("own", { api_base: "http://vllm:8000/v1" })],
      router_settings: {
        provider_budget_config: { openai: { budget_limit: 100, time_period: "30d" } },
      },
    }),
  },
  {
    name: "a provider's budget without a period",
    input: budgets({ providers: [{ provider: "openai", maxUsd: 100 }] }),
    path: "budgets.providers[0].period",
    reason: "is missing",
    litellm: providers({ openai: { budget_limit: 100 } }),
  },
  {
    name: "a model's budget without a period",
    input: withModel({ budget: { maxUsd: 100 } }),
    path: "models[0].budget.period",
    reason: "is missing",
    litellm: configOf({ max_budget: 100 }),
  },
  {
    name: "a model's budget with a period as a word",
    input: withModel({ budget: { maxUsd: 100, period: "daily" } }),
    path: "models[0].budget.period",
    reason: "must be a number and a unit",
    litellm: configOf({ max_budget: 100, budget_duration: "daily" }),
  },
  {
    name: "a budget at the wrong place",
    input: withSettings({ max_budget: 100 }),
    path: "max_budget",
    reason: "it is budgets.maxUsd",
    litellm: config({ max_budget: 100 }),
  },
];
