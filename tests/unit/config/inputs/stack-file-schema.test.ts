import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";
import { secretKeys } from "../../../../config/inputs/secrets";
import { referred, type JsonSchema } from "../../../../config/inputs/json-schema";
import { stackFileSchema } from "../../../../config/inputs/stack-file-schema";
import { repository } from "../../cli/cli";

const schema = stackFileSchema();
const definitions = schema.definitions ?? {};
const ajv = new Ajv({ allErrors: true }).addSchema(schema, "stack");

/** What an editor would underline. */
function problems(text: string): string[] {
  void ajv.validate("stack", parse(text));
  return (ajv.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message ?? ""}`);
}

/** All properties with a JSON pointer to each. */
function propertiesOf(object: JsonSchema, pointer: string): [string, JsonSchema][] {
  return Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
    const own = `${pointer}/properties/${name}`;
    return [[own, property] as [string, JsonSchema], ...propertiesOf(property, own)];
  });
}

const all = [
  ...propertiesOf(schema, "stack#"),
  ...Object.entries(definitions).flatMap(([id, object]) =>
    propertiesOf(object, `stack#/definitions/${id}`),
  ),
];

const stackFiles = [".", ...(existsSync(join(repository, "examples")) ? examples() : [])].flatMap(
  (folder) =>
    readdirSync(join(repository, folder))
      .filter((name) => /^Pulumi\..+\.yaml$/.test(name))
      .map((name) => join(folder, name)),
);

function examples(): string[] {
  const entries = readdirSync(join(repository, "examples"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join("examples", name));
}

test("it is a valid schema of draft 7", () => {
  expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
  expect(ajv.validateSchema(schema)).toBe(true);
});

test("it knows every secret", () => {
  const keys = Object.keys(schema.properties?.config?.properties ?? {});
  expect(keys).toEqual(expect.arrayContaining(secretKeys.map((key) => `litellm-gateway:${key}`)));
});

test("every property has a description, and examples that it accepts", () => {
  expect(all.length).toBeGreaterThan(200);
  for (const [pointer, { description, examples = [] }] of all) {
    expect({ pointer, description }).toEqual({
      pointer,
      description: expect.stringMatching(/\.$/) as string,
    });
    expect({ pointer, examples: examples.length }).toEqual({ pointer, examples: 1 });
    for (const example of examples) {
      void ajv.validate({ $ref: pointer }, example);
      expect({ pointer, errors: ajv.errors }).toEqual({ pointer, errors: null });
    }
  }
});

test("every default is accepted", () => {
  for (const [pointer, property] of all.filter(([, { default: value }]) => value !== undefined)) {
    void ajv.validate({ $ref: pointer }, property.default);
    expect({ pointer, errors: ajv.errors }).toEqual({ pointer, errors: null });
  }
});

test("every object refuses what it doesn't know", () => {
  for (const [pointer, property] of all) {
    const object = referred(property, definitions)?.definition;
    if (object?.properties)
      expect({ pointer, rest: object.additionalProperties }).toEqual({ pointer, rest: false });
  }
});

test.each(stackFiles)("%s fits", (file) => {
  expect(problems(readFileSync(join(repository, file), "utf8"))).toEqual([]);
});

test.each([
  ["", "an empty config", "config:"],
  ["", "other projects' keys", 'config: { "docker:host": "unix:///x", "a:b": { c: 1 } }'],
  ["", "what Pulumi writes", "encryptionsalt: v1:x\nsecretsprovider: passphrase\nenvironment: [a]"],
  ["", "secrets", 'config: { "litellm-gateway:openaiApiKey": { secure: v1:x } }'],
  ["", "credentials", 'config: { "litellm-gateway:credentials": { a: { secure: v1:x }, b: y } }'],
  ["", "any JSON in extra", 'config: { "litellm-gateway:extra": { litellmSettings: { a: [1] } } }'],
  ["", "a number as `pulumi config set` writes it", 'config: { "litellm-gateway:replicas": "3" }'],
  ["additional", "an unknown key", 'config: { "litellm-gateway:replica": 3 }'],
  ["additional", "a key without a project", "config: { replicas: 3 }"],
  ["should be <= 16", "too many replicas", 'config: { "litellm-gateway:replicas": 99 }'],
  ["additional", "an unknown input", 'config: { "litellm-gateway:cache": { enabled: true } }'],
  ["allowed values", "an unknown value", 'config: { "litellm-gateway:cache": { type: disk } }'],
  ["required", "a model without a provider", 'config: { "litellm-gateway:models": [{ name: a }] }'],
  ["should be", "an encrypted setting", 'config: { "litellm-gateway:target": { secure: v1:x } }'],
  [
    "property name",
    "encrypted credentials",
    'config: { "litellm-gateway:credentials": { secure: x } }',
  ],
  ["should be", "a list as a secret", 'config: { "litellm-gateway:openaiApiKey": [a] }'],
])("%j for %s", (expected, _, text) => {
  const found = problems(text);
  if (expected === "") expect(found).toEqual([]);
  else expect(found.join("\n")).toContain(expected);
});
