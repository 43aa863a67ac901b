import { gatedMonitor, percentOf } from "./gated";
import type { MonitorBuilder } from "./spec";

/** Requests that got a 429: by limits of the gateway, or of the providers. */
export const rateLimited: MonitorBuilder = (settings, context) => {
  const total = context.queries.count("requests");
  const limited = context.queries.count("requests", { where: ["status_code:429"] });
  return gatedMonitor({
    settings,
    context,
    monitor: "rateLimited",
    window: "last_15m",
    share: percentOf(limited, total),
    total,
    says: "{{value}} % of the requests of 15 minutes got a 429",
    impact: "Clients wait and try again, or give up.",
    dashboard: "latency",
  });
};
