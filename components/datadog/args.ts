import type { DashboardJsonArgs } from "@pulumi/datadog/dashboardJson";
import type { MonitorArgs } from "@pulumi/datadog/monitor";
import type { ServiceLevelObjectiveArgs } from "@pulumi/datadog/serviceLevelObjective";
import type { DashboardPayload } from "../../config/datadog/dashboards/dashboard";
import type { Ids } from "./ids";
import type { MonitorOptions, MonitorPayload } from "../../config/datadog/alerts/payload";
import type { SloPayload } from "../../config/datadog/slos/spec";
import { withoutUnset } from "../../config/litellm/values";

/** A monitor as the provider takes it. */
export function monitorArgs(payload: MonitorPayload, ids: Ids): MonitorArgs {
  const { name, type, query, message, tags, priority, options, assets } = payload;
  return {
    name,
    type,
    query: ids.fill(query),
    message: ids.fill(message),
    tags: [...tags],
    ...(priority !== undefined && { priority: String(priority) }),
    ...optionArgs(options),
    ...(assets && { assets }),
  };
}

function optionArgs(
  options: MonitorOptions,
): Omit<MonitorArgs, "name" | "type" | "query" | "message"> {
  const { thresholds, threshold_windows: windows, scheduling_options: scheduling } = options;
  return withoutUnset({
    monitorThresholds: thresholds && mapped(thresholds, String),
    monitorThresholdWindows: windows && {
      triggerWindow: windows.trigger_window,
      recoveryWindow: windows.recovery_window,
    },
    onMissingData: options.on_missing_data,
    notifyNoData: options.notify_no_data,
    noDataTimeframe: options.no_data_timeframe,
    evaluationDelay: options.evaluation_delay,
    newGroupDelay: options.new_group_delay,
    requireFullWindow: options.require_full_window,
    renotifyInterval: options.renotify_interval,
    includeTags: options.include_tags,
    schedulingOptions: scheduling && {
      evaluationWindow: {
        dayStarts: scheduling.evaluation_window.day_starts,
        monthStarts: scheduling.evaluation_window.month_starts,
        timezone: scheduling.evaluation_window.timezone,
      },
    },
  });
}

/** An SLO as the provider takes it. */
export const sloArgs = (payload: SloPayload): ServiceLevelObjectiveArgs => ({
  name: payload.name,
  description: payload.description,
  type: payload.type,
  query: payload.query,
  thresholds: payload.thresholds,
  timeframe: payload.timeframe,
  targetThreshold: payload.target_threshold,
  warningThreshold: payload.warning_threshold,
  tags: [...payload.tags],
});

/**
 * A dashboard as the provider takes it: as JSON, whose typed form would know only the widgets of its
 * own time. The provider compares what it means, not its bytes.
 */
export const dashboardArgs = (payload: DashboardPayload, ids: Ids): DashboardJsonArgs => ({
  dashboard: ids.fill(JSON.stringify(payload)),
});

function mapped<T extends object, R>(values: T, map: (value: T[keyof T]) => R) {
  const entries = Object.entries(values) as [string, T[keyof T]][];
  return Object.fromEntries(entries.map(([key, value]) => [key, map(value)]));
}
