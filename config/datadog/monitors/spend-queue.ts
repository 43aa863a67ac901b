import { gatedMonitor } from "./gated";
import type { MonitorBuilder } from "./spec";

/**
 * Spend that waits in a replica and is not written: it is lost when the replica is. The size is set when
 * something is added, so it says nothing of a replica that is idle.
 */
export const spendQueue: MonitorBuilder = (settings, context) => {
  const by = ["endpoint"] as const;
  const { queries } = context;
  const all = `${queries.gauge("max", "spendQueue", { by })} + ${queries.gauge("max", "dailySpendQueue", { by })}`;
  return gatedMonitor({
    settings,
    context,
    monitor: "spendQueue",
    // A queue that is written falls to 0 every few seconds; the least tells whether it is.
    share: { query: `min(last_10m):${all}` },
    window: "last_10m",
    total: queries.count("requests", { by }),
    by,
    says: "{{value}} changes of spend wait in {{endpoint.name}}",
    impact: "Budgets are enforced with old numbers, and a restart of the replica loses this spend.",
    dashboard: "operations",
  });
};
