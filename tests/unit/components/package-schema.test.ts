import { join } from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { secretKeys } from "../../../config/inputs/secrets";
import { readInputs } from "../../../dev/generate/inputs";
import { settingsJsonSchema } from "../../../config/inputs/json-schema";

const { root, objects, choices } = readInputs(settingsJsonSchema());

// Other languages use the component through a schema that Pulumi reads from its TypeScript, which
// knows no unions, inline objects or type aliases (pulumi: sdk/nodejs/provider/experimental/analyzer.ts).
const repository = join(__dirname, "../../..");
const packageJson = { name: "litellm-gateway", main: "components/index.ts" };
const names = new Set(["LiteLLMGateway"]);
const analyzer = new Analyzer(repository, "litellm-gateway", packageJson, names);
const { components, typeDefinitions } = analyzer.analyze();
const { inputs, outputs } = components.LiteLLMGateway ?? { inputs: {}, outputs: {} };

test("Pulumi can make a schema of the component: all settings and secrets", () => {
  const settings = root.map(({ name }) => name);
  expect(Object.keys(inputs).sort()).toEqual([...settings, ...secretKeys, "credentials"].sort());
  expect(Object.keys(outputs).sort()).toEqual(["dashboards", "masterKey", "url"]);
});

test("and of every object and enum, none of which got lost", () => {
  expect(Object.keys(typeDefinitions).sort()).toEqual(
    [...objects.keys(), ...choices.keys(), "JsonObject"].sort(),
  );
  for (const { id, inputs: own } of objects.values())
    expect(Object.keys(typeDefinitions[id]?.properties ?? {})).toEqual(own.map(({ name }) => name));
  for (const { id, values } of choices.values()) {
    const members = typeDefinitions[id]?.enum ?? [];
    expect(new Set(members.map(({ value }) => value))).toEqual(new Set(values));
  }
});

test("every argument is described", () => {
  const described = [
    ...Object.values(typeDefinitions).map(({ name, properties }) => ({ name, properties })),
    { name: "LiteLLMGatewayArgs", properties: inputs },
  ];
  for (const { name: type, properties = {} } of described) {
    for (const [name, { description }] of Object.entries(properties)) {
      const expected = { type, name, description: expect.stringMatching(/\.$/) as string };
      expect({ type, name, description }).toEqual(expected);
    }
  }
});
