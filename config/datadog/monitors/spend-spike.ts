import type { Settings } from "../../schema";
import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/**
 * The algorithm by how much there is to learn from: `basic` adapts within hours and needs no history,
 * `agile` needs 3 days for times of the day and 3 weeks for days of the week
 * (docs.datadoghq.com/monitors/types/anomaly).
 */
const algorithms: Record<Settings["datadog"]["spendHistory"], { name: string; more: string }> = {
  none: { name: "basic", more: "" },
  days: { name: "agile", more: ", seasonality='daily'" },
  weeks: { name: "agile", more: ", seasonality='weekly'" },
};

/** The time that is looked at; the interval may be a fifth of it at most. */
const alertWindow = "last_4h";
const intervalSeconds = 600;

/** Spend above what is usual. */
export const spendSpike: MonitorBuilder = (settings, context) => {
  const { name, more } = algorithms[settings.datadog.spendHistory];
  const spend = context.queries.count("spend");
  return queryMonitor({
    settings,
    context,
    monitor: "spendSpike",
    query: `avg(last_1d):anomalies(${spend}, '${name}', 3, direction='above', interval=${intervalSeconds}, alert_window='${alertWindow}', count_default_zero='true'${more})`,
    comparator: ">=",
    says: "Spend was above what is usual for {{value}} of the last 4 hours (1 is all of them)",
    impact: "A loop, a leaked key, or a model that became dearer costs money each minute.",
    dashboard: "cost",
    options: { threshold_windows: { trigger_window: alertWindow, recovery_window: alertWindow } },
  });
};
