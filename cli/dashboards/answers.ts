import {
  evaluateFormula,
  evaluateQuery,
  reduce,
  type Line,
  type Series,
  type Times,
} from "./query/evaluate";
import type { Definition, Request } from "./definition";
import { unitOf, type Unit } from "./units";

/** Data that queries of a dashboard are evaluated on. */
export interface Data {
  series: readonly Series[];
  times: Times;
  /** Filters that a dashboard's variables stand for. */
  variables: Readonly<Record<string, string>>;
}

/** Result of a formula for one group of tags. */
export interface Answer {
  /** Index of the formula. */
  formula: number;
  alias: string;
  unit: Unit;
  /** Values of the tags, without their names. */
  group: string[];
  values: readonly (number | undefined)[];
}

/** Values over time: those of a chart. */
export const answersOverTime = (definition: Definition, data: Data): Answer[] =>
  answers(definition, data, (lines) => lines);

/** One value for the whole time, as numbers, lists, tables and legends show it. */
export const answersInAll = (definition: Definition, data: Data): Answer[] =>
  answers(definition, data, (lines, { query, aggregator }) => {
    const how = aggregator ?? (query.endsWith(".as_count()") ? "sum" : "avg");
    return lines.map((line) => ({ ...line, values: [reduce(line, how)] }));
  });

function answers(
  { requests = [], title = "", custom_unit: customUnit }: Definition,
  { series, times, variables }: Data,
  reduced: (lines: Line[], query: Request["queries"][number]) => Line[],
): Answer[] {
  return requests.flatMap(({ formulas, queries }) => {
    const lines = Object.fromEntries(
      queries.map((query) => [
        query.name,
        reduced(evaluateQuery(query.query, series, times, variables), query),
      ]),
    );
    return formulas.flatMap(({ alias, formula }, index) =>
      evaluateFormula(formula, lines)
        .filter(({ values }) => values.some((value) => value !== undefined))
        .map(({ group, values }) => ({
          formula: index,
          alias,
          unit: unitOf(alias, title, customUnit),
          group: group.map(tagValue),
          values,
        })),
    );
  });
}

/** `proxy-0` for `endpoint:http://proxy-0:9464/metrics`. */
function tagValue(tag: string): string {
  const value = tag.slice(tag.indexOf(":") + 1);
  if (tag.startsWith("endpoint:")) return /^https?:\/\/([^/:]+)/.exec(value)?.[1] ?? value;
  // Datadog writes tags in lower case.
  return value === "" || value === "None" ? "none" : value;
}

/** How an answer is called: by its group, by its formula where there are several, or both. */
export function nameOf({ alias, group }: Answer, isOneOfMany: boolean): string {
  if (group.length === 0) return alias;
  return isOneOfMany ? `${alias}: ${group.join(", ")}` : group.join(", ");
}
