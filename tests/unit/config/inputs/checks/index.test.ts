import { checkSettings } from "../../../../../config/inputs/checks";
import { ConfigError } from "../../../../../config/inputs/errors";
import { settingsSchema } from "../../../../../config/inputs/schema";
import { checkStack, parseSettings } from "../../../../../config/inputs/stack";
import { mock } from "./cases";

test("the least settings have nothing to be told", () => {
  const { warnings } = checkStack({ settings: { models: [mock] }, secrets: {}, credentials: {} });
  expect(warnings).toEqual([]);
});

test("everything that is wrong is told at once", () => {
  const input = { models: [{ ...mock, name: " " }], aliases: { a: "b" }, edge: { tls: true } };
  expect(() => parseSettings(input)).toThrow(ConfigError);
  expect(() => parseSettings(input)).toThrow(/models\[0\]\.name: [^]*aliases\.a: [^]*tlsKey: /);
});

test("warnings refuse nothing", () => {
  const { warnings } = checkStack({
    settings: { models: [mock], edge: { address: "0.0.0.0" } },
    secrets: {},
    credentials: {},
  });
  expect(warnings.map(({ path }) => path)).toEqual(["edge.address"]);
});

/** As many models as a large gateway has, all of whose references are looked up. */
function large(count: number, wrong: boolean) {
  const name = (index: number) => `model-${index}`;
  const indexes = Array.from({ length: count }, (_, index) => index);
  return settingsSchema.parse({
    models: indexes.map((index) => ({
      ...{
        name: name(index),
        provider: wrong ? "openai" : "mock",
        model: name(index),
        tags: ["a"],
      },
      ...{ weight: 1, order: 1, extra: { extra_headers: { a: name(index) }, houseStyle: 1 } },
    })),
    groups: indexes.map((index) => ({ name: `group-${index}`, members: [{ model: name(index) }] })),
    aliases: Object.fromEntries(
      indexes.map((index) => [`alias-${index}`, `${name(index)}${wrong ? "x" : ""}`]),
    ),
    routing: {
      tagFiltering: true,
      fallbacks: Object.fromEntries(
        indexes.map((index) => [name(index), [name(index + 1), `group-${index}`]]),
      ),
    },
  });
}

// A check that compares each with each would take longer than a test may.
test.each([false, true])("10 000 models can be checked (wrong: %s)", (wrong) => {
  const input = { settings: large(10_000, wrong), secrets: { keys: [], credentials: [] } };
  const found = checkSettings({ ...input, secretValues: {} });
  expect(found.length).toBeGreaterThan(10_000);
});
