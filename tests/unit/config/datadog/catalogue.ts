import { integrationMetrics } from "../../../../config/datadog/integrations";
import { metrics } from "../../../../config/datadog/metrics";
import { agentTags } from "../../../../config/datadog/tags";
import { integrationTags } from "../../../../config/datadog/integrations";
import type { Term } from "../../../../cli/dashboards/query/parse";

/** What is known of a metric under one of its names in Datadog. */
interface Known {
  tags: readonly string[];
  /** Whether it is an increment, which needs `.as_count()`. */
  isCount: boolean;
  /** Bounds of a histogram's buckets. */
  bounds?: readonly string[];
  /** Whether each process has a series of its own, which a sum would add up. */
  isPerProcess: boolean;
}

const known = new Map<string, Known>();
for (const metric of Object.values(metrics)) {
  const tags = [...metric.tags, ...agentTags];
  const isPerProcess = metric.type === "gauge";
  if (metric.type === "histogram") {
    const { bucket, count, sum } = metric.datadog;
    for (const name of [count, sum]) known.set(name, { tags, isCount: true, isPerProcess });
    known.set(bucket, {
      tags: [...tags, "upper_bound"],
      isCount: true,
      isPerProcess,
      bounds: metric.buckets,
    });
  } else known.set(metric.datadog, { tags, isCount: metric.type === "counter", isPerProcess });
}
for (const { datadog, tags, integration, type } of Object.values(integrationMetrics))
  known.set(datadog, {
    tags: [...tags, ...integrationTags[integration]],
    isCount: type === "count",
    isPerProcess: false,
  });

/**
 * What is wrong with a metric's use in a query, by the catalogue.
 *
 * @param variables - tags of a dashboard's variables, by their name
 */
export function misuses(term: Term, variables: Record<string, string> = {}): string[] {
  const metric = known.get(term.metric);
  if (!metric) return [`${term.metric} is not in the catalogue`];
  const wrong: string[] = [];
  const filters = term.filters.map((filter) => {
    if (!filter.startsWith("$")) return filter.replace(/^!/, "");
    const tag = variables[filter.slice(1)];
    if (tag === undefined) wrong.push(`${filter} is no variable`);
    return `${tag}:*`;
  });
  for (const tag of [...filters.map((filter) => filter.split(":", 1)[0] ?? ""), ...term.by])
    if (!metric.tags.includes(tag)) wrong.push(`${term.metric} has no tag ${tag}`);
  if (metric.isCount !== term.asCount)
    wrong.push(`${term.metric} ${metric.isCount ? "needs" : "has no"} .as_count()`);
  if (metric.isPerProcess && term.aggregation === "sum")
    wrong.push(`${term.metric} is a gauge of each process; a sum counts it twice`);
  const bounds = filters.filter((filter) => filter.startsWith("upper_bound:"));
  if (metric.bounds && bounds.length !== 1)
    wrong.push(`${term.metric} needs one upper_bound: its buckets are cumulative`);
  for (const bound of bounds)
    if (!metric.bounds?.includes(bound.slice("upper_bound:".length)))
      wrong.push(`${term.metric} has no bucket ${bound}`);
  for (const tag of ["env", "service"])
    if (!filters.some((filter) => filter.startsWith(`${tag}:`)))
      wrong.push(`${term.metric} is not of this gateway alone: no ${tag}`);
  return wrong;
}
