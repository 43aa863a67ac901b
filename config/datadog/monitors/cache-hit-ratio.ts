import type { Monitor } from "../alerts/monitor";
import { percentOf } from "../alerts/shares";

/**
 * A cache that answers hardly anything. Only where there is one. Of all answers: LiteLLM counts misses
 * of streams only (config/datadog/metrics/cost.ts).
 */
export const cacheHitRatio: Monitor = {
  title: "The cache answers hardly anything",
  measures: "Requests in 4 hours that the cache answered, of all that were answered, in percent",
  alerts: "below",
  critical: 1,
  warning: 5,
  most: 100,
  meaning:
    "Only where `cache.type` is not `none`, and only once there are 4 hours of data: a new cache is empty.",
  impact: "Each request is paid for that the cache used to answer.",
  dashboard: "cost",
  minimumTraffic: "datadog.minimumRequests",
  // A new cache is empty: without it, each new stack would alert in its first minutes.
  options: { require_full_window: true },
  queries: ({ cache }, { queries }) => {
    if (cache.type === "none") return [];
    const hits = `default_zero(${queries.count("cacheHits")})`;
    const all = queries.observations("requestLatency");
    return [
      {
        query: `sum(last_4h):${percentOf(hits, all)}`,
        traffic: `sum(last_4h):${all}`,
        says: "The cache answered {{value}} % of the requests of 4 hours",
      },
    ];
  },
};
