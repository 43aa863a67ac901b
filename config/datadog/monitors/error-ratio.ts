import { gatedMonitor, percentOf } from "./gated";
import type { MonitorBuilder } from "./spec";

/** Requests that the gateway or the providers failed. What clients did wrong (4xx) is not among them. */
export const errorRatio: MonitorBuilder = (settings, context) => {
  const total = context.queries.count("requests");
  const failed = context.queries.count("requests", { where: ["status_code:5*"] });
  return gatedMonitor({
    settings,
    context,
    monitor: "errorRatio",
    window: "last_10m",
    share: percentOf(failed, total),
    total,
    says: "{{value}} % of the requests of 10 minutes were answered with a 5xx",
    impact: "Clients get errors, after all retries and fallbacks.",
    dashboard: "latency",
  });
};
