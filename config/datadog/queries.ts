import { integrationMetrics, type IntegrationMetricName } from "./integrations";
import type { LatencyBucket } from "./metric";
import {
  metrics,
  type CounterName,
  type GaugeName,
  type HistogramName,
  type TagOf,
} from "./metrics";
import { agentTags } from "./tags";

/** A tag of a metric: its own, or one that the Agent adds to all. */
type AnyTag<Own extends string> = Own | (typeof agentTags)[number];

/** The part of a metric that a query looks at. */
export interface Selection<Tag extends string> {
  /** `tag:value`, or `!tag:value` for all others. A value may end with `*`. */
  where?: readonly (`${Tag}:${string}` | `!${Tag}:${string}`)[];
  /** One series for each of these tags' values. */
  by?: readonly Tag[];
}

/** How several series at the same time become one. */
export type Aggregation = "sum" | "min" | "max" | "avg";

/** Filters that each query has, given the tags that its metric knows. */
export type Scope = (tags: readonly string[]) => readonly string[];

/** Writes queries of the catalogue's metrics: name and tags are checked by their types. */
export class Queries {
  constructor(private readonly scope: Scope) {}

  /** How much of a counter. */
  count<K extends CounterName>(name: K, selection?: Selection<AnyTag<TagOf<K>>>): string {
    const { datadog, tags } = metrics[name];
    return `${this.select("sum", datadog, tags, selection)}.as_count()`;
  }

  /** How many observations a histogram has had. */
  observations<K extends HistogramName>(name: K, selection?: Selection<AnyTag<TagOf<K>>>): string {
    const { datadog, tags } = metrics[name];
    return `${this.select("sum", datadog.count, tags, selection)}.as_count()`;
  }

  /** How many of them were at most a bound. */
  within<K extends HistogramName>(
    name: K,
    bound: LatencyBucket,
    { where = [], by }: Selection<AnyTag<TagOf<K>>> = {},
  ): string {
    const { datadog, tags } = metrics[name];
    const all: Selection<string> = { where: [...where, `upper_bound:${bound}`], ...(by && { by }) };
    return `${this.select("sum", datadog.bucket, tags, all)}.as_count()`;
  }

  /** The sum of all observations: seconds. */
  seconds<K extends HistogramName>(name: K, selection?: Selection<AnyTag<TagOf<K>>>): string {
    const { datadog, tags } = metrics[name];
    return `${this.select("sum", datadog.sum, tags, selection)}.as_count()`;
  }

  /** A value of now. Each process has its own series, so there is no sum. */
  gauge<K extends GaugeName>(
    aggregation: Exclude<Aggregation, "sum">,
    name: K,
    selection?: Selection<AnyTag<TagOf<K>>>,
  ): string {
    const { datadog, tags } = metrics[name];
    return this.select(aggregation, datadog, tags, selection);
  }

  /** A metric of Postgres, Redis or the load balancer. */
  other<K extends IntegrationMetricName>(
    aggregation: Aggregation,
    name: K,
    selection?: Selection<AnyTag<(typeof integrationMetrics)[K]["tags"][number] | "redis_host">>,
  ): string {
    const { datadog, tags, type } = integrationMetrics[name];
    const query = this.select(aggregation, datadog, tags, selection);
    return type === "count" ? `${query}.as_count()` : query;
  }

  private select(
    aggregation: Aggregation,
    metric: string,
    tags: readonly string[],
    { where = [], by = [] }: Selection<string> = {},
  ): string {
    const scope = [...this.scope([...tags, ...agentTags]), ...where].join(",");
    return `${aggregation}:${metric}{${scope}}${by.length > 0 ? ` by {${by.join(",")}}` : ""}`;
  }
}
