import type { SettingsInput } from "../config/inputs/schema";
import type { StackValues } from "../config/inputs/stack";

type Model = NonNullable<SettingsInput["models"]>[number];

/** Deployments of one name: the same model by four ways. */
const ways = 4;

/** The stack of a large gateway: deployments of four providers under shared names, groups of two, fallbacks. */
export function manyDeployments(count: number): StackValues {
  const models = Array.from({ length: count }, (_, index) => deployment(index));
  const names = [...new Set(models.map(({ name }) => name))];
  // Every other name is in a group with the next, all but the last fall back to the next one.
  const groups = names.flatMap((name, index) => {
    const next = names[index + 1];
    if (index % 4 !== 0 || next === undefined) return [];
    const members = [
      { model: name, weight: 0.7 },
      { model: next, weight: 0.3 },
    ];
    return [{ name: `group-${index}`, members }];
  });
  const fallbacks = Object.fromEntries(
    names.slice(0, -1).map((name, index) => [name, names.slice(index + 1, index + 3)]),
  );
  const aliases = Object.fromEntries(names.slice(0, 100).map((name) => [`alias-${name}`, name]));
  return {
    settings: { models, groups, aliases, routing: { fallbacks } } satisfies SettingsInput,
    secrets: {
      openaiApiKey: { encrypted: true },
      anthropicApiKey: { encrypted: true },
      awsAccessKeyId: { encrypted: true },
      awsSecretAccessKey: { encrypted: true },
    },
    credentials: { azureEast: { encrypted: true } },
  };
}

function deployment(index: number): Model {
  const number = Math.floor(index / ways);
  const common = {
    name: `model-${number}`,
    rpm: 500 + (index % 100),
    timeoutSeconds: 120,
    weight: 1 + (index % 3),
    accessGroups: [`team-${index % 20}`],
  };
  switch (index % ways) {
    case 0:
      return { ...common, provider: "openai", model: "gpt-4o" };
    case 1:
      return {
        ...common,
        provider: "azure",
        model: `deployment-${number}`,
        baseModel: "azure/gpt-4o",
        baseUrl: "https://example.openai.azure.com",
        apiVersion: "2024-10-21",
        credential: "azureEast",
      };
    case 2:
      return {
        ...common,
        provider: "anthropic",
        model: "claude-sonnet-4-5",
        temperature: 0.2,
        budget: { maxUsd: 100, period: "30d" },
      };
    default:
      return {
        ...common,
        provider: "openai-compatible",
        model: `vllm-${number}`,
        baseUrl: `http://vllm-${number % 50}.internal:8000/v1`,
        inputCostPerMillionTokens: 0.1,
        outputCostPerMillionTokens: 0.4,
      };
  }
}
