import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  isKnownKey,
  litellmKeys,
  litellmVersion,
  pricedModel,
  type LiteLLMSection,
} from "../../../../config/litellm/facts";
import { defaultImages, imageTag } from "../../../../config/inputs/images";
import { labImages } from "../../../../lab/images";
import { lockedVersion } from "../../../../lab/images/pip";

const chat = { mode: "chat", free: false };

test("the facts and the lab's image are of the LiteLLM that the gateway runs", async () => {
  const lock = join(labImages.litellm.folder, "requirements.lock");
  const locked = lockedVersion(await readFile(lock, "utf8"), "litellm");
  expect(imageTag(defaultImages.litellm)).toBe(`v${litellmVersion}`);
  expect(locked).toBe(litellmVersion);
});

describe("pricedModel", () => {
  test.each([
    ["openai", "gpt-4o-mini", chat],
    ["openai", "GPT-4o-mini", chat],
    ["openai", "text-embedding-3-small", { mode: "embedding", free: false }],
    ["openai", "gpt-image-1", { mode: "image_generation", free: false }],
    ["openai", "omni-moderation-latest", { mode: "moderation", free: true }],
    ["openai", "ft:gpt-4o-2024-08-06:org::id", chat],
    ["anthropic", "claude-sonnet-4-5", chat],
    ["azure", "gpt-4o", chat],
    ["azure_ai", "gpt-4o", chat],
    ["bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", chat],
    ["bedrock", "us-east-1/amazon.nova-lite-v1:0", chat],
    ["bedrock", "converse/amazon.nova-lite-v1:0", chat],
    ["bedrock", "arn:aws:bedrock:eu-west-1:1:inference-profile/eu.amazon.nova-lite-v1:0", chat],
    ["vertex_ai", "gemini-2.5-pro", chat],
    ["vertex_ai", "mistral-large", chat],
    ["vertex_ai_beta", "gemini-2.5-pro", chat],
    ["gemini", "gemini-2.5-flash-001", chat],
    ["vercel_ai_gateway", "openai/gpt-4o", chat],
    ["cohere", "command-r-plus-08-2024", chat],
    ["fireworks_ai", "deepseek-v3", chat],
    ["ollama", "llama3", { mode: "chat", free: true }],
    // Not in the map: LiteLLM asks the server, and bills 0.
    ["ollama_chat", "qwen3", { mode: "chat", free: true }],
  ])("%s/%s has a price", (provider, model, expected) => {
    expect(pricedModel(provider, model)).toEqual(expected);
  });

  test.each([
    ["openai", "gpt-unheard-of"],
    // Another provider's.
    ["openai", "claude-sonnet-4-5"],
    ["anthropic", "gpt-4o-mini"],
    // A deployment's name says nothing: LiteLLM needs base_model.
    ["azure", "our-deployment"],
    ["bedrock", "mars.amazon.nova-lite-v1:0"],
    // OpenRouter states prices in its answers: the map has none of its models.
    ["openrouter", "openai/gpt-4o"],
    // In the map, without a price.
    ["github_copilot", "gpt-4"],
    ["nobody", "gpt-4o-mini"],
    ["openai", "constructor"],
  ])("%s/%s has none", (provider, model) => {
    expect(pricedModel(provider, model)).toBeUndefined();
  });
});

describe("isKnownKey", () => {
  test.each<[LiteLLMSection, string, string]>([
    ["top_level", "model_list", "models"],
    ["top_level", "include", "enable_jwt_auth"],
    ["general_settings", "master_key", "masterkey"],
    // Read, though ConfigGeneralSettings doesn't declare it.
    ["general_settings", "enable_drain_endpoint", "drop_params"],
    ["router_settings", "routing_strategy", "routing_stratgy"],
    ["litellm_settings", "drop_params", "drop_param"],
    ["litellm_settings", "cache_params", "model_cost"],
    ["litellm_params", "api_base", "apibase"],
    ["litellm_params", "temperature", "temprature"],
    ["litellm_params", "input_cost_per_token", "input_cost_per_tokens"],
    ["model_info", "base_model", "basemodel"],
    ["cache_params", "similarity_threshold", "treshold"],
    ["cache_params", "username", "user"],
    ["guardrails", "presidio", "Presidio"],
    ["guardrail_params", "default_on", "defaultOn"],
    ["guardrail_modes", "pre_call", "before_call"],
    ["callbacks", "datadog_cost_management", "datadog_costs"],
    ["callbacks", "prometheus", "promethius"],
    ["modes", "embedding", "embeddings"],
    ["providers", "vertex_ai", "vertex"],
  ])("of %s: %s, and not %s", (section, known, unknown) => {
    expect(isKnownKey(section, known)).toBe(true);
    expect(isKnownKey(section, unknown)).toBe(false);
  });

  test("knows nothing of what JavaScript's objects have", () => {
    for (const section of Object.keys(litellmKeys) as LiteLLMSection[])
      expect(isKnownKey(section, "constructor")).toBe(false);
  });
});
