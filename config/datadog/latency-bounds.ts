import { latencyBuckets, type LatencyBucket } from "./metric";
import type { Settings } from "../inputs/schema";

/** Name of an input of `datadog.latency`. */
export type LatencyInput = keyof Settings["datadog"]["latency"];

/** What is slow when the inputs don't say, in seconds. */
const usual: Record<LatencyInput, number> = {
  requestSeconds: 30,
  providerSeconds: 30,
  timeToFirstTokenSeconds: 2,
  overheadSeconds: 0.25,
};

/** Names of the inputs of `datadog.latency`. */
export const latencyInputs = Object.keys(usual) as LatencyInput[];

/** Bounds in seconds; only they can be asked for. */
export const latencySeconds: readonly number[] = latencyBuckets.map(Number);

/** The bound of a number of seconds, as Datadog prints it; undefined when it is none. */
const bucketOf = (seconds: number): LatencyBucket | undefined =>
  latencyBuckets.find((bound) => Number(bound) === seconds);

/**
 * The bound above which an answer is slow, as Datadog prints it. By default one that a request can
 * get above before its time is over.
 */
export function latencyBound(settings: Settings, input: LatencyInput): LatencyBucket {
  const given = settings.datadog.latency[input];
  const bound = given ?? reachable(usual[input], settings.requestTimeoutSeconds);
  const bucket = bucketOf(bound);
  // The check of latency bounds refuses such settings.
  if (!bucket) throw new Error(`${bound} s is not a bound of the latency histograms`);
  return bucket;
}

function reachable(seconds: number, timeout: number): number {
  if (seconds < timeout) return seconds;
  return latencySeconds.findLast((bound) => bound < timeout) ?? seconds;
}
