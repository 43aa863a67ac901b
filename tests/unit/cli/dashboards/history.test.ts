import type { Reading } from "../../../../cli/dashboards/agent-metrics";
import { History } from "../../../../cli/dashboards/history";

const reading = (kind: Reading["kind"], value: number): Reading => ({
  metric: "a.metric",
  kind,
  tags: ["env:dev"],
  value,
});

/** What a series has after looks at these values, five seconds from each other. */
function pointsOf(
  kind: Reading["kind"],
  looks: readonly (readonly [source: string, value: number])[],
) {
  const history = new History();
  for (const [index, [source, value]] of looks.entries())
    history.add(5 * index, source, [reading(kind, value)]);
  return history.all().flatMap(({ points }) => points.map(({ value }) => value));
}

test("of a counter, all that it had at first, and then the increments", () => {
  expect(
    pointsOf("count", [
      ["one", 100],
      ["one", 100],
      ["one", 130],
    ]),
  ).toEqual([100, 0, 30]);
});

test("a counter that fell has begun anew", () => {
  expect(
    pointsOf("count", [
      ["one", 100],
      ["one", 4],
      ["one", 6],
    ]),
  ).toEqual([100, 4, 2]);
});

test("a new container's counter begins at 0", () => {
  expect(
    pointsOf("count", [
      ["old", 100],
      ["new", 120],
    ]),
  ).toEqual([100, 120]);
});

test("counters of two containers of one name add up", () => {
  const history = new History();
  history.add(0, "old", [reading("count", 10)]);
  history.add(0, "new", [reading("count", 1)]);
  history.add(5, "old", [reading("count", 12)]);
  history.add(5, "new", [reading("count", 4)]);
  expect(history.all()).toEqual([
    {
      metric: "a.metric",
      type: "count",
      tags: ["env:dev"],
      points: [
        { at: 0, value: 11 },
        { at: 5, value: 5 },
      ],
    },
  ]);
});

test("a rate is by the second, and there is none before the second look", () => {
  expect(
    pointsOf("rate", [
      ["one", 100],
      ["one", 130],
    ]),
  ).toEqual([6]);
});

test("a gauge is what it is", () => {
  expect(
    pointsOf("gauge", [
      ["one", 3],
      ["one", 2],
    ]),
  ).toEqual([3, 2]);
});
