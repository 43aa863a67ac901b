import type { Monitor } from "../alerts/monitor";
import { percentOf } from "../alerts/shares";

/** Watches what is left of each team's budget. */
export const teamBudget: Monitor = {
  title: "Budget of a team nearly used",
  measures: "What is left of a team's budget, in percent",
  alerts: "below",
  critical: 10,
  warning: 25,
  most: 100,
  meaning: "Teams without a budget have no series, so they never alert.",
  impact:
    "When it is used up, requests of the team are refused until the budget begins anew; the dashboard counts the hours.",
  dashboard: "cost",
  queries: (_settings, { queries }) => {
    const by = ["team_alias"] as const;
    const left = queries.gauge("min", "teamBudgetRemaining", { by });
    const all = queries.gauge("max", "teamBudgetMax", { by });
    return [
      {
        query: `max(last_15m):${percentOf(left, all)}`,
        by,
        says: "{{value}} % of the budget of team {{team_alias.name}} is left",
      },
    ];
  },
};
