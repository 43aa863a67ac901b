import {
  evaluateFormula,
  evaluateMonitor,
  evaluateQuery,
  reduce,
  type Series,
} from "../../../../../cli/dashboards/query/evaluate";

const minute = (value: number, index: number) => ({ at: (index + 1) * 60, value });
const count = (metric: string, values: number[], ...tags: string[]): Series => ({
  metric,
  tags,
  type: "count",
  points: values.map(minute),
});
const gauge = (metric: string, values: number[], ...tags: string[]): Series => ({
  ...count(metric, values, ...tags),
  type: "gauge",
});
const times = { from: 0, to: 300, stepSeconds: 60 };

test("a share is worked out of the sums of the window, by Datadog's own example", () => {
  const data = [
    count("requests.error", [1, 2, 3, 4, 5]),
    count("requests.total", [10, 10, 10, 10, 10]),
  ];
  const query =
    "sum(last_5m):sum:requests.error{*}.as_count() / sum:requests.total{*}.as_count() > 0.2";
  expect(evaluateMonitor(query, data, 300)).toEqual([{ group: [], value: 0.3, state: "alert" }]);
});

test("gauges are worked out minute by minute, and a division by 0 is no value", () => {
  const data = [gauge("a", [10, 10, 10]), gauge("b", [0, 1, 5])];
  const value = (aggregation: string) =>
    evaluateMonitor(`${aggregation}(last_5m):avg:a{*} / avg:b{*} > 100`, data, 300)[0]?.value;
  expect(["min", "max", "sum", "avg"].map(value)).toEqual([2, 10, 12, 6]);
});

test.each([
  ["sum", [4, 6]],
  ["min", [1, 2]],
  ["max", [3, 4]],
  ["avg", [2, 3]],
])("%s of several series", (aggregation, values) => {
  const data = [gauge("a", [1, 2], "pid:1"), gauge("a", [3, 4], "pid:2")];
  const [line] = evaluateQuery(`${aggregation}:a{*}`, data, { ...times, to: 120 });
  expect(line?.values).toEqual(values);
});

test.each([
  ["a:1", [1]],
  ["!a:1", [2, 4]],
  ["a:1*", [1, 2]],
  ["!a:1*", [4]],
  ["*", [1, 2, 4]],
  ["$one", [4]],
  ["$any", [1, 2, 4]],
  ["b:x,!a:1*", []],
  ["a:*", [1, 2, 4]],
  ["c:*", []],
])("the filter %s", (filter, values) => {
  const data = [count("m", [1], "a:1", "c:"), count("m", [2], "a:12"), count("m", [4], "a:2")];
  const variables = { one: "a:2", any: "*" };
  const lines = evaluateQuery(`sum:m{${filter}} by {a}.as_count()`, data, times, variables);
  expect(lines.map(({ values: [value] }) => value)).toEqual(values);
});

test("groups are joined, and one without groups is joined to all", () => {
  const data = [
    count("part", [1], "model:a"),
    count("part", [3], "model:b"),
    count("all", [4], "model:a"),
    count("all", [4], "model:b"),
  ];
  const lines = (query: string) => evaluateQuery(query, data, { ...times, to: 60 });
  const part = lines("sum:part{*} by {model}.as_count()");
  expect(
    evaluateFormula("part / all * 100", {
      part,
      all: lines("sum:all{*} by {model}.as_count()"),
    }).map(({ group, values }) => [group, values]),
  ).toEqual([
    [["model:a"], [25]],
    [["model:b"], [75]],
  ]);
  expect(
    evaluateFormula("part / all", { part, all: lines("sum:all{*}.as_count()") }).map(
      ({ values }) => values,
    ),
  ).toEqual([[0.125], [0.375]]);
});

test("what is multiplied comes before what is added", () => {
  const value = gauge("a", [2]);
  const [line] = evaluateQuery("100 - avg:a{*} * 3 - (avg:a{*} - 1) / 4", [value], times);
  expect(line?.values[0]).toBe(93.75);
});

test("a count that never was is 0 beside one that was", () => {
  const all = count("all", [4, 0, 4]);
  const query = (text: string) => evaluateQuery(text, [all], { ...times, to: 180 });
  const [line] = evaluateFormula("failed / all", {
    failed: query("sum:failed{*}.as_count()"),
    all: query("sum:all{*}.as_count()"),
  });
  expect(line?.values).toEqual([0, undefined, 0]);
  expect(
    evaluateFormula("left / most", { left: query("min:left{*}"), most: query("avg:all{*}") }),
  ).toEqual([]);
});

test("gaps of at most five minutes of a gauge are filled", () => {
  const points = [
    { at: 60, value: 1 },
    { at: 180, value: 3 },
    { at: 600, value: 9 },
  ];
  const series: Series = { metric: "a", tags: [], type: "gauge", points };
  const [line] = evaluateQuery("avg:a{*}", [series], times);
  expect(line?.values).toEqual([1, 2, 3, undefined, undefined]);
});

test("groups that have a value are counted", () => {
  const data = [gauge("up", [1, 1, 1], "endpoint:a"), gauge("up", [0], "endpoint:b")];
  const [line] = evaluateQuery("count_not_null(max:up{*} by {endpoint})", data, times);
  expect(line?.values).toEqual([2, 1, 1, undefined, undefined]);
});

test("a window of the calendar begins with it", () => {
  const at = (text: string) => Date.parse(text) / 1000;
  const point = (text: string, value: number) => ({ at: at(text), value });
  const series: Series = {
    metric: "spend",
    tags: [],
    type: "count",
    points: [
      point("2026-02-28T23:59:00Z", 1),
      point("2026-03-01T00:01:00Z", 2),
      point("2026-03-04T00:01:00Z", 4),
      point("2026-03-04T10:01:00Z", 8),
    ],
  };
  const spent = (window: string) =>
    evaluateMonitor(
      `sum(${window}):sum:spend{*}.as_count() > 100`,
      [series],
      at("2026-03-04T10:30:00Z"),
    )[0]?.value;
  expect(["current_1mo", "current_1d", "current_1h", "last_1w"].map(spent)).toEqual([
    14, 12, 8, 15,
  ]);
});

test("the evaluation is delayed, and a warning comes before the alert", () => {
  const data = [count("failed", [1, 5, 20])];
  const states = [120, 180, 240].map((now) =>
    evaluateMonitor("sum(last_1m):sum:failed{*}.as_count() > 10", data, now, {
      thresholds: { warning: 2, critical: 10 },
      evaluation_delay: 60,
    }).map(({ state }) => state),
  );
  expect(states).toEqual([["ok"], ["warn"], ["alert"]]);
});

test.each([
  ["resolve", "ok", "ok"],
  ["show_and_notify_no_data", "no data", "no data"],
  ["default", "ok", "no data"],
] as const)("without data, %s", (on_missing_data, ofCount, ofGauge) => {
  const state = (query: string) => evaluateMonitor(query, [], 300, { on_missing_data })[0]?.state;
  expect(state("sum(last_5m):sum:a{*}.as_count() > 1")).toBe(ofCount);
  expect(state("max(last_5m):max:a{*} > 1")).toBe(ofGauge);
});

test.each([
  ["sum", 6],
  ["avg", 2],
  ["last", 3],
  ["min", 1],
  ["max", 3],
] as const)("%s of a line", (aggregator, value) => {
  expect(reduce({ group: [], values: [1, undefined, 2, 3, undefined] }, aggregator)).toBe(value);
  expect(reduce({ group: [], values: [undefined] }, aggregator)).toBeUndefined();
});

test.each([
  ["twice(sum:a{*})", /twice\(\) is not worked out here/],
  ["sum:a{$team}", /\$team is not given/],
  ["sum:a{*} / b", /b is the name of a query/],
])("refuses %s", (query, message) => {
  expect(() => evaluateQuery(query, [count("a", [1])], times)).toThrow(message);
});
