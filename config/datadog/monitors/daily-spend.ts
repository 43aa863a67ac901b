import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/** Spend of 24 hours, against a day's share of the budget. */
export const dailySpend: MonitorBuilder = (settings, context) =>
  queryMonitor({
    settings,
    context,
    monitor: "dailySpend",
    query: `sum(last_1d):${context.queries.count("spend")}`,
    says: "The gateway has spent {{value}} USD in 24 hours",
    impact: "At this pace the budget is used up before its period is over.",
    dashboard: "cost",
  });
