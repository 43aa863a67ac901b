import { percentOf } from "./gated";
import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/** Calls of Postgres that failed. */
export const postgresFailures: MonitorBuilder = (settings, context) =>
  queryMonitor({
    settings,
    context,
    monitor: "postgresFailures",
    query: `sum(last_10m):${percentOf(context.queries.count("postgresFailures"), context.queries.count("postgresRequests"))}`,
    says: "{{value}} % of the calls of Postgres failed in 10 minutes",
    impact: "Keys that aren't in memory can't be checked, and spend is not written.",
    dashboard: "operations",
  });
