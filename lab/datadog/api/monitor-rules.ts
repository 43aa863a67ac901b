import type { Body } from "./answer";
import { unfit } from "./models";

/** What a rule can look up. */
export interface Known {
  hasMonitor: (id: string) => boolean;
  /** An SLO's target in percent; undefined when there is no such SLO. */
  sloTarget: (id: string) => number | undefined;
}

/** A monitor as the rules read it. */
export interface MonitorBody extends Body {
  name?: string;
  type: string;
  query: string;
  tags?: string[];
  options?: {
    thresholds?: Record<string, number>;
    threshold_windows?: object;
    on_missing_data?: string;
    notify_no_data?: boolean;
    no_data_timeframe?: number;
  };
}

/**
 * What the API has against a monitor. Sources: the description of `POST /api/v1/monitor` in the API's
 * own OpenAPI file, and those of the fields in terraform-provider-datadog 4.19.0 (resource_datadog_monitor.go).
 */
export function monitorProblems(body: Body, known: Known): string[] {
  const unknown = unfit(body, "Monitor");
  if (unknown.length > 0) return unknown;
  const monitor = body as MonitorBody;
  const rules = [thresholds, missingData, composite, burnRate, anomaly, tags];
  return rules.flatMap((rule) => rule(monitor, known));
}

type Rule = (monitor: MonitorBody, known: Known) => string[];

/** The critical threshold stands in the query as well. */
const thresholds: Rule = ({ type, query, options }) => {
  const critical = options?.thresholds?.critical;
  if (!/^(query|metric|slo) alert$/.test(type) || critical === undefined) return [];
  const [, compared] = /[<>]=?\s*(-?\d+(?:\.\d+)?)\s*$/.exec(query) ?? [];
  if (compared === undefined) return [`The value provided for parameter 'query' is invalid`];
  if (Number(compared) === critical) return [];
  return [`Alert threshold (${critical}) does not match that used in the query (${compared})`];
};

const missingData: Rule = ({ type, options = {} }) => {
  if (options.on_missing_data === undefined) return [];
  if (["service check", "composite", "slo alert"].includes(type))
    return [`on_missing_data is not available for ${type} monitors`];
  if (options.notify_no_data || options.no_data_timeframe !== undefined)
    return ["on_missing_data cannot be used with notify_no_data or no_data_timeframe"];
  return [];
};

/** Ids of the monitors that a composite is made of. */
export const partsOf = ({ type, query }: MonitorBody): string[] =>
  type === "composite" ? (query.match(/\d+/g) ?? []) : [];

const composite: Rule = (monitor, { hasMonitor }) =>
  partsOf(monitor)
    .filter((id) => !hasMonitor(id))
    .map((id) => `The monitor ${id} of the composite does not exist`);

/** The SLO that a monitor is of. */
export const sloOf = ({ type, query }: MonitorBody): string | undefined =>
  type === "slo alert" ? /^(?:burn_rate|error_budget)\("(\w+)"\)/.exec(query)?.[1] : undefined;

/** No burn rate is above 1 / (1 - target): then everything fails. */
const burnRate: Rule = (monitor, { sloTarget }) => {
  if (monitor.type !== "slo alert") return [];
  const id = sloOf(monitor);
  const target = id === undefined ? undefined : sloTarget(id);
  if (target === undefined) return [`The SLO of the query does not exist`];
  const critical = monitor.options?.thresholds?.critical ?? 0;
  const most = 100 / (100 - target);
  if (!monitor.query.startsWith("burn_rate") || critical <= most) return [];
  return [`The burn rate threshold ${critical} is above ${most}, the most that the SLO allows`];
};

const anomaly: Rule = ({ query, options = {} }) =>
  query.includes("anomalies(") && !options.threshold_windows
    ? ["threshold_windows are required for anomaly monitors"]
    : [];

const tags: Rule = ({ tags = [] }) => (tags.length > 80 ? ["at most 80 tags are allowed"] : []);
