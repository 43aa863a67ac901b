import { metricsPort } from "../../config/datadog/litellm";
import { integrationMetrics, type IntegrationMetric } from "../../config/datadog/integrations";
import type { Metric } from "../../config/datadog/metric";
import { metrics } from "../../config/datadog/metrics";
import { renamedLabels } from "../../config/datadog/tags";
import type { Family, Sample } from "./prometheus-text";

/**
 * Metrics that the Datadog Agent would read in one scrape. A `gauge` is a value of now; a `count` and a
 * `rate` are of a counter that only goes up: of the first Datadog gets the increments, of the other the
 * increments by the second.
 */
export interface Reading {
  metric: string;
  kind: "gauge" | "count" | "rate";
  /** `name:value`, in order. */
  tags: string[];
  value: number;
}

/** Tags of all readings of a stack. */
export type StackTags = Readonly<Record<"env" | "service", string>>;

const litellmNames = new Map(
  Object.values<Metric>(metrics).map(({ prometheus, mapped }) => [prometheus, `litellm.${mapped}`]),
);

const edgeNames = new Map(
  Object.values<IntegrationMetric>(integrationMetrics).flatMap(({ prometheus, datadog }) =>
    prometheus === undefined ? [] : [[prometheus, datadog.replace(/\.count$/, "")] as const],
  ),
);

/** A proxy's metrics as the Agent's check of LiteLLM names them. */
export const litellmReadings = (families: readonly Family[], host: string, tags: StackTags) =>
  openMetricsReadings(families, litellmNames, {
    ...tags,
    endpoint: `http://${host}:${metricsPort}/metrics`,
  });

/** The load balancer's, as the check of HAProxy does. */
export const edgeReadings = (families: readonly Family[], endpoint: string, tags: StackTags) =>
  openMetricsReadings(families, edgeNames, { ...tags, endpoint });

/**
 * Families as the Agent's OpenMetrics checks send them: counters get `.count`, histograms become
 * three, what is no number is left out (datadog-checks-base 38.7.0, `openmetrics/v2/transformers`).
 */
function openMetricsReadings(
  families: readonly Family[],
  names: ReadonlyMap<string, string>,
  more: Record<string, string>,
): Reading[] {
  return families.flatMap((family) => {
    const metric = names.get(family.name);
    if (metric === undefined) return [];
    return family.samples.flatMap((sample) => {
      const suffix = suffixOf(family.type, sample);
      if (suffix === undefined || !Number.isFinite(sample.value)) return [];
      const tags = tagList({ ...tagsOf(sample.labels), ...more });
      const kind = suffix === "" ? ("gauge" as const) : ("count" as const);
      return [{ metric: metric + suffix, kind, tags, value: sample.value }];
    });
  });
}

/** Suffix that the Agent adds to a metric's name; undefined when it doesn't send the sample. */
function suffixOf(type: string, { name, labels }: Sample): string | undefined {
  if (type === "counter") return ".count";
  if (type === "gauge") return "";
  if (type !== "histogram") return undefined;
  if (name.endsWith("_count")) return ".count";
  if (name.endsWith("_sum")) return ".sum";
  return Number.isFinite(Number(labels.le)) ? ".bucket" : undefined;
}

function tagsOf(labels: Record<string, string>): Record<string, string> {
  const renamed: Record<string, string> = { ...renamedLabels, le: "upper_bound" };
  return Object.fromEntries(
    Object.entries(labels).map(([label, value]) => [
      renamed[label] ?? label,
      label === "le" ? pythonFloat(value) : value,
    ]),
  );
}

/** A bound as Python prints it: `1.0`, not `1`. */
function pythonFloat(text: string): string {
  const value = Number(text);
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** Tags as Datadog has them. */
export const tagList = (tags: Record<string, string>): string[] =>
  Object.entries(tags)
    .map(([name, value]) => `${name}:${value}`)
    .sort();
