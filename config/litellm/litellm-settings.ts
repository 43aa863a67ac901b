import { metricsCallbacks, metricsSettings, wantsMetrics } from "../datadog/litellm";
import {
  llmObservabilityCallback,
  llmObservabilitySettings,
  wantsLlmObservability,
} from "../datadog/proxy-environment";
import { cacheHost, redisPort, redisUser } from "../stores/redis";
import { gateCallback } from "./gate";
import { hasProxyLimits } from "./proxy-limits";
import type { Settings } from "../inputs/schema";
import type { cacheCallTypes } from "../inputs/schema/cache";
import type { SecretNames } from "../inputs/secrets";
import { renamed } from "./renames";
import { fromEnvironment, sorted } from "./values";

/** LiteLLM's `litellm_settings`. */
export function litellmSettings(settings: Settings, secrets: SecretNames) {
  const { budgets, limits, logging, privacy, requestTimeoutSeconds, security } = settings;
  const callbacks = [
    gateCallback,
    ...(hasProxyLimits(settings) ? ["proxy_limits.limits"] : []),
    ...(wantsMetrics(settings) ? metricsCallbacks : []),
    ...(wantsLlmObservability(settings, secrets) ? [llmObservabilityCallback] : []),
  ];
  return {
    ...renamed("litellm_settings", { requestTimeoutSeconds }),
    // A model without a price would be recorded as free.
    block_requests_for_models_without_pricing: true,
    ...renamed("litellm_settings", { budgets, limits, privacy, logging }),
    ...renamed("litellm_settings", { security }),
    callbacks,
    ...(wantsMetrics(settings) && metricsSettings()),
    ...(wantsLlmObservability(settings, secrets) && llmObservabilitySettings),
    ...cache(settings),
    ...sorted(settings.extra.litellmSettings),
  };
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

function cache({ cache }: Settings) {
  if (cache.type === "none") return { cache: false };
  const callTypes = cache.callTypes ?? (cache.type === "semantic" ? conversations : undefined);
  return {
    cache: true,
    cache_params: {
      ...(cache.type === "redis" ? redisCache(cache) : semanticCache(cache)),
      ...renamed(
        "cache_params",
        { cache },
        {
          mode: cache.mode === "opt-in" ? "default_off" : "default_on",
          supported_call_types: callTypes?.flatMap((type) => callTypeNames[type]),
        },
      ),
      ...sorted(cache.extra),
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

/**
 * By URL, because its client takes no user name (litellm: caching/redis_semantic_cache.py
 * RedisSemanticCache).
 */
function semanticCache({ similarityThreshold, embeddingModel }: Settings["cache"]) {
  return {
    type: "redis-semantic",
    redis_url: fromEnvironment("CACHE_REDIS_URL"),
    ...renamed("cache_params", { cache: { similarityThreshold, embeddingModel } }),
  };
}
