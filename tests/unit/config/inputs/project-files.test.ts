import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { noSecrets, secretKeys } from "../../../../config/inputs/secrets";
import { settingsSchema } from "../../../../config/inputs/schema";
import { parseStackFile } from "../../../../config/inputs/stack-file";

const repository = join(__dirname, "../../../..");
const read = (file: string) => readFileSync(join(repository, file), "utf8");

const text = read("Pulumi.yaml");
const { config } = parse(text) as {
  config: Record<string, { default?: unknown; description?: string }>;
};

test("Pulumi.yaml declares every setting, with a description", () => {
  expect(Object.keys(config)).toEqual(Object.keys(settingsSchema.shape));
  for (const [key, { description }] of Object.entries(config)) {
    expect({ key, description }).toEqual({
      key,
      description: expect.stringMatching(/\.$/) as string,
    });
  }
});

test("it names every secret, and declares none: Pulumi takes a key without a default for required", () => {
  for (const key of [...secretKeys, "credentials"]) {
    expect(text).toContain(`\n#   ${key}: `);
    expect(config).not.toHaveProperty(key);
  }
});

test("its defaults are those of the schema", () => {
  const defaults = Object.fromEntries(
    Object.entries(config).map(([key, declared]) => [key, declared.default]),
  );
  expect(settingsSchema.parse(defaults)).toEqual(settingsSchema.parse({}));
});

test("the dev stack needs no key, and its models have prices", () => {
  const { settings, secrets, warnings } = parseStackFile(read("Pulumi.dev.yaml"));
  expect(secrets).toEqual(noSecrets);
  expect(warnings).toEqual([]);
  expect(settings.models.map(({ provider }) => provider)).toEqual(["mock", "mock"]);
  for (const { inputCostPerMillionTokens } of settings.models) {
    expect(inputCostPerMillionTokens).toBeGreaterThan(0);
  }
});

test("editors find the schema of an example where its page says to copy it: beside Pulumi.yaml", () => {
  const files = readdirSync(join(repository, "examples"))
    .map((name) => `examples/${name}/Pulumi.${name}.yaml`)
    .filter((file) => existsSync(join(repository, file)));
  expect(files).not.toEqual([]);
  for (const file of files) {
    const [, schema = ""] = /^# yaml-language-server: \$schema=(.+)$/m.exec(read(file)) ?? [];
    expect({ file, there: existsSync(join(repository, schema)) }).toEqual({ file, there: true });
  }
});
