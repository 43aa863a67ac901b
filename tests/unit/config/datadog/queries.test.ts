import type { Widget } from "../../../../config/datadog/dashboards/widgets";
import { referencesIn } from "../../../../config/datadog/references";
import { watchOf } from "../../../../config/datadog/watch";
import { misuses } from "./catalogue";
import {
  parseExpression,
  parseMonitorQuery,
  parseQuery,
  type Query,
} from "../../../../cli/dashboards/query/parse";
import { stacks } from "./stacks";

/** Names of queries that a formula is worked out of: what is called is a function. */
function namesInFormula(formula: string): string[] {
  parseExpression(formula);
  return [...formula.matchAll(/\b[a-z_]\w*\b(?!\()/gi)].map(([name]) => name);
}

/** Functions that monitors and dashboards use (docs.datadoghq.com/dashboards/functions). */
const functions = ["anomalies", "default_zero", "count_not_null"];

interface Request {
  formulas: { formula: string }[];
  queries: { name: string; query: string }[];
}

const requestsOf = (widgets: readonly Widget[]): Request[] =>
  widgets.flatMap(({ definition }) => [
    ...((definition.requests as Request[] | undefined) ?? []),
    ...requestsOf((definition.widgets as Widget[] | undefined) ?? []),
  ]);

describe.each(Object.entries(stacks))("%s", (_, settings) => {
  const { monitors, slos, dashboards } = watchOf(settings);

  test("monitors ask for metrics, tags and bounds of the catalogue", () => {
    const queries = monitors.filter(({ payload }) => payload.type === "query alert");
    expect(queries.length).toBeGreaterThan(20);
    for (const { name, payload } of queries) {
      const query = parseMonitorQuery(payload.query);
      expect({ name, wrong: wrongIn(query) }).toEqual({ name, wrong: [] });
    }
  });

  test("the threshold in a query is that of its options, and a warning comes before it", () => {
    for (const { name, payload } of monitors) {
      const { thresholds } = payload.options;
      if (payload.type === "composite") {
        expect({ name, thresholds }).toEqual({ name, thresholds: undefined });
        continue;
      }
      const [, comparator, threshold] = / (>=|>|<) ([\d.]+)$/.exec(payload.query) ?? [];
      expect({ name, critical: thresholds?.critical }).toEqual({
        name,
        critical: Number(threshold),
      });
      const { critical = 0, warning } = thresholds ?? {};
      if (warning !== undefined)
        expect(comparator === "<" ? warning > critical : warning < critical).toBe(true);
    }
  });

  test("what groups a query is in its message, and every name in a message is a group", () => {
    for (const { name, payload } of monitors) {
      if (payload.type !== "query alert" || payload.tags.includes("role:part")) continue;
      const { terms, functions: around } = parseMonitorQuery(payload.query);
      // It makes one number of all groups.
      if (around.includes("count_not_null")) continue;
      const groups = new Set(terms.flatMap(({ by }) => by));
      const named = [...payload.message.matchAll(/\{\{(\w+)\.name\}\}/g)].map(([, tag]) => tag);
      expect({ name, groups: [...groups].sort() }).toEqual({
        name,
        groups: [...new Set(named)].sort(),
      });
    }
  });

  test("counts are added up over the window, other values are not", () => {
    for (const { name, payload } of monitors) {
      if (payload.type !== "query alert" || payload.query.includes("anomalies(")) continue;
      const { evaluation, terms } = parseMonitorQuery(payload.query);
      const isCount = terms.every(({ asCount }) => asCount);
      expect({ name, sum: evaluation.aggregation === "sum" }).toEqual({ name, sum: isCount });
    }
  });

  test("SLOs are counts of the catalogue: what is good is a part of all", () => {
    for (const { payload } of slos) {
      const [good, total] = [payload.query.numerator, payload.query.denominator].map(parseQuery);
      for (const query of [good, total]) {
        expect(query?.terms).toHaveLength(1);
        expect(query && wrongIn(query)).toEqual([]);
        expect(query?.terms[0]?.asCount).toBe(true);
      }
      expect(payload.thresholds[0]?.warning).toBeGreaterThan(payload.target_threshold);
    }
  });

  test("dashboards ask for metrics and tags of the catalogue, through their variables", () => {
    for (const { payload } of dashboards) {
      const variables = Object.fromEntries(
        payload.template_variables.map(({ name, prefix }) => [name, prefix]),
      );
      const requests = requestsOf(payload.widgets);
      expect(requests.length).toBeGreaterThan(10);
      for (const { queries, formulas } of requests) {
        for (const { query } of queries) expect(wrongIn(parseQuery(query), variables)).toEqual([]);
        const used = formulas.flatMap(({ formula }) => namesInFormula(formula));
        expect([...new Set(used)].sort()).toEqual(queries.map(({ name }) => name).sort());
      }
    }
  });

  test("all that is referred to is there", () => {
    const has = {
      monitor: new Set(monitors.map(({ name }) => name)),
      slo: new Set(slos.map(({ name }) => name)),
      dashboard: new Set(dashboards.map(({ name }) => name)),
    };
    const references = referencesIn(JSON.stringify({ monitors, slos, dashboards }));
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter(({ kind, name }) => !has[kind].has(name))).toEqual([]);
  });
});

function wrongIn({ terms, functions: used }: Query, variables?: Record<string, string>): string[] {
  return [
    ...terms.flatMap((term) => misuses(term, variables)),
    ...used.filter((name) => !functions.includes(name)).map((name) => `${name}() is unknown`),
  ];
}

describe("the check of queries finds", () => {
  const scope = "env:dev,service:litellm";
  test.each([
    ["an unknown metric", `sum(last_5m):sum:litellm.spend.count{${scope}}.as_count() > 1`],
    [
      "an unknown tag",
      `sum(last_5m):sum:litellm.spend.metric.count{${scope}} by {team_id}.as_count() > 1`,
    ],
    [
      "a bound that is none",
      `sum(last_5m):sum:litellm.request.total_latency.metric.bucket{${scope},upper_bound:31.0}.as_count() > 1`,
    ],
    [
      "a sum of buckets",
      `sum(last_5m):sum:litellm.request.total_latency.metric.bucket{${scope}}.as_count() > 1`,
    ],
    ["a count that isn't one", `sum(last_5m):sum:litellm.spend.metric.count{${scope}} > 1`],
    ["a sum of gauges", `max(last_5m):sum:litellm.deployment.state{${scope}} > 1`],
    ["another gateway", `sum(last_5m):sum:litellm.spend.metric.count{env:dev}.as_count() > 1`],
    ["an unknown function", `max(last_5m):twice(max:litellm.deployment.state{${scope}}) > 1`],
  ])("%s", (_, text) => {
    expect(wrongIn(parseMonitorQuery(text))).not.toEqual([]);
  });

  test.each([
    "sum(last_5m):(sum:a.b{x:y} > 1",
    "sum(last_5m):sum:a.b{x:y} / > 1",
    "sum(last_5m):sum:a.b{x:y} sum:a.b{x:y} > 1",
    "sum(last_5m):sum:a.b{x:y",
    "sum(last_5m):sum:a.b{x:y} > 1 > 2",
    "sum(last_5 m):sum:a.b{x:y} > 1",
    "median(last_5m):sum:a.b{x:y} > 1",
    "sum:a.b{x:y} > 1",
  ])("that it is no query: %s", (text) => {
    expect(() => parseMonitorQuery(text)).toThrow(/^expected /);
  });
});
