import {
  integrationMetrics,
  integrationTags,
  type IntegrationMetricName,
} from "../../../../../config/datadog/integrations";
import {
  metrics,
  type CounterName,
  type GaugeName,
  type HistogramName,
  type MetricName,
  type TagOf,
} from "../../../../../config/datadog/metrics";
import { agentTags } from "../../../../../config/datadog/tags";
import type { Point, Series } from "../../../../../cli/dashboards/query/evaluate";

type Values<Tag extends string> = Partial<Record<Tag, string>>;
type TagsOf<K extends MetricName> = Values<TagOf<K> | "endpoint">;
type OtherTagsOf<K extends IntegrationMetricName> = Values<
  (typeof integrationMetrics)[K]["tags"][number] | "redis_host" | "endpoint"
>;

/** Tags that all of a gateway's series have. */
const gateway = { env: "production", service: "litellm", endpoint: "proxy-0" };

/** Writes down what the Agent would send of a gateway, by the names and tags of the catalogue. */
export class Recording {
  /** When it is: Unix time in seconds. */
  now = 0;
  private readonly kept = new Map<string, Series & { points: Point[]; total: number }>();

  /** So much more of a counter. It is there from the first whole one on, as in LiteLLM. */
  count<K extends CounterName>(name: K, tags: TagsOf<K>, more: number): void {
    const { datadog } = metrics[name];
    this.increase(datadog, this.tagsOf(metrics[name].tags, tags), more, datadog.includes("spend"));
  }

  /** So many observations of a histogram, of which a share was above a bound. It has no other bounds. */
  observe<K extends HistogramName>(
    name: K,
    tags: TagsOf<K>,
    more: number,
    { above, share }: { above: string; share: number },
  ): void {
    const { datadog } = metrics[name];
    const all = this.tagsOf(metrics[name].tags, tags);
    this.increase(datadog.count, all, more);
    const bucket = [...all, `upper_bound:${above}`];
    this.increase(datadog.bucket, bucket, more * (1 - share));
  }

  /** A value of now. */
  gauge<K extends GaugeName>(name: K, tags: TagsOf<K>, value: number): void {
    this.keep(metrics[name].datadog, this.tagsOf(metrics[name].tags, tags), "gauge", value);
  }

  /** A value of Postgres, Redis or the load balancer. */
  other<K extends IntegrationMetricName>(name: K, tags: OtherTagsOf<K>, value: number): void {
    const { datadog, integration, tags: own, type } = integrationMetrics[name];
    const names = [...own, ...integrationTags[integration]];
    this.keep(datadog, this.tagsOf(names, tags), type, value);
  }

  get series(): Series[] {
    return [...this.kept.values()].map(({ metric, tags, type, points }) => ({
      metric,
      tags,
      type,
      points,
    }));
  }

  private tagsOf(names: readonly string[], given: Values<string>): string[] {
    const known: Values<string> = { ...gateway, ...given };
    const all = new Set([...names, ...agentTags]);
    return [...all].map((name) => `${name}:${known[name] ?? "none"}`);
  }

  private increase(metric: string, tags: string[], more: number, isMoney = false): void {
    const series = this.of(metric, tags, "count");
    const before = series.total;
    series.total += more;
    // Requests are whole ones.
    const value = isMoney ? more : Math.floor(series.total + 1e-9) - Math.floor(before + 1e-9);
    if (value > 0 || series.points.length > 0) series.points.push({ at: this.now, value });
  }

  private keep(metric: string, tags: string[], type: Series["type"], value: number): void {
    this.of(metric, tags, type).points.push({ at: this.now, value });
  }

  private of(metric: string, tags: string[], type: Series["type"]) {
    const key = [metric, ...tags].join();
    const found = this.kept.get(key) ?? { metric, tags, type, points: [], total: 0 };
    this.kept.set(key, found);
    return found;
  }
}
