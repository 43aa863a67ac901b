import type { Settings } from "../../schema";
import { gatedMonitor } from "./gated";
import type { MonitorBuilder } from "./spec";

/** Fallbacks are rare: this many say enough. */
const least = 5;

/** Fallbacks that failed as well. Only where there are fallbacks. */
export const fallbackFailures: MonitorBuilder = (settings, context) => {
  if (!hasFallbacks(settings)) return [];
  const by = ["requested_model", "fallback_model"] as const;
  const failed = context.queries.count("failedFallbacks", { by });
  const answered = context.queries.count("successfulFallbacks", { by });
  const all = `(default_zero(${answered}) + default_zero(${failed}))`;
  return gatedMonitor({
    settings,
    context,
    monitor: "fallbackFailures",
    by,
    window: "last_15m",
    share: `${failed} / ${all} * 100`,
    total: all,
    least,
    says: "{{value}} % of the fallbacks from {{requested_model.name}} to {{fallback_model.name}} failed",
    impact: "Requests that were to be rescued get an error.",
    dashboard: "latency",
  });
};

function hasFallbacks({ routing }: Settings): boolean {
  const { fallbacks, contextWindowFallbacks, contentPolicyFallbacks, defaultFallbacks } = routing;
  const maps = [fallbacks, contextWindowFallbacks, contentPolicyFallbacks];
  return defaultFallbacks.length > 0 || maps.some((map) => Object.keys(map).length > 0);
}
