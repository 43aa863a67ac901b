import { metricsCallbacks, metricsSettings, wantsMetrics } from "../datadog/litellm";
import {
  llmObservabilityCallback,
  llmObservabilitySettings,
  wantsLlmObservability,
} from "../datadog/proxy-environment";
import { cacheHost, redisPort, redisUser } from "../redis";
import { hasDirectClients } from "../proxy-drain";
import { hasProxyLimits } from "../proxy-limits";
import type { Settings } from "../schema";
import type { cacheCallTypes } from "../schema/cache";
import type { SecretNames } from "../secrets";
import { fromEnvironment, sorted, unlessEmpty, withoutUnset } from "./values";

/** LiteLLM's `litellm_settings`. */
export function litellmSettings(settings: Settings, secrets: SecretNames) {
  const { budgets, limits, logging, privacy, security } = settings;
  const callbacks = [
    ...(hasProxyLimits(settings) ? ["proxy_limits.limits"] : []),
    ...(hasDirectClients(settings) ? ["proxy_drain.drain"] : []),
    ...(wantsMetrics(settings) ? metricsCallbacks : []),
    ...(wantsLlmObservability(settings, secrets) ? [llmObservabilityCallback] : []),
  ];
  return {
    request_timeout: settings.requestTimeoutSeconds,
    // A model without a price would be recorded as free.
    block_requests_for_models_without_pricing: true,
    ...withoutUnset({ max_budget: budgets.maxUsd, budget_duration: budgets.period }),
    ...entityDefaults(budgets, limits),
    turn_off_message_logging: privacy.redactMessages,
    ...withoutUnset({
      json_logs: logging.json || undefined,
      log_raw_request_response: logging.rawRequests || undefined,
      store_audit_logs: security.auditLog || undefined,
      callbacks: callbacks.length > 0 ? callbacks : undefined,
    }),
    ...(wantsMetrics(settings) && metricsSettings()),
    ...(wantsLlmObservability(settings, secrets) && llmObservabilitySettings),
    ...cache(settings),
    ...sorted(settings.extra.litellmSettings),
  };
}

/** Budgets and limits that new keys, users and teams get, and the most that a key can be given. */
function entityDefaults(budgets: Settings["budgets"], limits: Settings["limits"]) {
  const defaults = (
    budget: { maxUsd?: number; period?: string },
    limit: { rpm?: number; tpm?: number; maxParallelRequests?: number },
  ) =>
    unlessEmpty(
      withoutUnset({
        max_budget: budget.maxUsd,
        budget_duration: budget.period,
        rpm_limit: limit.rpm,
        tpm_limit: limit.tpm,
        max_parallel_requests: limit.maxParallelRequests,
      }),
    );
  const { ceilingUsd, ceilingPeriod } = budgets.keys;
  const { ceilingRpm, ceilingTpm, ceilingParallelRequests } = limits.keys;
  return withoutUnset({
    default_key_generate_params: defaults(budgets.keys, limits.keys),
    upperbound_key_generate_params: defaults(
      { maxUsd: ceilingUsd, period: ceilingPeriod },
      { rpm: ceilingRpm, tpm: ceilingTpm, maxParallelRequests: ceilingParallelRequests },
    ),
    default_internal_user_params: defaults(budgets.users, limits.users),
    default_team_params: defaults(budgets.teams, limits.teams),
    max_end_user_budget_id: budgets.endUsers.budgetId,
  });
}

/** LiteLLM's names of the kinds of calls. */
const callTypeNames: Record<(typeof cacheCallTypes)[number], readonly string[]> = {
  chat: ["completion", "acompletion"],
  completion: ["text_completion", "atext_completion"],
  embedding: ["embedding", "aembedding"],
  transcription: ["transcription", "atranscription"],
  rerank: ["rerank", "arerank"],
  responses: ["responses", "aresponses"],
  "anthropic-messages": ["anthropic_messages", "aanthropic_messages"],
};

/**
 * Call types that may be matched by meaning. Embeddings are none: LiteLLM would answer with the
 * vector of another text.
 */
const conversations = ["chat", "responses", "anthropic-messages"] as const;

function cache({ cache: settings }: Settings) {
  if (settings.type === "none") return { cache: false };
  const callTypes =
    settings.callTypes ?? (settings.type === "semantic" ? conversations : undefined);
  return {
    cache: true,
    cache_params: {
      ...(settings.type === "redis" ? redisCache(settings) : semanticCache(settings)),
      mode: settings.mode === "opt-in" ? "default_off" : "default_on",
      ttl: settings.ttlSeconds,
      ...(callTypes && {
        supported_call_types: callTypes.flatMap((type) => callTypeNames[type]),
      }),
      ...sorted(settings.extra),
    },
  };
}

function redisCache({ server }: Settings["cache"]) {
  return {
    type: "redis",
    host: server?.host ?? cacheHost,
    port: server?.port ?? redisPort,
    username: server?.username ?? redisUser,
    password: fromEnvironment("CACHE_REDIS_PASSWORD"),
    ...(server?.tls && { ssl: true }),
  };
}

/** By URL, because its client takes no user name (litellm 1.106.2, `redis_semantic_cache.py`). */
function semanticCache({ similarityThreshold, embeddingModel }: Settings["cache"]) {
  return {
    type: "redis-semantic",
    redis_url: fromEnvironment("CACHE_REDIS_URL"),
    similarity_threshold: similarityThreshold,
    redis_semantic_cache_embedding_model: embeddingModel,
  };
}
