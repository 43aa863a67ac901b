import type { Settings } from "../../inputs/schema";
import type { Monitor } from "../alerts/monitor";
import { percentOf } from "../alerts/shares";

/** Fallbacks that failed as well. Only where there are fallbacks. */
export const fallbackFailures: Monitor = {
  title: "Fallbacks fail",
  measures: "Fallbacks in 15 minutes that failed too, in percent",
  alerts: "above",
  critical: 50,
  warning: 20,
  most: 100,
  meaning: "It is of the fallbacks from one model to another, and only where the stack has some.",
  impact: "Requests that were to be rescued get an error.",
  dashboard: "latency",
  // Fallbacks are rare.
  minimumTraffic: 5,
  queries: (settings, { queries }) => {
    if (!hasFallbacks(settings)) return [];
    const by = ["requested_model", "fallback_model"] as const;
    const failed = queries.count("failedFallbacks", { by });
    const answered = queries.count("successfulFallbacks", { by });
    const all = `(default_zero(${answered}) + default_zero(${failed}))`;
    return [
      {
        query: `sum(last_15m):${percentOf(failed, all)}`,
        traffic: `sum(last_15m):${all}`,
        by,
        says: "{{value}} % of the fallbacks from {{requested_model.name}} to {{fallback_model.name}} failed",
      },
    ];
  },
};

function hasFallbacks({ routing }: Settings): boolean {
  const { fallbacks, contextWindowFallbacks, contentPolicyFallbacks, defaultFallbacks } = routing;
  const maps = [fallbacks, contextWindowFallbacks, contentPolicyFallbacks];
  return defaultFallbacks.length > 0 || maps.some((map) => Object.keys(map).length > 0);
}
