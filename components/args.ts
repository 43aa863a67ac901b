import type * as pulumi from "@pulumi/pulumi";
import type { SettingsInput } from "../config/schema";

/** Where the gateway runs. Kubernetes is not supported yet. */
export const Target = { Docker: "docker", Kubernetes: "kubernetes" } as const;
export type Target = (typeof Target)[keyof typeof Target];

/** Who serves a model. */
export const Provider = {
  OpenAI: "openai",
  Anthropic: "anthropic",
  Ollama: "ollama",
  Mock: "mock",
} as const;
export type Provider = (typeof Provider)[keyof typeof Provider];

/** What a model answers. */
export const Mode = { Chat: "chat", Embedding: "embedding" } as const;
export type Mode = (typeof Mode)[keyof typeof Mode];

/** One deployment: a model of a provider, under the name that clients ask for. */
export interface ModelArgs {
  /** Name that clients ask for. Several models of one name share its requests. */
  name: string;
  /** Who serves the model. */
  provider: Provider;
  /** The provider's own name of the model. Default: the same as `name`. */
  model?: string;
  /** What the model answers. Default: `chat`. */
  mode?: Mode;
  /** USD per million input tokens. Default: LiteLLM's own price map. */
  inputCostPerMillionTokens?: number;
  /** USD per million output tokens. Default: LiteLLM's own price map. */
  outputCostPerMillionTokens?: number;
}

/** Response cache, in a Redis of its own that may forget. */
export interface CacheArgs {
  /** Answer identical requests from Redis. Default: `false`. */
  enabled?: boolean;
  /** How long an answer may be served again, in seconds. Default: 3600. */
  ttlSeconds?: number;
  /** Memory for cached answers, in MB. Default: 256. */
  memoryMegabytes?: number;
}

/** Where clients reach the gateway. */
export interface EdgeArgs {
  /** Address of this host to listen on. Default: `127.0.0.1`. */
  address?: string;
  /** Port to listen on. Default: 4000. */
  port?: number;
}

/** Memory limits of the containers. */
export interface ResourcesArgs {
  /** One proxy, in MB. Default: 4096. */
  proxyMemoryMegabytes?: number;
  /** Postgres, in MB. Default: 1024. */
  postgresMemoryMegabytes?: number;
  /** Data in Redis, in MB. Default: 256. */
  redisMemoryMegabytes?: number;
}

/** Images to run, by full version. Defaults: `config/images.ts`. */
export interface ImagesArgs {
  litellm?: string;
  postgres?: string;
  redis?: string;
  haproxy?: string;
  mockUpstream?: string;
}

/** Arguments of {@link LiteLLMGateway}. */
export interface LiteLLMGatewayArgs {
  /** Where the gateway runs. Default: `docker`. */
  target?: Target;
  /** Models that clients can ask for. Needed unless a provider's key is given. */
  models?: ModelArgs[];
  /** OpenAI's API key. Serves all its models as `openai/…`. Secret. */
  openaiApiKey?: pulumi.Input<string>;
  /** Anthropic's API key. Serves all its models as `anthropic/…`. Secret. */
  anthropicApiKey?: pulumi.Input<string>;
  /** Base URL of an Ollama server. Serves all its models as `ollama/…`. */
  ollamaBaseUrl?: string;
  /** How many LiteLLM proxies share the requests, 1 to 16. Default: 2. */
  replicas?: number;
  /** Longest time that one request may take, streams included, in seconds. Default: 600. */
  requestTimeoutSeconds?: number;
  cache?: CacheArgs;
  edge?: EdgeArgs;
  resources?: ResourcesArgs;
  images?: ImagesArgs;
}

/** The part of the arguments that are settings. */
type SettingsArgs = Omit<LiteLLMGatewayArgs, "openaiApiKey" | "anthropicApiKey">;

/** Fails to compile when these arguments and the schema of `config/` drift apart. */
type Same<A, B> = [A, B] extends [B, A] ? true : never;
export const argsMatchSchema: Same<Required<SettingsArgs>, Required<SettingsInput>> = true;
