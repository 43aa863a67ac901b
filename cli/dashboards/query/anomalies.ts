import type { Line } from "./lines";
import type { Argument } from "./parse";
import { secondsOfWindow } from "./window";

/**
 * `anomalies(…, direction='above')` as a simple model: a step of the alert window is anomalous (1, not
 * 0) above the upper quartile of all steps before that window, plus as many times the distance between
 * the quartiles as there are deviations. Steps before the alert window have no value.
 *
 * Datadog's `basic` is "a simple lagging rolling quantile computation"
 * (docs.datadoghq.com/monitors/types/anomaly), not published any nearer. `agile` knows seasons as well;
 * here it is judged as `basic`, which is stricter at the times of the day that are always busy.
 */
export function anomalies(
  lines: readonly Line[],
  given: readonly Argument[],
  stepSeconds: number,
): Line[] {
  const deviations = Number(given.find(({ value }) => typeof value === "number")?.value);
  const window = given.find(({ name }) => name === "alert_window")?.value;
  const alertSteps = secondsOfWindow(String(window)) / stepSeconds;
  return lines.map(({ group, values }) => {
    const begin = values.length - alertSteps;
    const first = values.findIndex((value) => value !== undefined);
    // The time before the first point is unknown, not a time without spend.
    const known = values.slice(first, begin).map((value) => value ?? 0);
    const bound = first < begin ? upperBound(known, deviations) : undefined;
    return {
      group,
      values: values.map((value = 0, step) => {
        if (step < begin) return undefined;
        return bound !== undefined && value > bound ? 1 : 0;
      }),
    };
  });
}

/** Steps from which something can be learned. */
const leastKnown = 6;

function upperBound(known: readonly number[], deviations: number): number | undefined {
  if (known.length < leastKnown) return undefined;
  const sorted = [...known].sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const [lower, upper] = [quantile(0.25), quantile(0.75)];
  return upper + deviations * (upper - lower);
}
