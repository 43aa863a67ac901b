import { join } from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";

// Other languages use the component through a schema that Pulumi reads from its TypeScript, which
// knows no unions, inline objects or type aliases (pulumi: sdk/nodejs/provider/experimental/analyzer.ts).
test("Pulumi can make a schema of the component, with every argument described", () => {
  const repository = join(__dirname, "../../..");
  const packageJson = { name: "litellm-gateway", main: "components/index.ts" };
  const names = new Set(["LiteLLMGateway"]);
  const analyzer = new Analyzer(repository, "litellm-gateway", packageJson, names);
  const { components, typeDefinitions } = analyzer.analyze();
  const { inputs, outputs } = components.LiteLLMGateway ?? { inputs: {}, outputs: {} };
  expect(Object.keys(inputs).sort()).toEqual([
    "anthropicApiKey",
    "cache",
    "edge",
    "images",
    "models",
    "ollamaBaseUrl",
    "openaiApiKey",
    "replicas",
    "requestTimeoutSeconds",
    "resources",
    "target",
  ]);
  expect(Object.keys(outputs).sort()).toEqual(["masterKey", "url"]);
  expect(Object.keys(typeDefinitions)).toEqual(
    expect.arrayContaining(["ModelArgs", "Provider", "Mode", "Target"]),
  );
});
