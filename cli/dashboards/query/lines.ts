import type { SpaceAggregation, Term } from "./parse";
import { groupOf, matches, type Point, type Series } from "./series";

/** Steps of time: the first is (`from`, `from + stepSeconds`], in Unix seconds. */
export interface Times {
  from: number;
  to: number;
  stepSeconds: number;
}

/** One line of a chart: the group's tags and a value (or none) for each step. */
export interface Line {
  /** `name:value` in the order of the query's `by`; empty without one. */
  group: readonly string[];
  values: readonly (number | undefined)[];
  /**
   * Whether a missing value is 0 beside one that is there: so with counts, which are "always aligned
   * as 0" (docs.datadoghq.com/dashboards/functions/interpolation).
   */
  missingIsZero?: boolean;
}

/** How many steps there are. */
export const stepsOf = ({ from, to, stepSeconds }: Times): number =>
  Math.max(0, Math.ceil((to - from) / stepSeconds));

/**
 * Longest gap between two points of a gauge that is filled, in seconds
 * (docs.datadoghq.com/metrics/guide/interpolation-the-fill-modifier-explained).
 */
const longestGapSeconds = 300;

/** The lines of a metric. A count's steps are added up, other values of a step averaged. */
export function linesOf(term: Term, data: readonly Series[], times: Times): Line[] {
  const groups = new Map<string, { group: string[]; members: (number | undefined)[][] }>();
  for (const series of data) {
    if (series.metric !== term.metric || !matches(term.filters, series.tags)) continue;
    const group = groupOf(term.by, series.tags);
    const key = group.join();
    const found = groups.get(key) ?? { group, members: [] };
    found.members.push(valuesOf(series, times));
    groups.set(key, found);
  }
  // Not even a line of nothing for a group that has no point in this time.
  return [...groups.values()].flatMap(({ group, members }) => {
    const values = Array.from({ length: stepsOf(times) }, (_, step) =>
      combined(
        term.aggregation,
        members.map((member) => member[step]),
      ),
    );
    return values.some((value) => value !== undefined)
      ? [{ group, values, missingIsZero: term.asCount }]
      : [];
  });
}

/** Several values as one; undefined when there is none. */
export function combined(
  aggregation: SpaceAggregation,
  values: readonly (number | undefined)[],
): number | undefined {
  const present = values.filter((value) => value !== undefined);
  if (present.length === 0) return undefined;
  const sum = present.reduce((total, value) => total + value, 0);
  switch (aggregation) {
    case "sum":
      return sum;
    case "avg":
      return sum / present.length;
    case "min":
      return present.reduce((least, value) => Math.min(least, value));
    case "max":
      return present.reduce((most, value) => Math.max(most, value));
  }
}

function valuesOf({ type, points }: Series, times: Times): (number | undefined)[] {
  const { from, stepSeconds } = times;
  const steps: number[][] = Array.from({ length: stepsOf(times) }, () => []);
  for (const { at, value } of points)
    if (at > from && at <= times.to) steps[Math.ceil((at - from) / stepSeconds) - 1]?.push(value);
  if (type === "count") return steps.map((values) => combined("sum", values));
  return steps.map(
    (values, step) =>
      combined("avg", values) ?? interpolated(points, from + (step + 1) * stepSeconds),
  );
}

/** On the line between the points before and after. */
function interpolated(points: readonly Point[], at: number): number | undefined {
  const index = points.findIndex((point) => point.at >= at);
  const [before, after] = [points[index - 1], points[index]];
  if (!before || !after || after.at - before.at > longestGapSeconds) return undefined;
  return before.value + ((after.value - before.value) * (at - before.at)) / (after.at - before.at);
}
