import type { Point, Series } from "./query/evaluate";
import type { Reading } from "./agent-metrics";

/**
 * Readings over time as series, as Datadog would keep them: of counters the increments. What a counter
 * had at the first look at its container is all an increment, because it began at 0 when that started.
 */
export class History {
  private readonly series = new Map<string, Series & { points: Point[] }>();
  private readonly last = new Map<string, { value: number; at: number }>();

  /**
   * Adds what was read in one look.
   *
   * @param at - the time that it counts for, in seconds since 1970
   * @param source - whose counters they are: a new container's begin at 0
   */
  add(at: number, source: string, readings: readonly Reading[]): void {
    for (const reading of readings) {
      const value = this.valueOf(at, source, reading);
      if (value !== undefined) this.point(at, reading, value);
    }
  }

  /** All series so far. */
  all(): Series[] {
    return [...this.series.values()];
  }

  private valueOf(at: number, source: string, { metric, kind, tags, value }: Reading) {
    if (kind === "gauge") return value;
    const key = JSON.stringify([source, metric, tags]);
    const before = this.last.get(key);
    this.last.set(key, { value, at });
    // Less than before: the process has begun anew.
    const increment = before && value >= before.value ? value - before.value : value;
    if (kind === "count") return increment;
    return before && at > before.at ? increment / (at - before.at) : undefined;
  }

  private point(at: number, { metric, kind, tags }: Reading, value: number): void {
    const key = JSON.stringify([metric, tags]);
    const series = this.series.get(key) ?? { metric, type: kind, tags, points: [] };
    this.series.set(key, series);
    const last = series.points.at(-1);
    // Two containers of one name during a rollout: their counts add up.
    if (last?.at !== at) series.points.push({ at, value });
    else last.value = kind === "count" ? last.value + value : value;
  }
}
