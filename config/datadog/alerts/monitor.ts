import type { Settings } from "../../inputs/schema";
import type { WatchContext } from "../context";
import type { DashboardName } from "./message";
import type { MonitorOptions } from "./payload";

/** The values from which on a monitor alerts. */
export interface Thresholds {
  critical: number;
  /** Undefined when there is none. */
  warning: number | undefined;
}

/**
 * Everything about one monitor: its input in `datadog.monitors`, what it asks Datadog, what it tells
 * whom, and the top of its runbook.
 */
export interface Monitor {
  /** Title in Datadog and of the runbook, without the gateway's name. */
  title: string;
  /** What its thresholds are of, with the unit. */
  measures: string;
  /** Whether it alerts above or below its thresholds. */
  alerts: "above" | "below";
  /** Default of the critical threshold, or in words where {@link thresholds} works it out. */
  critical: number | string;
  /** Default of the warning threshold, or in words where {@link thresholds} works it out. */
  warning?: number | string;
  /** Default thresholds that depend on other inputs; undefined where there is nothing to make them of. */
  thresholds?: (settings: Settings) => Thresholds | undefined;
  /** The largest threshold that can ever be reached. */
  most?: number | ((settings: Settings) => number);
  /** A critical threshold as an example of the input, where the default is in words. Default: 100. */
  example?: number;
  /** What the runbook says beyond what is measured and the thresholds, in Markdown. */
  meaning?: string;
  /** What it means for users or the bill, in Markdown: in the alert and in the runbook. */
  impact: string;
  /** The dashboard that the alert leads to. */
  dashboard: DashboardName;
  /** What no data means, where somebody has to be told of it. */
  noData?: string;
  /**
   * Least number of what {@link MonitorQuery.traffic} counts, below which nobody is told: an input, or
   * a number where a few say enough.
   */
  minimumTraffic?: number | "datadog.minimumRequests";
  /** How the value is compared. Default: `>` or `<`, by {@link alerts}. */
  comparator?: ">=";
  /** Options that are otherwise than those of most monitors. */
  options?: Partial<MonitorOptions>;
  /** Asks Datadog about a gateway: nothing where the monitor doesn't apply. */
  queries: (settings: Settings, context: WatchContext) => MonitorQuery[];
}

/** One query of a monitor, and what an alert says of its value. */
export interface MonitorQuery {
  /** All before the comparison: `sum(last_1h):sum:…`. */
  query: string;
  /** Counts what the query is a share of, with the window; only with {@link Monitor.minimumTraffic}. */
  traffic?: string;
  /** The sentence of an alert, with `{{value}}` and the names of groups. */
  says: string;
  /** What the impact is in this gateway, in a sentence after {@link Monitor.impact}. */
  detail?: string;
  /** Tells several of one monitor apart: `openai`. */
  variant?: string;
  /** Tags by which it alerts separately. */
  by?: readonly string[];
}
