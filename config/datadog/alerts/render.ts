import type { Settings } from "../../inputs/schema";
import type { WatchContext } from "../context";
import { fixedMonitors, monitorNames, monitors } from "../monitors";
import { kebab } from "../names";
import { idOf } from "../references";
import { message } from "./message";
import type { Monitor, MonitorQuery, Thresholds } from "./monitor";
import { decimal } from "./numbers";
import { payload, type MonitorOptions, type MonitorSpec } from "./payload";
import { defaultThresholds, thresholdsOf } from "./thresholds";

/** Scraped counts are complete only after the next scrape. */
const evaluationDelay = 60;

/** The monitors of a gateway, without those of SLOs. */
export function monitorsOf(settings: Settings, context: WatchContext): MonitorSpec[] {
  const inputs = settings.datadog.monitors;
  const tuned = monitorNames
    .filter((name) => inputs[name].enabled)
    .flatMap((name) => {
      const thresholds = thresholdsOf(settings, name);
      if (!thresholds) return [];
      return render({ settings, context, name: kebab(name), monitor: monitors[name], thresholds });
    });
  const fixed = Object.entries(fixedMonitors)
    .filter(([name]) => inputs[name as keyof typeof fixedMonitors].enabled)
    .flatMap(([name, monitor]) => {
      const thresholds = defaultThresholds(settings, monitor);
      if (!thresholds) return [];
      return render({ settings, context, name: kebab(name), monitor, thresholds, isFixed: true });
    });
  return [...tuned, ...fixed];
}

/** A monitor, and what it is rendered with. */
interface Rendered {
  settings: Settings;
  context: WatchContext;
  /** Lower case with dashes; also that of the runbook. */
  name: string;
  monitor: Monitor;
  thresholds: Thresholds;
  /** Whether its threshold is no number that anybody would want to know. */
  isFixed?: boolean;
}

const render = (of: Rendered): MonitorSpec[] =>
  of.monitor
    .queries(of.settings, of.context)
    .flatMap((query) =>
      of.monitor.minimumTraffic === undefined ? alone(of, query) : gated(of, query),
    );

/** The monitor of a query whose value is compared with thresholds. */
function alone(of: Rendered, query: MonitorQuery): MonitorSpec[] {
  const { settings, context, name: runbook, monitor } = of;
  const { variant } = query;
  return [
    {
      name: variant === undefined ? runbook : `${runbook}-${variant}`,
      runbook,
      payload: payload(settings, context, {
        runbook,
        title: variant === undefined ? monitor.title : `${monitor.title}: ${variant}`,
        type: "query alert",
        query: comparison(of, query),
        message: alert(of, query, { critical: "{{threshold}}", warning: "{{warn_threshold}}" }),
        options: optionsOf(of, query),
      }),
    },
  ];
}

/**
 * Three monitors: the share, the traffic, and the composite of both, which alone tells anybody. One
 * query can't say it: a ratio is worked out of the sums of its window, and has no `if`.
 */
function gated(of: Rendered, query: MonitorQuery): MonitorSpec[] {
  const { settings, context, name: runbook, monitor, thresholds } = of;
  const { title, minimumTraffic } = monitor;
  const least =
    typeof minimumTraffic === "number" ? minimumTraffic : settings.datadog.minimumRequests;
  const names = { share: `${runbook}-share`, traffic: `${runbook}-traffic` };
  const part = {
    part: true,
    runbook,
    type: "query alert",
    message: `A part of the monitor "${title}". It tells nobody itself.`,
  } as const;
  const options = optionsOf(of, query);
  if (query.traffic === undefined) throw new Error(`the monitor "${title}" counts no traffic`);
  // The value is that of the first part, `a` (docs.datadoghq.com/monitors/notify/variables).
  const says = query.says.replaceAll("{{value}}", "{{a.value}}");
  return [
    {
      name: names.share,
      runbook,
      payload: payload(settings, context, {
        ...part,
        title: `${title} (share)`,
        query: comparison(of, query),
        options,
      }),
    },
    {
      name: names.traffic,
      runbook,
      payload: payload(settings, context, {
        ...part,
        title: `${title} (traffic)`,
        query: `${query.traffic} >= ${decimal(least)}`,
        options: { ...options, thresholds: { critical: least } },
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
        message: alert(of, { ...query, says }, thresholds),
        options: { include_tags: true },
      }),
    },
  ];
}

function comparison({ monitor, thresholds }: Rendered, { query }: MonitorQuery): string {
  const comparator = monitor.comparator ?? (monitor.alerts === "above" ? ">" : "<");
  return `${query} ${comparator} ${decimal(thresholds.critical)}`;
}

function optionsOf({ monitor, thresholds }: Rendered, { by }: MonitorQuery): MonitorOptions {
  const { critical, warning } = thresholds;
  return {
    thresholds: { critical, ...(warning !== undefined && { warning }) },
    on_missing_data: monitor.noData === undefined ? "resolve" : "show_and_notify_no_data",
    evaluation_delay: evaluationDelay,
    // Without it, a new deployment or team alerts on its first sample.
    ...(by && { new_group_delay: evaluationDelay }),
    require_full_window: false,
    include_tags: true,
    ...monitor.options,
  };
}

/**
 * The message of an alert.
 *
 * @param shown - the thresholds, or variables that stand for them
 */
function alert(
  { settings, monitor, name, thresholds, isFixed }: Rendered,
  { says, detail }: MonitorQuery,
  shown: { critical: number | string; warning: number | string | undefined },
): string {
  const { alerts, noData, impact, dashboard } = monitor;
  return message(settings, {
    critical: isFixed ? `${says}.` : `${says}; critical is ${alerts} ${shown.critical}.`,
    warning:
      thresholds.warning === undefined
        ? undefined
        : `${says}; a warning is ${alerts} ${shown.warning}.`,
    noData,
    impact: detail === undefined ? impact : `${impact} ${detail}`,
    dashboard,
    runbook: name,
  });
}
