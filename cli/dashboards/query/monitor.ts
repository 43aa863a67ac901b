import { linesOfExpression } from "./expression";
import { isFull } from "./full-window";
import { combined, linesOf, type Line } from "./lines";
import { parseMonitorQuery, type Comparator, type MonitorQuery } from "./parse";
import type { Series } from "./series";
import { beginOfWindow } from "./window";

/** State of a monitor for one group of tags. */
export type MonitorState = "ok" | "warn" | "alert" | "no data";

/** A group of a monitor at a moment. */
export interface MonitorGroup {
  /** Tags of the group; empty where the query has no groups. */
  group: readonly string[];
  /** Undefined when there is none: no data, or a division by 0. */
  value: number | undefined;
  state: MonitorState;
}

/** The options of a monitor that decide on its state (API v1, `MonitorOptions`). */
export interface EvaluatedOptions {
  thresholds?: { warning?: number; critical?: number };
  on_missing_data?: "show_no_data" | "show_and_notify_no_data" | "resolve" | "default";
  /** Seconds. */
  evaluation_delay?: number;
  /** Whether the monitor says nothing until its window is filled with data. */
  require_full_window?: boolean;
}

/** Steps of the time aggregation of values that are no counts, in seconds. */
const stepSeconds = 60;

/**
 * Evaluates a metric monitor at a moment: a value for each group, and its state.
 *
 * Counts are added up over the window before anything is worked out of them
 * (docs.datadoghq.com/monitors/guide/as-count-in-monitor-evaluations); all else is worked out minute by
 * minute, and then aggregated. A monitor whose window must be full and isn't keeps its state: here it is
 * ok, as it is at first. Not looked at: `new_group_delay`, recovery thresholds, notifications.
 *
 * @param now - Unix time in seconds
 * @throws Error where the query can't be read
 */
export function evaluateMonitor(
  query: string,
  data: readonly Series[],
  now: number,
  options: EvaluatedOptions = {},
): MonitorGroup[] {
  const parsed = parseMonitorQuery(query);
  const to = now - (options.evaluation_delay ?? 0);
  const from = beginOfWindow(parsed.evaluation.window, to);
  if (options.require_full_window && !isFull(parsed.terms, data, from, to))
    return [{ group: [], value: undefined, state: "ok" }];
  const values = valuesOf(parsed, data, from, to);
  const isGrouped = parsed.terms.some(({ by }) => by.length > 0);
  const counts = parsed.functions.includes("count_not_null");
  const found =
    values.length > 0 || (isGrouped && !counts) ? values : [{ group: [], value: undefined }];
  return found.map((one) => ({ ...one, state: stateOf(parsed, one.value, options) }));
}

type GroupValue = Omit<MonitorGroup, "state">;

function valuesOf(
  { expression, terms, evaluation }: MonitorQuery,
  data: readonly Series[],
  from: number,
  to: number,
): GroupValue[] {
  const isAnomaly = expression.kind === "call" && expression.name === "anomalies";
  const interval = isAnomaly
    ? Number(expression.arguments.find(({ name }) => name === "interval")?.value)
    : stepSeconds;
  const isCount = !isAnomaly && terms.some(({ asCount }) => asCount);
  const times = { from, to, stepSeconds: isCount ? to - from : interval };
  const lines = linesOfExpression(expression, {
    term: (term) => linesOf(term, data, times),
    named: () => [],
    stepSeconds: times.stepSeconds,
  });
  return lines.map((line: Line) => ({
    group: line.group,
    value: combined(isAnomaly ? "avg" : evaluation.aggregation, line.values),
  }));
}

function stateOf(
  { comparator, threshold, terms }: MonitorQuery,
  value: number | undefined,
  { thresholds, on_missing_data: missing = "default" }: EvaluatedOptions,
): MonitorState {
  if (value === undefined) {
    if (missing === "resolve") return "ok";
    // With counts, nothing is 0 (API v1, `OnMissingDataOption`).
    if (missing !== "default" || !terms.every(({ asCount }) => asCount)) return "no data";
  }
  const compared = value ?? 0;
  if (isBeyond(compared, comparator, thresholds?.critical ?? threshold)) return "alert";
  const { warning } = thresholds ?? {};
  return warning !== undefined && isBeyond(compared, comparator, warning) ? "warn" : "ok";
}

function isBeyond(value: number, comparator: Comparator, threshold: number): boolean {
  switch (comparator) {
    case ">":
      return value > threshold;
    case ">=":
      return value >= threshold;
    case "<":
      return value < threshold;
    case "<=":
      return value <= threshold;
  }
}
