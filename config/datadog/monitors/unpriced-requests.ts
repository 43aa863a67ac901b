import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/** Requests whose cost was recorded as 0: what they cost is in no budget and no chart. */
export const unpricedRequests: MonitorBuilder = (settings, context) => {
  const by = ["requested_model", "reason"] as const;
  return queryMonitor({
    settings,
    context,
    monitor: "unpricedRequests",
    query: `sum(last_1h):${context.queries.count("zeroCostRequests", { by })}`,
    by,
    says: "The cost of {{value}} requests of {{requested_model.name}} in an hour was recorded as 0 ({{reason.name}})",
    impact:
      "Spend, budgets and all other monitors of cost are too low by what these requests cost.",
    dashboard: "cost",
  });
};
