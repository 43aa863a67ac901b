import { watchOf } from "../../../../config/datadog/watch";
import type { Widget } from "../../../../config/datadog/dashboards/widgets";
import { unfit } from "../../../../lab/datadog/api/models";
import { examples, everything, stacks } from "./stacks";

test("all 8 examples are looked at", () => {
  expect(Object.keys(examples)).toHaveLength(8);
});

describe.each(Object.entries(stacks))("%s", (_, settings) => {
  const { monitors, slos, dashboards } = watchOf(settings);

  test("Datadog's own client knows every property and value", () => {
    expect([
      ...monitors.flatMap(({ payload }) => unfit(payload, "Monitor")),
      ...slos.flatMap(({ payload }) => unfit(payload, "ServiceLevelObjectiveRequest")),
      ...dashboards.flatMap(({ payload }) => unfit(payload, "Dashboard")),
    ]).toEqual([]);
  });

  test("names are there once, and nothing ends with a space", () => {
    for (const specs of [monitors, slos, dashboards]) {
      expect(new Set(specs.map(({ name }) => name)).size).toBe(specs.length);
      for (const { payload } of specs) {
        const texts = Object.values(payload).filter((value) => typeof value === "string");
        expect(texts.filter((text) => text !== text.trim() || text === "")).toEqual([]);
      }
    }
  });

  test("the same settings give the same bytes, without nulls, ids and empty texts", () => {
    const json = JSON.stringify(watchOf(settings), undefined, 1);
    expect(json).toBe(JSON.stringify({ monitors, slos, dashboards }, undefined, 1));
    expect(json).not.toMatch(/: (null|"undefined"|"NaN"|"")/);
    expect(json).not.toMatch(/undefined|NaN|\[object/);
    for (const { payload } of dashboards) {
      expect(payload).not.toHaveProperty("id");
      for (const widget of flat(payload.widgets))
        expect(Object.keys(widget)).toEqual(["definition"]);
    }
  });

  test("the API's limits of tags are kept", () => {
    for (const { payload } of [...monitors, ...slos]) {
      expect(new Set(payload.tags).size).toBe(payload.tags.length);
      for (const tag of payload.tags)
        expect(tag).toMatch(/^[a-z][a-z0-9_./-]*:[a-z0-9_./-]{1,150}$/);
    }
  });
});

const flat = (widgets: readonly Widget[]): Widget[] =>
  widgets.flatMap((widget) => [
    widget,
    ...flat((widget.definition.widgets as Widget[] | undefined) ?? []),
  ]);

describe("the client's models find", () => {
  const [monitor] = watchOf(everything).monitors;
  const [dashboard] = watchOf(everything).dashboards;
  const options = monitor?.payload.options;
  test.each([
    ["a misspelt option", { ...monitor?.payload, options: { ...options, renotify_intervall: 5 } }],
    ["a misspelt property", { ...monitor?.payload, querry: "x" }],
    ["an unknown kind", { ...monitor?.payload, type: "metrik alert" }],
    ["a text for a number", { ...monitor?.payload, options: { ...options, new_group_delay: "x" } }],
    ["an unknown way", { ...monitor?.payload, options: { ...options, on_missing_data: "shout" } }],
    ["no query", { ...monitor?.payload, query: undefined }],
  ])("%s in a monitor", (_, payload) => {
    expect(unfit(payload, "Monitor")).not.toEqual([]);
  });

  test.each([
    ["an unknown widget", { definition: { type: "timeseriez", requests: [] } }],
    ["a misspelt property", { definition: { type: "note", content: "x", colour: "red" } }],
  ])("%s in a dashboard", (_, widget) => {
    expect(unfit({ ...dashboard?.payload, widgets: [widget] }, "Dashboard")).not.toEqual([]);
  });

  test("a time that no SLO can have", () => {
    const [slo] = watchOf(everything).slos;
    const thresholds = [{ timeframe: "31d", target: 99 }];
    expect(unfit({ ...slo?.payload, thresholds }, "ServiceLevelObjectiveRequest")).not.toEqual([]);
  });
});
