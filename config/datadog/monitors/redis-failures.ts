import { percentOf } from "./gated";
import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/** Calls of Redis that failed. */
export const redisFailures: MonitorBuilder = (settings, context) =>
  queryMonitor({
    settings,
    context,
    monitor: "redisFailures",
    query: `sum(last_10m):${percentOf(context.queries.count("redisFailures"), context.queries.count("redisRequests"))}`,
    says: "{{value}} % of the calls of Redis failed in 10 minutes",
    impact: "Limits are counted by each replica alone, and spend waits.",
    dashboard: "operations",
  });
