import { latencyBound, type LatencyInput } from "../latency-bounds";
import type { HistogramName } from "../metrics";
import type { Slo } from "./spec";

/** The facts of an SLO of what was within a bound: a share of a histogram's bucket, no percentile. */
export const within =
  (title: string, what: string, histogram: HistogramName, input: LatencyInput): Slo["facts"] =>
  (settings, { queries }) => {
    const bound = latencyBound(settings, input);
    return {
      title: `${title} within ${Number(bound)} s`,
      description: `${what} ${Number(bound)} s.`,
      good: queries.within(histogram, bound),
      total: queries.observations(histogram),
    };
  };
