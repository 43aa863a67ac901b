import type { Mode } from "../../config/inputs/schema/models";
import type { SettingsInput } from "../../config/inputs/schema";

/** A model as a user writes it. */
export type ModelInput = NonNullable<SettingsInput["models"]>[number];

/** A way to a model of a mode. */
export type Route = Pick<
  ModelInput,
  | "provider"
  | "model"
  | "baseModel"
  | "baseUrl"
  | "apiVersion"
  | "region"
  | "project"
  | "location"
  | "organization"
> & {
  /** Whether LiteLLM's price map has it, or it is free. */
  priced: boolean;
};

const listed = (provider: ModelInput["provider"], model: string, more: Partial<Route> = {}) => ({
  provider,
  model,
  priced: true,
  ...more,
});

const azure = (model: string) =>
  listed("azure", `my-${model}`, {
    baseModel: `azure/${model}`,
    baseUrl: "https://example.openai.azure.com",
    apiVersion: "2024-10-21",
  });
const bedrock = (model: string) => listed("bedrock", model, { region: "eu-central-1" });
const vertex = (model: string) =>
  listed("vertex", model, { project: "my-project", location: "europe-west4" });
/** A server of one's own. LiteLLM keeps one mode for all deployments of a model: two aren't one's. */
const own = (mode: Mode): Route => ({
  provider: "openai-compatible",
  model: `my/${mode}`,
  baseUrl: "http://vllm.internal:8000/v1",
  priced: false,
});

/** Ways to models, by what these answer. */
export const routes: Record<Mode, readonly Route[]> = {
  chat: [
    listed("openai", "gpt-4o"),
    listed("openai", "gpt-4o-mini", { organization: "org-example" }),
    listed("openai", "gpt-4o-mini", { baseUrl: "https://eu.api.openai.com/v1" }),
    { provider: "openai", model: "ft:gpt-unheard-of:acme::1", priced: false },
    listed("anthropic", "claude-sonnet-4-5"),
    azure("gpt-4o"),
    bedrock("anthropic.claude-3-5-sonnet-20240620-v1:0"),
    bedrock("eu.amazon.nova-pro-v1:0"),
    vertex("gemini-2.5-pro"),
    listed("gemini", "gemini-2.5-flash"),
    listed("mistral", "mistral-large-latest"),
    listed("groq", "openai/gpt-oss-120b"),
    { provider: "openrouter", model: "openai/gpt-4o", priced: false },
    listed("ollama", "llama3.2"),
    listed("mock", "anything"),
    own("chat"),
  ],
  completion: [
    { provider: "openai", model: "gpt-3.5-turbo-instruct", priced: false },
    listed("ollama", "codellama"),
    own("completion"),
  ],
  embedding: [
    listed("openai", "text-embedding-3-small"),
    azure("text-embedding-3-large"),
    bedrock("amazon.titan-embed-text-v2:0"),
    vertex("text-embedding-005"),
    listed("gemini", "gemini-embedding-001"),
    listed("mistral", "mistral-embed"),
    listed("ollama", "nomic-embed-text"),
    listed("mock", "vectors"),
    own("embedding"),
  ],
  image_generation: [
    listed("openai", "gpt-image-1"),
    listed("gemini", "imagen-3.0-generate-001"),
    listed("mock", "pictures"),
    own("image_generation"),
  ],
  audio_transcription: [
    listed("openai", "whisper-1"),
    listed("groq", "whisper-large-v3"),
    own("audio_transcription"),
  ],
  audio_speech: [listed("openai", "tts-1"), own("audio_speech")],
  rerank: [bedrock("cohere.rerank-v3-5:0"), own("rerank")],
  responses: [
    listed("openai", "gpt-5"),
    listed("openai", "o3-pro"),
    azure("gpt-5"),
    own("responses"),
  ],
  moderation: [
    { provider: "openai", model: "omni-moderation-latest", priced: false },
    own("moderation"),
  ],
  realtime: [own("realtime")],
};
