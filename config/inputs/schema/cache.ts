import { z } from "zod";
import { about, becomes, extra, makes, text } from "./fields";
import { redisServer } from "./stores";

/** Kinds of calls whose answers can be cached. */
export const cacheCallTypes = [
  "chat",
  "completion",
  "embedding",
  "transcription",
  "rerank",
  "responses",
  "anthropic-messages",
] as const;

/** Cached answers, in a Redis of their own that may forget. */
export const cacheSchema = z
  .strictObject({
    type: about(z.enum(["none", "redis", "semantic"]).meta({ id: "CacheType" }).default("none"), {
      description:
        "`redis` answers identical requests again, `semantic` also similar ones. A cached answer costs nothing.",
      example: "redis",
      ...makes("cache_params.type", "litellm_settings.cache"),
    }),
    mode: about(z.enum(["default-on", "opt-in"]).meta({ id: "CacheMode" }).default("default-on"), {
      description:
        'Whether requests are cached unless they say otherwise, or only those that ask for it with `"cache": {"use-cache": true}`.',
      example: "opt-in",
      ...makes("cache_params.mode"),
    }),
    ttlSeconds: about(z.int().min(1).max(31_536_000).default(3600), {
      description: "How long an answer may be served again, in seconds.",
      example: 600,
      ...becomes("cache_params.ttl"),
    }),
    callTypes: about(
      z
        .array(z.enum(cacheCallTypes).meta({ id: "CacheCallType" }))
        .min(1)
        .optional(),
      {
        description: "Kinds of calls whose answers are cached. Default: all.",
        example: ["chat", "embedding"],
        ...makes("cache_params.supported_call_types"),
      },
    ),
    memoryMegabytes: about(z.int().min(64).max(1_048_576).default(256), {
      description: "Memory for cached answers, in MB; the least used go first.",
      example: 1024,
    }),
    similarityThreshold: about(z.number().gt(0).max(1).optional(), {
      description:
        "How similar a request must be for the answer of another, above 0 and up to 1. Needed for `semantic`.",
      example: 0.9,
      ...becomes("cache_params.similarity_threshold"),
    }),
    embeddingModel: text(
      "Model that tells how similar requests are: the name of an embedding model. Needed for `semantic`.",
      "text-embedding-3-small",
    )
      .optional()
      .meta(becomes("cache_params.redis_semantic_cache_embedding_model")),
    server: redisServer(
      "CacheServerArgs",
      "A Redis of your own for cached answers, instead of one that is made. Password: `cacheRedisPassword`.",
    ).meta(makes("cache_params.host", "cache_params.url", "cache_params.redis_url")),
    extra: extra("cache_params", { redis_flush_size: 100 }),
  })
  .meta({
    id: "CacheArgs",
    description: "Cached answers, in a Redis of their own that may forget.",
  })
  .prefault({});
