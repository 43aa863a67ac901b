import type { Monitor } from "../alerts/monitor";
import { percentOf } from "../alerts/shares";

/** Calls of Redis that failed. */
export const redisFailures: Monitor = {
  title: "Redis fails",
  measures: "Calls of Redis in 10 minutes that failed, in percent",
  alerts: "above",
  critical: 5,
  warning: 1,
  most: 100,
  impact:
    "Limits are counted by each replica alone, so they let more through, and spend waits in the replicas.",
  dashboard: "operations",
  queries: (_settings, { queries }) => [
    {
      query: `sum(last_10m):${percentOf(queries.count("redisFailures"), queries.count("redisRequests"))}`,
      says: "{{value}} % of the calls of Redis failed in 10 minutes",
    },
  ],
};
