import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/** Spend since the month began, against the budget and its soft limit. */
export const monthlySpend: MonitorBuilder = (settings, context) =>
  queryMonitor({
    settings,
    context,
    monitor: "monthlySpend",
    query: `sum(current_1mo):${context.queries.count("spend")}`,
    says: "The gateway has spent {{value}} USD this month",
    impact: refusal(settings.budgets.maxUsd),
    dashboard: "cost",
    options: {
      scheduling_options: {
        // Both must be set (research: `TestAccDatadogMonitor_SchedulingOptions` of the provider).
        evaluation_window: { day_starts: "00:00", month_starts: 1, timezone: "UTC" },
      },
    },
  });

const refusal = (maxUsd: number | undefined) =>
  maxUsd === undefined
    ? "Nothing stops spending: budgets.maxUsd is not set."
    : `At ${maxUsd} USD in a period of the budget, the gateway refuses all requests.`;
