import { join } from "node:path";
import { circles, readImports, type Imports } from "./imports";

const root = join(__dirname, "../../..");

/**
 * The inputs of `datadog.monitors` are made from the monitors, whose queries depend on the other
 * settings: the only circle, of types alone.
 */
const excused = { from: "config/inputs/schema/datadog-monitors.ts", to: "config/datadog/" };

let imports: Imports;
beforeAll(async () => {
  const all = await readImports(root);
  const [from, to] = [all.get(excused.from) ?? [], (path: string) => path.startsWith(excused.to)];
  imports = new Map([...all, [excused.from, from.filter((path) => !to(path))]]);
});

test("no files import each other in a circle, be it for types only", () => {
  expect(imports.size).toBeGreaterThan(500);
  expect(circles(imports)).toEqual([]);
});

test("a circle is found, whatever leads to it", () => {
  const wrong: Imports = new Map([
    ["start", ["a"]],
    ["a", ["b", "aside"]],
    ["b", ["c"]],
    ["c", ["a", "other"]],
    ["aside", []],
    ["other", ["another"]],
    ["another", ["other"]],
  ]);
  expect(circles(wrong)).toEqual([
    ["another", "other"],
    ["a", "b", "c"],
  ]);
});
