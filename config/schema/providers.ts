import { z } from "zod";
import { about, text, url } from "./fields";

/** Providers that send a bill: their spend can be limited together. */
export const paidProviders = [
  "openai",
  "anthropic",
  "azure",
  "bedrock",
  "vertex",
  "gemini",
  "mistral",
  "groq",
  "openrouter",
] as const;

/** Providers whose models a deployment can use. */
export const providers = [...paidProviders, "ollama", "openai-compatible", "mock"] as const;

/** Name of a provider. */
export type Provider = (typeof providers)[number];

/** Providers that can serve all their models at once, as `<provider>/<model>`. */
export const wildcardProviders = [
  "openai",
  "anthropic",
  "gemini",
  "mistral",
  "groq",
  "openrouter",
  "ollama",
] as const;

const baseUrl = (example: string) =>
  url("Where the provider's API is. Default: the provider's own address.", example).optional();

const allModels = about(z.boolean().optional(), {
  description:
    "Serve all models of the provider as `<provider>/<model>`. Default: only when it has a key (Ollama: an address) and no model of it is listed.",
  example: true,
});

const region = text("AWS region of the models.", "eu-central-1").optional();

const connection = <T extends z.ZodRawShape>(id: string, description: string, shape: T) =>
  z.strictObject(shape).meta({ id, description }).optional();

/** How providers are reached, for all their models; a model can say otherwise for itself. */
export const providersSchema = z
  .strictObject({
    openai: connection("OpenAISettings", "OpenAI. Key: `openaiApiKey`.", {
      baseUrl: baseUrl("https://eu.api.openai.com/v1"),
      organization: text("Organization that the usage counts for.", "org-example").optional(),
      allModels,
    }),
    anthropic: connection("AnthropicSettings", "Anthropic. Key: `anthropicApiKey`.", {
      baseUrl: baseUrl("https://api.anthropic.com"),
      allModels,
    }),
    azure: connection("AzureSettings", "Azure OpenAI. Key: `azureApiKey`.", {
      baseUrl: url(
        "Endpoint of the Azure OpenAI resource.",
        "https://example.openai.azure.com",
      ).optional(),
      apiVersion: text("Version of Azure's API.", "2024-10-21").optional(),
    }),
    bedrock: connection(
      "BedrockSettings",
      "Amazon Bedrock. Keys: `awsAccessKeyId` and `awsSecretAccessKey`.",
      { region },
    ),
    vertex: connection(
      "VertexSettings",
      "Google Vertex AI. Key: `vertexCredentials`, the JSON of a service account.",
      {
        project: text("Google Cloud project.", "my-project").optional(),
        location: text("Region of the models.", "europe-west4").optional(),
      },
    ),
    gemini: connection("GeminiSettings", "Google AI Studio. Key: `geminiApiKey`.", { allModels }),
    mistral: connection("MistralSettings", "Mistral. Key: `mistralApiKey`.", {
      baseUrl: baseUrl("https://api.mistral.ai/v1"),
      allModels,
    }),
    groq: connection("GroqSettings", "Groq. Key: `groqApiKey`.", {
      baseUrl: baseUrl("https://api.groq.com/openai/v1"),
      allModels,
    }),
    openrouter: connection("OpenRouterSettings", "OpenRouter. Key: `openrouterApiKey`.", {
      baseUrl: baseUrl("https://openrouter.ai/api/v1"),
      allModels,
    }),
    ollama: connection("OllamaSettings", "Ollama. It needs an address and no key.", {
      baseUrl: url("Where the Ollama server is.", "http://host.docker.internal:11434").optional(),
      allModels,
    }),
  })
  .meta({
    id: "ProvidersSettings",
    description:
      "How model providers are reached. Their keys are secrets of the stack, each under its own name.",
  })
  .prefault({});
