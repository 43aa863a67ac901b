import type { Monitor } from "../alerts/monitor";
import { percentOf } from "../alerts/shares";

/** Watches what is left of each key's budget. */
export const keyBudget: Monitor = {
  title: "Budget of a key nearly used",
  measures: "What is left of a key's budget, in percent",
  alerts: "below",
  critical: 10,
  warning: 25,
  most: 100,
  meaning:
    "Keys without a budget have no series, so they never alert. Keys without an alias are left out: all of them have the same name in Datadog.",
  impact:
    "When it is used up, requests of the key are refused until the budget begins anew; the dashboard counts the hours.",
  dashboard: "cost",
  queries: (_settings, { queries }) => {
    const by = ["api_key_alias"] as const;
    const where = ["!api_key_alias:none"] as const;
    const left = queries.gauge("min", "keyBudgetRemaining", { where, by });
    const all = queries.gauge("max", "keyBudgetMax", { where, by });
    return [
      {
        query: `max(last_15m):${percentOf(left, all)}`,
        by,
        says: "{{value}} % of the budget of key {{api_key_alias.name}} is left",
      },
    ];
  },
};
