import type { Settings } from "../../inputs/schema";
import type { Monitor } from "../alerts/monitor";

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
export const spendSpike: Monitor = {
  title: "Unusual spend",
  measures: "Share of 4 hours in which spend was above what is usual, 0 to 1",
  alerts: "above",
  critical: 0.5,
  most: 1,
  meaning:
    "What is usual is learnt by Datadog's anomaly detection, as `datadog.spendHistory` says: `none` adapts within hours and knows no times of the day, so it also alerts on each morning's start in the first days.",
  impact:
    "Often it is a loop, a leaked key or a model that became dearer, and costs money each minute until somebody looks.",
  dashboard: "cost",
  comparator: ">=",
  options: { threshold_windows: { trigger_window: alertWindow, recovery_window: alertWindow } },
  queries: ({ datadog }, { queries }) => {
    const { name, more } = algorithms[datadog.spendHistory];
    const spend = queries.count("spend");
    return [
      {
        query: `avg(last_1d):anomalies(${spend}, '${name}', 3, direction='above', interval=${intervalSeconds}, alert_window='${alertWindow}', count_default_zero='true'${more})`,
        says: "Spend was above what is usual for {{value}} of the last 4 hours (1 is all of them)",
      },
    ];
  },
};
