import { counter, gauge } from "../metric";
import { caller, organisation, target, team } from "../tags";

const usage = [...caller, "litellm_user", "model", "requested_model", ...target] as const;
const cacheUsage = [...caller, "litellm_user", "model", ...target] as const;

/**
 * Money, tokens, and what the cache saves.
 *
 * Not here: `litellm_cache_misses_metric`. LiteLLM counts a miss where a callback gets
 * `cache_hit: False`, and streams alone say that, whether or not they were looked up (tried).
 */
export const cost = {
  spend: counter(
    "litellm_spend_metric",
    "spend.metric",
    "dollar",
    [...usage, "service_tier", ...organisation],
    "What requests cost.",
  ),
  totalTokens: counter(
    "litellm_total_tokens_metric",
    "total.tokens",
    "token",
    [...usage, ...organisation],
    "Tokens in and out.",
  ),
  inputTokens: counter(
    "litellm_input_tokens_metric",
    "input_tokens.metric",
    "token",
    [...usage, ...organisation],
    "Tokens of prompts.",
  ),
  outputTokens: counter(
    "litellm_output_tokens_metric",
    "output_tokens.metric",
    "token",
    [...usage, ...organisation],
    "Tokens of answers.",
  ),
  inputCachedTokens: counter(
    "litellm_input_cached_tokens_metric",
    "input_cached_tokens.metric",
    "token",
    usage,
    "Tokens of prompts that the provider had in its cache.",
    "prompt-caching",
  ),
  zeroCostRequests: counter(
    "litellm_zero_cost_requests",
    "zero_cost_requests",
    "request",
    ["requested_model", "model", ...target, "reason"],
    "Requests with usage that were recorded at no cost though the model has a price.",
    "zero-cost",
  ),
  cacheHits: counter(
    "litellm_cache_hits_metric",
    "cache_hits.metric",
    "request",
    cacheUsage,
    "Requests that the gateway's cache answered.",
    "cache",
  ),
  cachedTokens: counter(
    "litellm_cached_tokens_metric",
    "cached_tokens.metric",
    "token",
    cacheUsage,
    "Tokens that the gateway's cache answered with.",
    "cache",
  ),
} as const;

const key = ["api_key_alias"] as const;

/** Budgets. Entities without one have no series: their budget is infinite. */
export const budgets = {
  keyBudgetRemaining: gauge(
    "litellm_remaining_api_key_budget_metric",
    "remaining.api_key.budget.metric",
    "dollar",
    key,
    "What is left of a key's budget.",
    "key-budget",
  ),
  keyBudgetMax: gauge(
    "litellm_api_key_max_budget_metric",
    "api.key.max_budget.metric",
    "dollar",
    key,
    "A key's budget.",
    "key-budget",
  ),
  keyBudgetHours: gauge(
    "litellm_api_key_budget_remaining_hours_metric",
    "api.key.budget.remaining_hours.metric",
    "hour",
    key,
    "Time until a key's budget begins anew.",
    "key-budget",
  ),
  teamBudgetRemaining: gauge(
    "litellm_remaining_team_budget_metric",
    "remaining.team_budget.metric",
    "dollar",
    team,
    "What is left of a team's budget.",
    "team-budget",
  ),
  teamBudgetMax: gauge(
    "litellm_team_max_budget_metric",
    "team.max_budget.metric",
    "dollar",
    team,
    "A team's budget.",
    "team-budget",
  ),
  teamBudgetHours: gauge(
    "litellm_team_budget_remaining_hours_metric",
    "team.budget.remaining_hours.metric",
    "hour",
    team,
    "Time until a team's budget begins anew.",
    "team-budget",
  ),
  providerBudgetRemaining: gauge(
    "litellm_provider_remaining_budget_metric",
    "provider.remaining_budget.metric",
    "dollar",
    ["api_provider"],
    "What is left of a provider's budget. Its maximum is in the settings.",
    "provider-budget",
  ),
} as const;
