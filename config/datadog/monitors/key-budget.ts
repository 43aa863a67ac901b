import { queryMonitor } from "./monitor";
import { percentOf } from "./gated";
import type { MonitorBuilder } from "./spec";

/** What is left of each key's budget. Keys without one have no series, and those without an alias no name. */
export const keyBudget: MonitorBuilder = (settings, context) => {
  const by = ["api_key_alias"] as const;
  const where = ["!api_key_alias:none"] as const;
  const left = context.queries.gauge("min", "keyBudgetRemaining", { where, by });
  const all = context.queries.gauge("max", "keyBudgetMax", { where, by });
  return queryMonitor({
    settings,
    context,
    monitor: "keyBudget",
    query: `max(last_15m):${percentOf(left, all)}`,
    by,
    says: "{{value}} % of the budget of key {{api_key_alias.name}} is left",
    impact:
      "When it is used up, the key's requests are refused until the budget begins anew; the dashboard counts the hours.",
    dashboard: "cost",
  });
};
