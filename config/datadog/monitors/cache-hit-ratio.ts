import { gatedMonitor, percentOf } from "./gated";
import type { MonitorBuilder } from "./spec";

/**
 * A cache that answers hardly anything. Only where there is one. Of all answers: LiteLLM counts misses
 * of streams only (config/datadog/metrics/cost.ts).
 */
export const cacheHitRatio: MonitorBuilder = (settings, context) => {
  if (settings.cache.type === "none") return [];
  const hits = `default_zero(${context.queries.count("cacheHits")})`;
  const all = context.queries.observations("requestLatency");
  return gatedMonitor({
    settings,
    context,
    monitor: "cacheHitRatio",
    window: "last_4h",
    share: percentOf(hits, all),
    total: all,
    says: "The cache answered {{value}} % of the requests of 4 hours",
    impact: "Each request is paid for that the cache used to answer.",
    dashboard: "cost",
    // A new cache is empty: without it, each new stack would alert in its first minutes.
    options: { require_full_window: true },
  });
};
