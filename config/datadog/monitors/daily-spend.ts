import { secondsOf } from "../../inputs/duration";
import type { Settings } from "../../inputs/schema";
import type { Monitor, Thresholds } from "../alerts/monitor";
import { rounded } from "../alerts/numbers";

/** Spend of 24 hours, against a day's share of the budget. */
export const dailySpend: Monitor = {
  title: "Spend of a day",
  measures: "Spend of 24 hours, in USD",
  alerts: "above",
  critical:
    "twice a day's share of `budgets.maxUsd`, or all of it when its period is at most a day",
  warning: "75 % of critical",
  thresholds,
  meaning:
    "A weekday has more than its share of a month, so the share alone would alert each of them. Without `budgets.maxUsd` it is the share of `budgets.softUsd`.",
  impact: "Kept up, the budget is used up before its period is over, and requests are refused.",
  dashboard: "cost",
  queries: (_settings, { queries }) => [
    {
      query: `sum(last_1d):${queries.count("spend")}`,
      says: "The gateway has spent {{value}} USD in 24 hours",
    },
  ],
};

const daySeconds = 86_400;

function thresholds({ budgets }: Settings): Thresholds | undefined {
  const usd = budgets.maxUsd ?? budgets.softUsd;
  if (usd === undefined) return undefined;
  const days = secondsOf(budgets.period ?? "1mo") / daySeconds;
  const critical = rounded(days <= 1 ? usd / days : (2 * usd) / days);
  return { critical, warning: rounded(0.75 * critical) };
}
