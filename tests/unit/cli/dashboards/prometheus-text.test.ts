import { parsePrometheusText } from "../../../../cli/dashboards/prometheus-text";
import { exposition } from "./stack";

const samplesOf = (text: string) => parsePrometheusText(text).flatMap(({ samples }) => samples);

test("every line of a proxy's answer is a sample of its family", () => {
  const lines = exposition.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const families = parsePrometheusText(exposition);
  expect(families.flatMap(({ samples }) => samples)).toHaveLength(lines.length);
  for (const { name, type, samples } of families) {
    const suffix = { counter: "_total", histogram: "_(bucket|count|sum)" }[type] ?? "";
    for (const sample of samples) expect(sample.name).toMatch(new RegExp(`^${name}${suffix}$`));
  }
});

test.each([
  ["a value", "x 1.5e-05", { labels: {}, value: 1.5e-5 }],
  ["a value and a time", "x 2 1700000000000", { labels: {}, value: 2 }],
  ["labels", 'x{a="1",b="2"} 3', { labels: { a: "1", b: "2" }, value: 3 }],
  ["a comma behind the last", 'x{a="1",} 3', { labels: { a: "1" }, value: 3 }],
  ["no labels in braces", "x{} 3", { labels: {}, value: 3 }],
  ["spaces", 'x { a = "1" , b = "2" } 3', { labels: { a: "1", b: "2" }, value: 3 }],
  [
    "a brace and a comma in a value",
    'x{a="},{",b="="} 3',
    { labels: { a: "},{", b: "=" }, value: 3 },
  ],
  ["escapes", String.raw`x{a="\"\\n\n"} 3`, { labels: { a: '"\\n\n' }, value: 3 }],
  ["infinite", "x +Inf", { labels: {}, value: Infinity }],
  ["less than all", "x -Inf", { labels: {}, value: -Infinity }],
  ["no number", "x NaN", { labels: {}, value: NaN }],
])("reads %s", (_, line, expected) => {
  expect(samplesOf(`# TYPE x gauge\n${line}\n`)).toEqual([{ name: "x", ...expected }]);
});

test("what has no type is left out", () => {
  expect(samplesOf('# HELP x words\nx{a="1"} 3\n')).toEqual([]);
});

test.each(['x{a="1" 3', "x{a=1} 3", "x", "x one", "{} 1"])("refuses %s", (line) => {
  expect(() => parsePrometheusText(`# TYPE x gauge\n${line}\n`)).toThrow(line);
});
