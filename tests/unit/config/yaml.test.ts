import { parse } from "yaml";
import { listToYaml, toYaml } from "../../../config/yaml";

test.each<[unknown, string]>([
  [3e-7, "3.0e-7"],
  [1.5e-7, "1.5e-7"],
  [0.0000025, "0.0000025"],
  [600, "600"],
  [0, "0"],
])("the number %p stays one in YAML 1.1", (value, text) => {
  expect(toYaml({ value })).toBe(`value: ${text}\n`);
  expect(parse(toYaml({ value }))).toEqual({ value });
});

test.each([
  "yes",
  "off",
  "~",
  "null",
  "2024-10-21",
  "12:30:45",
  "1_000",
  "0o14",
  "3e-7",
  "a: b",
  "#x",
  "=",
  "<<",
])("the text %s stays one in YAML 1.1", (value) => {
  expect(parse(toYaml({ value }), { version: "1.1" })).toEqual({ value });
});

test.each([0, 1, 20, 41])("a list of %d items is written as at once", (length) => {
  const items = Array.from({ length }, (_, index) => ({ name: `m${index}`, of: [index] }));
  expect(listToYaml("items", items)).toBe(toYaml({ items }));
});
