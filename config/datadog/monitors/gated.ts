import { monitorFacts } from "../monitor-facts";
import { kebab } from "../names";
import { idOf } from "../references";
import { message } from "./message";
import { decimal, payload, queryMonitor, type QueryMonitor } from "./monitor";
import type { MonitorSpec } from "./spec";

/** A share of something, or another value, that says nothing when there is little traffic. */
export interface GatedMonitor extends Omit<QueryMonitor, "query" | "variant"> {
  /** Such as `last_10m`. */
  window: string;
  /** The share in percent, of the sums of the window; or another value, with its own window. */
  share: string | { query: string };
  /** How many there were in all. */
  total: string;
  /** Least of them for the share to count. Default: `datadog.minimumRequests`. */
  least?: number;
}

/**
 * Three monitors: the share, the traffic, and the composite of both, which alone tells anybody. One
 * query can't say it: a ratio is worked out of the sums of its window, and has no `if`.
 */
export function gatedMonitor(of: GatedMonitor): MonitorSpec[] {
  const { settings, context, monitor, window } = of;
  const runbook = kebab(monitor);
  const [share] = queryMonitor({ ...of, query: shareOf(of) });
  if (!share) return [];
  const { title, alerts } = monitorFacts[monitor];
  const names = { share: `${runbook}-share`, traffic: `${runbook}-traffic` };
  const least = of.least ?? settings.datadog.minimumRequests;
  const part = { part: true, runbook, type: "query alert", message: partOf(title) } as const;
  const { thresholds } = share.payload.options;
  return [
    {
      name: names.share,
      runbook,
      payload: payload(settings, context, {
        ...part,
        title: `${title} (share)`,
        query: share.payload.query,
        options: share.payload.options,
      }),
    },
    {
      name: names.traffic,
      runbook,
      payload: payload(settings, context, {
        ...part,
        title: `${title} (traffic)`,
        query: `sum(${window}):${of.total} >= ${decimal(least)}`,
        options: { ...share.payload.options, thresholds: { critical: least } },
      }),
    },
    {
      name: runbook,
      runbook,
      payload: payload(settings, context, {
        title,
        runbook,
        type: "composite",
        query: `${idOf("monitor", names.share)} && ${idOf("monitor", names.traffic)}`,
        message: message(settings, {
          critical: `${told(of)}; critical is ${alerts} ${thresholds?.critical}.`,
          warning:
            thresholds?.warning === undefined
              ? undefined
              : `${told(of)}; a warning is ${alerts} ${thresholds.warning}.`,
          noData: of.noData,
          impact: of.impact,
          dashboard: of.dashboard,
          runbook,
        }),
        options: { include_tags: true },
      }),
    },
  ];
}

const shareOf = ({ share, window }: GatedMonitor) =>
  typeof share === "string" ? `sum(${window}):${share}` : share.query;

/** The value is that of the first part, `a` (docs.datadoghq.com/monitors/notify/variables). */
const told = ({ says }: GatedMonitor) => says.replaceAll("{{value}}", "{{a.value}}");

const partOf = (title: string) => `A part of the monitor "${title}". It tells nobody itself.`;

/** A part of a whole in percent. */
export const percentOf = (part: string, whole: string): string => `${part} / ${whole} * 100`;
