import { monitorFacts, type MonitorName } from "../monitor-facts";
import { thresholdsOf, type Thresholds } from "../monitor-thresholds";
import type { Settings } from "../../schema";
import type { WatchContext } from "../context";
import { kebab } from "../names";
import { message, runbookPage, type DashboardName } from "./message";
import type { MonitorOptions, MonitorPayload, MonitorSpec } from "./spec";

/** Scraped counts are complete only after the next scrape. */
const evaluationDelay = 60;

/** What a message says about a monitor, and where it leads. */
export interface Told {
  /** With `{{value}}` and the names of groups: the sentence for both severities. */
  says: string;
  /** What no data means, where somebody has to know. */
  noData?: string;
  impact: string;
  dashboard: DashboardName;
}

/** A monitor of a query whose value is compared with thresholds. */
export interface QueryMonitor extends Told {
  settings: Settings;
  context: WatchContext;
  /** Whose thresholds, title and runbook. */
  monitor: MonitorName;
  /** Several of one kind differ in this: `openai`. */
  variant?: string;
  /** All before the comparison: `sum(last_1h):sum:…`. */
  query: string;
  comparator?: ">" | ">=" | "<";
  /** Tags by which it alerts separately. */
  by?: readonly string[];
  options?: Partial<MonitorOptions>;
  /** Thresholds of this variant, instead of those of the monitor. */
  thresholds?: Thresholds;
}

/** The monitor of a query, or none when it is switched off or has no threshold. */
export function queryMonitor(of: QueryMonitor): MonitorSpec[] {
  const { settings, context, monitor } = of;
  const thresholds = of.thresholds ?? thresholdsOf(settings, monitor);
  if (!settings.datadog.monitors[monitor].enabled || !thresholds) return [];
  const { alerts, title } = monitorFacts[monitor];
  const comparator = of.comparator ?? (alerts === "above" ? ">" : "<");
  const name = of.variant ? `${kebab(monitor)}-${of.variant}` : kebab(monitor);
  return [
    {
      name,
      runbook: kebab(monitor),
      payload: payload(settings, context, {
        runbook: kebab(monitor),
        title: of.variant ? `${title}: ${of.variant}` : title,
        type: "query alert",
        query: `${of.query} ${comparator} ${decimal(thresholds.critical)}`,
        message: message(settings, {
          critical: `${of.says}; critical is ${alerts} {{threshold}}.`,
          warning:
            thresholds.warning === undefined
              ? undefined
              : `${of.says}; a warning is ${alerts} {{warn_threshold}}.`,
          noData: of.noData,
          impact: of.impact,
          dashboard: of.dashboard,
          runbook: kebab(monitor),
        }),
        options: {
          thresholds: {
            critical: thresholds.critical,
            ...(thresholds.warning !== undefined && { warning: thresholds.warning }),
          },
          on_missing_data: of.noData === undefined ? "resolve" : "show_and_notify_no_data",
          evaluation_delay: evaluationDelay,
          // Without it, a new deployment or team alerts on its first sample.
          ...(of.by && { new_group_delay: evaluationDelay }),
          require_full_window: false,
          include_tags: true,
          ...of.options,
        },
      }),
    },
  ];
}

/** A payload with what all have. */
export function payload(
  { datadog }: Settings,
  { title: gateway, tags }: WatchContext,
  of: Pick<MonitorPayload, "type" | "query" | "message" | "options"> & {
    title: string;
    runbook: string;
    /** Parts of composites tell nobody. */
    part?: boolean;
  },
): MonitorPayload {
  return {
    name: `${gateway}: ${of.title}`,
    type: of.type,
    query: of.query,
    message: of.message,
    tags: [...tags, `monitor:${of.runbook}`, `role:${of.part ? "part" : "alert"}`],
    priority: of.part ? 5 : 2,
    options: of.options,
    ...(datadog.runbookUrl !== undefined &&
      !of.part && {
        assets: [
          {
            category: "runbook",
            name: "Runbook",
            url: runbookPage(datadog.runbookUrl, of.runbook),
          },
        ],
      }),
  };
}

/** A number as queries have it: never `1e+21`. */
export function decimal(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(12).replace(/\.?0+$/, "") : text;
}
