import type { Monitor } from "../alerts/monitor";
import { percentOf } from "../alerts/shares";

/** Calls of Postgres that failed. */
export const postgresFailures: Monitor = {
  title: "Postgres fails",
  measures: "Calls of Postgres in 10 minutes that failed, in percent",
  alerts: "above",
  critical: 5,
  warning: 1,
  most: 100,
  impact:
    "Keys that a replica doesn't have in memory can't be checked, so their requests fail, and spend is not written.",
  dashboard: "operations",
  queries: (_settings, { queries }) => [
    {
      query: `sum(last_10m):${percentOf(queries.count("postgresFailures"), queries.count("postgresRequests"))}`,
      says: "{{value}} % of the calls of Postgres failed in 10 minutes",
    },
  ],
};
