import { linesOfExpression } from "./expression";
import { combined, linesOf, stepsOf, type Line, type Times } from "./lines";
import { parseExpression } from "./parse";
import type { Series } from "./series";

export type { Line, Times } from "./lines";
export { evaluateMonitor, type MonitorGroup, type MonitorState } from "./monitor";
export type { Point, Series } from "./series";

/**
 * A query of a dashboard or SLO over time.
 *
 * @param variables - what each variable of a dashboard stands for: `{ env: "env:dev", team: "*" }`
 * @throws Error where the query can't be read, or uses a variable that isn't given
 */
export function evaluateQuery(
  query: string,
  data: readonly Series[],
  times: Times,
  variables: Readonly<Record<string, string>> = {},
): Line[] {
  const filterOf = (filter: string) => {
    if (!filter.startsWith("$")) return filter;
    const value = variables[filter.slice(1)];
    if (value === undefined) throw new Error(`${filter} is not given for: ${query}`);
    return value;
  };
  const expression = parseExpression(query);
  const lines = linesOfExpression(expression, {
    term: (term) => linesOf({ ...term, filters: term.filters.map(filterOf) }, data, times),
    named: noName,
    stepSeconds: times.stepSeconds,
  });
  // So that a formula knows that what isn't there is 0.
  if (lines.length === 0 && expression.kind === "term" && expression.term.asCount)
    if (expression.term.by.length === 0) return [nothing(stepsOf(times))];
  return lines;
}

const nothing = (steps: number): Line => ({
  group: [],
  values: Array.from({ length: steps }, () => undefined),
  missingIsZero: true,
});

function noName(name: string): never {
  throw new Error(`${name} is the name of a query: only formulas have these`);
}

/**
 * A formula over the lines of named queries. Lines are joined by their groups; a query without groups
 * is joined to all. For one number (`reduce`), reduce the queries' lines first.
 *
 * @throws Error where the formula can't be read, or names a query that isn't given
 */
export function evaluateFormula(
  formula: string,
  queries: Readonly<Record<string, readonly Line[]>>,
): Line[] {
  return linesOfExpression(parseExpression(formula), {
    term: () => [],
    named: (name) => {
      const lines = queries[name];
      if (!lines) throw new Error(`no query ${name} for the formula ${formula}`);
      return lines;
    },
    stepSeconds: 1,
  });
}

/** How a line becomes one number. */
export type Aggregator = "sum" | "avg" | "last" | "min" | "max";

/** One number of a line, as a number or a list of a dashboard shows it; undefined when it has none. */
export function reduce({ values }: Line, aggregator: Aggregator): number | undefined {
  return aggregator === "last"
    ? values.findLast((value) => value !== undefined)
    : combined(aggregator, values);
}
