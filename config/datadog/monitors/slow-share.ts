import { latencyBound, type LatencyInput } from "../latency-bounds";
import type { MonitorName } from "../monitor-facts";
import type { Settings } from "../../schema";
import type { WatchContext } from "../context";
import type { HistogramName, TagOf } from "../metrics";
import { gatedMonitor } from "./gated";
import type { MonitorSpec } from "./spec";

/** What is slow. */
export interface SlowShare<K extends HistogramName> {
  settings: Settings;
  context: WatchContext;
  monitor: MonitorName;
  histogram: K;
  bound: LatencyInput;
  by?: readonly TagOf<K>[];
  /** Such as `requests of {{requested_model.name}}`. */
  what: string;
  impact: string;
}

/**
 * The share above a bound: Datadog has no percentiles of an integration's histograms, and a share of
 * more than 5 % above 30 s says the same as a 95th percentile above 30 s.
 */
export function slowShare<K extends HistogramName>(of: SlowShare<K>): MonitorSpec[] {
  const { settings, context, monitor, histogram, by } = of;
  const bound = latencyBound(settings, of.bound);
  const selection = by ? { by } : {};
  const total = context.queries.observations(histogram, selection);
  const within = context.queries.within(histogram, bound, selection);
  return gatedMonitor({
    settings,
    context,
    monitor,
    ...(by && { by }),
    window: "last_15m",
    share: `(${total} - ${within}) / ${total} * 100`,
    total,
    says: `{{value}} % of the ${of.what} took longer than ${Number(bound)} s in 15 minutes`,
    impact: of.impact,
    dashboard: "latency",
  });
}
