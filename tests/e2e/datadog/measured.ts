import type { Series as Measured } from "../../../cli/dashboards/query/series";
import type { Scrape, Series } from "./scraper";

/**
 * What Datadog would have of what happened between two scrapes: the increments of counters, and gauges
 * as they are.
 *
 * @param at - Unix time in seconds of the second scrape
 */
export function seriesBetween(before: Scrape, after: Scrape, at: number): Measured[] {
  const counted = new Map(before.series.map((series) => [keyOf(series), series.value]));
  return after.series.map((series) => {
    const { name: metric, tags, kind, value } = series;
    return kind === "gauge"
      ? { metric, tags, type: "gauge", points: [{ at, value }] }
      : {
          metric,
          tags,
          type: "count",
          points: [{ at, value: value - (counted.get(keyOf(series)) ?? 0) }],
        };
  });
}

const keyOf = ({ name, tags }: Series) => [name, ...tags].join();
