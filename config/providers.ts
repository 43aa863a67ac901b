import type { Settings } from "./schema";
import type { Model, Provider } from "./schema/models";
import type { SecretKey } from "./secrets";

/** What is needed to call a provider. */
interface ProviderFacts {
  /** LiteLLM's name of the provider: what its models begin with, and its line in LiteLLM's price map. */
  litellm: string;
  /** Secrets of the stack that hold its key; empty when it has none. */
  secrets: readonly SecretKey[];
  /** Whether calls also work without a key, by the identity of the machine (cloud roles). */
  machineIdentity?: boolean;
  /** What `providers.<name>`, or the model itself, must say. */
  needs: readonly ("baseUrl" | "apiVersion" | "region" | "project" | "location")[];
}

/** Sources: docs.litellm.ai/docs/providers, and `get_llm_provider` of litellm 1.106.2. */
export const providerFacts: Record<Provider, ProviderFacts> = {
  openai: { litellm: "openai", secrets: ["openaiApiKey"], needs: [] },
  anthropic: { litellm: "anthropic", secrets: ["anthropicApiKey"], needs: [] },
  azure: { litellm: "azure", secrets: ["azureApiKey"], needs: ["baseUrl", "apiVersion"] },
  bedrock: {
    litellm: "bedrock",
    secrets: ["awsAccessKeyId", "awsSecretAccessKey"],
    machineIdentity: true,
    needs: ["region"],
  },
  vertex: {
    litellm: "vertex_ai",
    secrets: ["vertexCredentials"],
    machineIdentity: true,
    needs: ["project", "location"],
  },
  gemini: { litellm: "gemini", secrets: ["geminiApiKey"], needs: [] },
  mistral: { litellm: "mistral", secrets: ["mistralApiKey"], needs: [] },
  groq: { litellm: "groq", secrets: ["groqApiKey"], needs: [] },
  openrouter: { litellm: "openrouter", secrets: ["openrouterApiKey"], needs: [] },
  ollama: { litellm: "ollama", secrets: [], needs: ["baseUrl"] },
  "openai-compatible": { litellm: "openai", secrets: [], needs: ["baseUrl"] },
  mock: { litellm: "openai", secrets: [], needs: [] },
};

/** What the settings say of a provider's connection, for all its models. */
export function connectionOf(
  provider: Provider,
  { providers }: Pick<Settings, "providers">,
): Readonly<Record<string, unknown>> {
  if (provider === "mock" || provider === "openai-compatible") return {};
  return providers[provider] ?? {};
}

/** Providers whose models cost nothing unless a model says a price. */
export const freeProviders: readonly Provider[] = ["ollama", "mock"];

/** A price in USD per million tokens, or 0 where nothing is said and the provider is free. */
export const priceOrFree = ({ provider }: Model, price: number | undefined): number | undefined =>
  price ?? (freeProviders.includes(provider) ? 0 : undefined);

/**
 * What LiteLLM calls a model: `openai/gpt-4o`. Ollama has two routes: `ollama_chat` is its chat API,
 * embeddings have only the other (docs.litellm.ai/docs/providers/ollama).
 */
export function litellmModel({ provider, mode, name, model = name }: Model): string {
  if (provider === "ollama" && mode === "chat") return `ollama_chat/${model}`;
  return `${providerFacts[provider].litellm}/${model}`;
}
