import { linesOf } from "./lines";
import type { Term } from "./parse";
import type { Series } from "./series";

const minute = 60;
const hour = 3600;
const day = 86_400;

/** Buckets that may be empty, but for the first. */
const mostEmpty = 3;

/**
 * Whether a window is filled with data, as `require_full_window` has it: a point in its first bucket,
 * and no more than three buckets without one (docs.datadoghq.com/monitors/types/metric, "Data window").
 * Where a query has several metrics, a point of any of them counts; the page doesn't say.
 */
export function isFull(
  terms: readonly Term[],
  data: readonly Series[],
  from: number,
  to: number,
): boolean {
  const times = { from, to, stepSeconds: bucketSeconds(to - from) };
  const lines = terms.flatMap((term) => linesOf({ ...term, by: [] }, data, times));
  const steps = lines[0]?.values.map((_, step) =>
    lines.some(({ values }) => values[step] !== undefined),
  );
  return steps?.[0] === true && steps.filter((has) => !has).length <= mostEmpty;
}

function bucketSeconds(seconds: number): number {
  if (seconds < hour) return minute;
  if (seconds < day) return 10 * minute;
  return seconds <= 7 * day ? hour : 4 * hour;
}
