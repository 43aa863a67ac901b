import { queryMonitor } from "./monitor";
import { percentOf } from "./gated";
import type { MonitorBuilder } from "./spec";

/** What is left of each team's budget. Teams without one have no series. */
export const teamBudget: MonitorBuilder = (settings, context) => {
  const by = ["team_alias"] as const;
  const left = context.queries.gauge("min", "teamBudgetRemaining", { by });
  const all = context.queries.gauge("max", "teamBudgetMax", { by });
  return queryMonitor({
    settings,
    context,
    monitor: "teamBudget",
    query: `max(last_15m):${percentOf(left, all)}`,
    by,
    says: "{{value}} % of the budget of team {{team_alias.name}} is left",
    impact:
      "When it is used up, the team's requests are refused until the budget begins anew; the dashboard counts the hours.",
    dashboard: "cost",
  });
};
