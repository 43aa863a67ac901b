import { z } from "zod";
import { defaultImages } from "./images";

/** Where a gateway can run. */
export const targets = ["docker", "kubernetes"] as const;

/** Providers whose models a deployment can use in this version. */
export const providers = ["openai", "anthropic", "ollama", "mock"] as const;

/** What a model answers: LiteLLM's `model_info.mode`. */
export const modes = ["chat", "embedding"] as const;

const price = (what: string) =>
  z
    .number()
    .nonnegative()
    .optional()
    .describe(`Price of ${what}, in USD per million tokens. Unset: LiteLLM's own price map.`);

const imageReference = z
  .string()
  .regex(/^[^\s:@]+(:\d+\/[^\s:@]+)?(:[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/, {
    error: "must be an image reference such as postgres:17.11-bookworm",
  })
  .refine((reference) => reference.includes("@sha256:") || /:[^/]+$/.test(reference), {
    error: "must name a full version or a digest; an image without a tag changes under you",
  });

const image = (name: keyof typeof defaultImages, what: string) =>
  imageReference.default(defaultImages[name]).describe(`Image of ${what}.`);

/** One deployment: a model of a provider, under the name that clients ask for. */
export const modelSchema = z.strictObject({
  name: z
    .string()
    .min(1)
    .describe("Name that clients ask for. Several models of one name share its requests."),
  provider: z.enum(providers).describe("Who serves the model."),
  model: z
    .string()
    .min(1)
    .optional()
    .describe("The provider's own name of the model. Default: the same as `name`."),
  mode: z.enum(modes).default("chat").describe("What the model answers."),
  inputCostPerMillionTokens: price("input tokens"),
  outputCostPerMillionTokens: price("output tokens"),
});

/** Everything a stack can say about a gateway, with the defaults filled in. */
export const settingsSchema = z.strictObject({
  target: z.enum(targets).default("docker").describe("Where the gateway runs."),
  models: z
    .array(modelSchema)
    .default([])
    .describe("Models that clients can ask for. Needed unless a provider's key is set."),
  ollamaBaseUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "Base URL of an Ollama server, such as http://host.docker.internal:11434. Adds ollama/*.",
    ),
  replicas: z
    .int()
    .min(1)
    .max(16)
    .default(2)
    .describe("How many LiteLLM proxies share the requests. One worker each."),
  requestTimeoutSeconds: z
    .int()
    .min(1)
    .max(3600)
    .default(600)
    .describe("Longest time that one request may take, streams included, in seconds."),
  cache: z
    .strictObject({
      enabled: z.boolean().default(false).describe("Answer identical requests from Redis."),
      ttlSeconds: z
        .int()
        .min(1)
        .default(3600)
        .describe("How long an answer may be served again, in seconds."),
      memoryMegabytes: z
        .int()
        .min(64)
        .default(256)
        .describe("Memory for cached answers, in MB; the least used go first."),
    })
    .prefault({})
    .describe("Response cache, in a Redis of its own that may forget."),
  edge: z
    .strictObject({
      address: z
        .ipv4()
        .default("127.0.0.1")
        .describe("Address of this host to listen on. 0.0.0.0 opens the gateway to the network."),
      port: z.int().min(1).max(65535).default(4000).describe("Port to listen on."),
    })
    .prefault({})
    .describe("Where clients reach the gateway."),
  resources: z
    .strictObject({
      proxyMemoryMegabytes: z
        .int()
        .min(1024)
        .default(4096)
        .describe("Memory limit of one proxy, in MB. LiteLLM's own sizing is 4 GB a worker."),
      postgresMemoryMegabytes: z
        .int()
        .min(256)
        .default(1024)
        .describe("Memory limit of Postgres, in MB."),
      redisMemoryMegabytes: z
        .int()
        .min(64)
        .default(256)
        .describe("Memory for spend queues and rate limits in Redis, in MB."),
    })
    .prefault({})
    .describe("Memory limits of the containers."),
  images: z
    .strictObject({
      litellm: image("litellm", "the LiteLLM proxy and its migrations"),
      postgres: image("postgres", "Postgres"),
      redis: image("redis", "Redis"),
      haproxy: image("haproxy", "HAProxy, the load balancer"),
      mockUpstream: image("mockUpstream", "the mock upstream; any with `node`"),
    })
    .prefault({})
    .describe("Images to run, by full version; a private mirror goes here."),
});

/** The settings of a gateway, checked and with defaults. */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings as a user writes them: all with a default can be left out. */
export type SettingsInput = z.input<typeof settingsSchema>;

/** One deployment of {@link Settings}. */
export type Model = z.infer<typeof modelSchema>;

/** Stack config keys that hold secrets; they are read on their own and never become settings. */
export const secretKeys = ["openaiApiKey", "anthropicApiKey"] as const;

/** Name of a secret stack config key. */
export type SecretKey = (typeof secretKeys)[number];
