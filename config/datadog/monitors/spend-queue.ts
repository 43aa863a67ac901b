import type { Monitor } from "../alerts/monitor";

/**
 * Spend that waits in a replica and is not written: it is lost when the replica is. The size is set when
 * something is added, so it says nothing of a replica that is idle.
 */
export const spendQueue: Monitor = {
  title: "Spend waits to be written",
  measures: "Changes of spend that wait in one replica, the least in 10 minutes",
  alerts: "above",
  critical: 1000,
  warning: 300,
  meaning:
    "They are written to the database every few seconds, so this many means that they are not written.",
  impact:
    "Budgets are enforced with old numbers. A restart of the replica loses this spend: **do not restart it before the cause is gone.**",
  dashboard: "operations",
  minimumTraffic: "datadog.minimumRequests",
  queries: (_settings, { queries }) => {
    const by = ["endpoint"] as const;
    const all = `${queries.gauge("max", "spendQueue", { by })} + ${queries.gauge("max", "dailySpendQueue", { by })}`;
    return [
      {
        // A queue that is written falls to 0 every few seconds; the least tells whether it is.
        query: `min(last_10m):${all}`,
        traffic: `sum(last_10m):${queries.count("requests", { by })}`,
        by,
        says: "{{value}} changes of spend wait in {{endpoint.name}}",
      },
    ];
  },
};
