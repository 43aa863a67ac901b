/** Condition for a metric of LiteLLM to be there, other than a scrape. */
export type Need =
  /** Traffic of a kind that not every gateway has: none until the first such request. */
  | "stream"
  | "cache"
  | "fallback"
  | "failure"
  | "cooldown"
  | "guardrail"
  | "provider-rate-limits"
  | "prompt-caching"
  /** A budget or a limit that somebody set: nothing is sent for "no budget", which is infinite. */
  | "key-budget"
  | "team-budget"
  | "provider-budget"
  | "key-limits"
  | "team-limits"
  | "model-limits"
  /** Something that should never happen. */
  | "zero-cost"
  | "callback-failure"
  | "service-failure";

/** Units by Datadog's names (docs.datadoghq.com/metrics/units). */
export type Unit =
  | "dollar"
  | "token"
  | "request"
  | "response"
  | "second"
  | "hour"
  | "error"
  | "item"
  | "operation"
  | "state";

/** What all metrics of LiteLLM have. */
interface Common<Tags extends readonly string[]> {
  /** Family name in LiteLLM's `/metrics`, without the `_total` of counters. */
  readonly prometheus: string;
  /** The name that the Agent's config gives it, below the namespace `litellm`. */
  readonly mapped: string;
  readonly unit: Unit;
  /** Tags by the names they have in Datadog, without the ones that the Agent adds to all. */
  readonly tags: Tags;
  /** Condition for the metric to be there; unset when any request will do. */
  readonly needs: Need | undefined;
  readonly description: string;
}

/** Only goes up; Datadog gets how much since the last scrape, so queries use `.as_count()`. */
export interface Counter<Tags extends readonly string[] = readonly string[]> extends Common<Tags> {
  readonly type: "counter";
  readonly datadog: `litellm.${string}.count`;
}

/** A value of now. Each process has its own (tag `pid`): queries use min, max or avg, never sum. */
export interface Gauge<Tags extends readonly string[] = readonly string[]> extends Common<Tags> {
  readonly type: "gauge";
  readonly datadog: `litellm.${string}`;
}

/** Three counters in Datadog: percentiles are not there, shares below a bound are. */
export interface Histogram<
  Tags extends readonly string[] = readonly string[],
> extends Common<Tags> {
  readonly type: "histogram";
  readonly datadog: {
    /** How many were at most the tag `upper_bound`: cumulative, so one bound a query, never a sum. */
    readonly bucket: `litellm.${string}.bucket`;
    readonly count: `litellm.${string}.count`;
    readonly sum: `litellm.${string}.sum`;
  };
  readonly buckets: readonly string[];
}

export type Metric = Counter | Gauge | Histogram;

/**
 * Bounds of LiteLLM's latency histograms in seconds, as Datadog prints them: `str(float(le))`
 * (datadog-checks-base 38.7.0, `openmetrics/v2/labels.py`; litellm:
 * types/integrations/prometheus.py LATENCY_BUCKETS). The infinite one is not sent: it is `.count`.
 */
export const latencyBuckets = [
  "0.005",
  "0.01",
  "0.025",
  "0.05",
  "0.1",
  "0.25",
  "0.5",
  "1.0",
  "2.0",
  "5.0",
  "10.0",
  "30.0",
  "60.0",
  "120.0",
  "300.0",
  "420.0",
  "600.0",
] as const;

/** Bound of a latency histogram, as Datadog prints it. */
export type LatencyBucket = (typeof latencyBuckets)[number];

/** Bounds of a histogram for which LiteLLM names none: those of prometheus-client. */
export const clientBuckets = [
  "0.005",
  "0.01",
  "0.025",
  "0.05",
  "0.075",
  "0.1",
  "0.25",
  "0.5",
  "0.75",
  "1.0",
  "2.5",
  "5.0",
  "7.5",
  "10.0",
] as const;

export const counter = <const Tags extends readonly string[]>(
  prometheus: string,
  mapped: string,
  unit: Unit,
  tags: Tags,
  description: string,
  needs?: Need,
): Counter<Tags> => ({
  type: "counter",
  prometheus,
  mapped,
  datadog: `litellm.${mapped}.count`,
  unit,
  tags,
  needs,
  description,
});

export const gauge = <const Tags extends readonly string[]>(
  prometheus: string,
  mapped: string,
  unit: Unit,
  tags: Tags,
  description: string,
  needs?: Need,
): Gauge<Tags> => ({
  type: "gauge",
  prometheus,
  mapped,
  datadog: `litellm.${mapped}`,
  unit,
  tags,
  needs,
  description,
});

export const histogram = <const Tags extends readonly string[]>(
  prometheus: string,
  mapped: string,
  tags: Tags,
  description: string,
  { needs, buckets = latencyBuckets }: { needs?: Need; buckets?: readonly string[] } = {},
): Histogram<Tags> => ({
  type: "histogram",
  prometheus,
  mapped,
  datadog: {
    bucket: `litellm.${mapped}.bucket`,
    count: `litellm.${mapped}.count`,
    sum: `litellm.${mapped}.sum`,
  },
  unit: "second",
  tags,
  needs,
  description,
  buckets,
});

/** All names under which a metric is in Datadog. */
export function datadogNames({ datadog }: Metric): readonly string[] {
  return typeof datadog === "string" ? [datadog] : [datadog.bucket, datadog.count, datadog.sum];
}
