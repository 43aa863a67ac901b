import type { Settings } from "../../inputs/schema";
import type { WatchContext } from "../context";
import { latencyBound, type LatencyInput } from "../latency-bounds";
import type { HistogramName, TagOf } from "../metrics";
import type { MonitorQuery } from "./monitor";

/** A part of a whole in percent. */
export const percentOf = (part: string, whole: string): string => `${part} / ${whole} * 100`;

/** A share of slow requests: what counts as slow, and for whom. */
export interface SlowShare<K extends HistogramName> {
  histogram: K;
  /** The input that says what is slow. */
  bound: LatencyInput;
  by?: readonly TagOf<K>[];
  /** Such as `requests of {{requested_model.name}}`. */
  what: string;
}

/**
 * Asks for the share above a bound: Datadog has no percentiles of an integration's histograms, and a
 * share of more than 5 % above 30 s says the same as a 95th percentile above 30 s.
 */
export function slowShare<K extends HistogramName>(
  settings: Settings,
  { queries }: WatchContext,
  { histogram, by, what, ...of }: SlowShare<K>,
): MonitorQuery[] {
  const bound = latencyBound(settings, of.bound);
  const selection = by ? { by } : {};
  const total = queries.observations(histogram, selection);
  const within = queries.within(histogram, bound, selection);
  return [
    {
      query: `sum(last_15m):(${total} - ${within}) / ${total} * 100`,
      traffic: `sum(last_15m):${total}`,
      ...(by && { by }),
      says: `{{value}} % of the ${what} took longer than ${Number(bound)} s in 15 minutes`,
    },
  ];
}
