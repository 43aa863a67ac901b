import { monthSeconds, secondsOf } from "../../inputs/duration";
import type { Settings } from "../../inputs/schema";
import type { Monitor, Thresholds } from "../alerts/monitor";
import { rounded } from "../alerts/numbers";

/** Spend since the month began, against the budget and its soft limit. */
export const monthlySpend: Monitor = {
  title: "Spend of this month",
  measures: "Spend since the month began (UTC), in USD",
  alerts: "above",
  critical: "`budgets.maxUsd` for a month",
  warning: "`budgets.softUsd` for a month, or 80 % of critical",
  thresholds,
  meaning:
    "A budget of another period is turned into one of a month. Without `budgets.maxUsd` and `budgets.softUsd` there is no such monitor, unless `datadog.monitors.monthlySpend.critical` is set.",
  impact:
    "At `budgets.maxUsd` the gateway refuses all requests until the budget's period is over; a soft limit refuses nothing.",
  dashboard: "cost",
  options: {
    scheduling_options: {
      // Both must be set (`TestAccDatadogMonitor_SchedulingOptions` of Datadog's Terraform provider).
      evaluation_window: { day_starts: "00:00", month_starts: 1, timezone: "UTC" },
    },
  },
  queries: ({ budgets: { maxUsd } }, { queries }) => [
    {
      query: `sum(current_1mo):${queries.count("spend")}`,
      says: "The gateway has spent {{value}} USD this month",
      detail:
        maxUsd === undefined
          ? "`budgets.maxUsd` is not set, so nothing stops spending."
          : `\`budgets.maxUsd\` is ${maxUsd} USD.`,
    },
  ],
};

type Budgets = Settings["budgets"];

/** A budget as one of a month: LiteLLM's own may begin anew each week. */
function thresholds({ budgets }: Settings): Thresholds | undefined {
  const { maxUsd, softUsd } = budgets;
  // Without a limit, what is to be watched is all there is.
  const critical = aMonth(maxUsd ?? softUsd, budgets);
  if (critical === undefined) return undefined;
  if (maxUsd === undefined) return { critical, warning: rounded(0.8 * critical) };
  return { critical, warning: aMonth(softUsd, budgets) ?? rounded(0.8 * critical) };
}

function aMonth(usd: number | undefined, { period = "1mo" }: Budgets): number | undefined {
  if (usd === undefined) return undefined;
  // 30d is what people write for a month.
  if (["30d", "1mo", "31d"].includes(period)) return usd;
  return rounded((usd * monthSeconds) / secondsOf(period));
}
