import type { Counter, Gauge, Histogram, Metric } from "./metric";
import { budgets, cost } from "./metrics/cost";
import { latency } from "./metrics/latency";
import { queues, services } from "./metrics/services";
import { deployments, limits, traffic } from "./metrics/traffic";

/**
 * LiteLLM's metrics that monitors, SLOs and dashboards may use, by our own short names. The Agent's
 * config is made from them as well, so what is used is what is sent.
 *
 * The families are LiteLLM's (litellm: types/integrations/prometheus.py
 * DEFINED_PROMETHEUS_METRICS), Datadog's names those of its own check (integrations-core,
 * `litellm/metadata.csv`) where it has one.
 */
export const metrics = {
  ...cost,
  ...budgets,
  ...latency,
  ...traffic,
  ...deployments,
  ...limits,
  ...services,
  ...queues,
} as const satisfies Record<string, Metric>;

/** Our short name of a metric. */
export type MetricName = keyof typeof metrics;

type Names<M extends Metric> = {
  [K in MetricName]: (typeof metrics)[K] extends M ? K : never;
}[MetricName];

export type CounterName = Names<Counter>;
export type GaugeName = Names<Gauge>;
export type HistogramName = Names<Histogram>;

/** A tag that a metric has in Datadog, other than the ones on all of them. */
export type TagOf<K extends MetricName> = (typeof metrics)[K]["tags"][number];

/** Bounds of a histogram's buckets as Datadog prints them, the lowest first. */
export function bucketsOf(name: HistogramName): readonly string[] {
  return metrics[name].buckets;
}
