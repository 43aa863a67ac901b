import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { settingsSchema } from "../../../config/schema";
import { parseStackConfig } from "../../../config/stack";

const read = (file: string) =>
  parse(readFileSync(join(__dirname, "../../..", file), "utf8")) as {
    config: Record<string, { default?: unknown; description?: string }>;
  };

/** Pulumi takes a declared key without a default for a required one. */
const withoutDefault = ["ollamaBaseUrl"];

test("Pulumi.yaml declares every setting that has a default, with a description", () => {
  const { config } = read("Pulumi.yaml");
  const settings = Object.keys(settingsSchema.shape).filter((key) => !withoutDefault.includes(key));
  expect(Object.keys(config).sort()).toEqual(settings.sort());
  for (const [key, { description }] of Object.entries(config)) {
    expect({ key, description }).toEqual({
      key,
      description: expect.stringMatching(/\.$/) as string,
    });
  }
});

test("its defaults are those of the schema", () => {
  const { config } = read("Pulumi.yaml");
  const defaults = Object.fromEntries(
    Object.entries(config).map(([key, declared]) => [key, declared.default]),
  );
  const models = [{ name: "m", provider: "mock" }];
  expect(settingsSchema.parse({ ...defaults, models })).toEqual(settingsSchema.parse({ models }));
});

test("the dev stack needs no key, and its models have prices", () => {
  const { config } = read("Pulumi.dev.yaml");
  const values = Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key.split(":")[1] ?? key, JSON.stringify(value)]),
  );
  const { settings, secretsSet } = parseStackConfig(values);
  expect(secretsSet).toEqual([]);
  expect(settings.models.map(({ provider }) => provider)).toEqual(["mock", "mock"]);
  for (const { inputCostPerMillionTokens } of settings.models) {
    expect(inputCostPerMillionTokens).toBeGreaterThan(0);
  }
});
