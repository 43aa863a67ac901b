import { configOf, withModel, type BadInput, type BadStack } from "../bad-input";

const azureKey: BadStack = { secrets: { azureApiKey: "b7c1e5f09a2d4836" } };
const azure = {
  provider: "azure",
  model: "our-deployment",
  baseUrl: "https://example.openai.azure.com",
  apiVersion: "2024-10-21",
};
const azureParams = {
  model: "azure/our-deployment",
  api_base: "https://example.openai.azure.com",
  api_version: "2024-10-21",
};

/** Prices, without which budgets see nothing. */
export const prices: readonly BadInput[] = [
  {
    name: "a model without a price: its cost is recorded as 0",
    input: withModel({ model: "gpt-4o-our-finetuning" }),
    path: "models[0].inputCostPerMillionTokens",
    reason: "cost would be recorded as 0",
    litellm: configOf({ model: "openai/gpt-4o-our-finetuning" }),
  },
  {
    name: "an Azure deployment whose name tells no price",
    input: withModel(azure, azureKey),
    path: "models[0].inputCostPerMillionTokens",
    reason: "baseModel",
    litellm: configOf(azureParams),
  },
  {
    name: "a base model that the price map doesn't have",
    input: withModel({ ...azure, baseModel: "azure/gpt-4-omni" }, azureKey),
    path: "models[0].baseModel",
    reason: "no price of azure/gpt-4-omni",
    litellm: configOf(azureParams, { base_model: "azure/gpt-4-omni" }),
  },
  {
    name: "an input price without an output price",
    input: withModel({ inputCostPerMillionTokens: 2.5 }),
    path: "models[0].outputCostPerMillionTokens",
    reason: "is missing, but inputCostPerMillionTokens is set",
    litellm: configOf({ input_cost_per_token: 0.0000025 }),
  },
  {
    name: "an output price without an input price",
    input: withModel({ outputCostPerMillionTokens: 10 }),
    path: "models[0].inputCostPerMillionTokens",
    reason: "is missing, but outputCostPerMillionTokens is set",
    litellm: configOf({ output_cost_per_token: 0.00001 }),
  },
  {
    name: "a price below 0",
    input: withModel({ inputCostPerMillionTokens: -1, outputCostPerMillionTokens: 1 }),
    path: "models[0].inputCostPerMillionTokens",
    reason: "must be at least 0",
    litellm: configOf({ input_cost_per_token: -0.000001, output_cost_per_token: 0.000001 }),
  },
  {
    name: "a price as a text",
    input: withModel({ inputCostPerMillionTokens: "2,50 $", outputCostPerMillionTokens: 1 }),
    path: "models[0].inputCostPerMillionTokens",
    reason: "must be a number",
    litellm: configOf({ input_cost_per_token: "2,50 $", output_cost_per_token: 0.000001 }),
  },
  {
    name: "a price by picture of a chat model",
    input: withModel({ costPerImage: 0.04 }),
    path: "models[0].costPerImage",
    reason: "mode chat is not counted by it",
    litellm: configOf({ output_cost_per_image: 0.04 }),
  },
  {
    name: "a price by a name of LiteLLM's",
    input: withModel({ input_cost_per_token: 0.0000025 }),
    path: "models[0].input_cost_per_token",
    reason: "is not an input",
    litellm: configOf({ inputCostPerToken: 0.0000025 }),
  },
];
