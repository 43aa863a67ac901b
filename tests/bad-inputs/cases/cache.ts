import { config, withSettings, type BadInput } from "../bad-input";

const cache = (cache: unknown, more: Record<string, unknown> = {}) =>
  withSettings({ cache, ...more });
const params = (cache_params: Record<string, unknown>) =>
  config({
    litellm_settings: {
      cache: true,
      cache_params: { type: "redis", host: "redis", port: 6379, ...cache_params },
    },
  });
const semantic = (more: Record<string, unknown>) =>
  params({ type: "redis-semantic", redis_url: "redis://redis:6379", ...more });

const vectors = {
  name: "vectors",
  provider: "openai",
  model: "text-embedding-3-small",
  mode: "embedding",
};
const withVectors = { models: [vectors] };
const similar = { type: "semantic", similarityThreshold: 0.9, embeddingModel: "vectors" };

/** Cached answers. */
export const cacheCases: readonly BadInput[] = [
  {
    name: "a kind of cache that there isn't",
    input: cache({ type: "memcached" }),
    path: "cache.type",
    reason: "must be one of none, redis, semantic",
    litellm: params({ type: "memcached" }),
  },
  {
    name: "a cache switched on by a name of LiteLLM's",
    input: cache({ enabled: true }),
    path: "cache.enabled",
    reason: "it is type",
    litellm: config({ litellm_settings: { cache_enabled: true } }),
  },
  {
    name: "a mode of the cache that there isn't; YAML takes off for false",
    input: cache({ type: "redis", mode: "off" }),
    path: "cache.mode",
    reason: "must be one of default-on, opt-in",
    litellm: params({ mode: false }),
  },
  {
    name: "a time to live with its unit",
    input: cache({ type: "redis", ttlSeconds: "1h" }),
    path: "cache.ttlSeconds",
    reason: "must be a number",
    litellm: params({ ttl: "1h" }),
  },
  {
    name: "a time to live of 0",
    input: cache({ type: "redis", ttlSeconds: 0 }),
    path: "cache.ttlSeconds",
    reason: "must be at least 1",
    litellm: params({ ttl: 0 }),
  },
  {
    name: "a kind of call that there isn't",
    input: cache({ type: "redis", callTypes: ["chats"] }),
    path: "cache.callTypes[0]",
    reason: "did you mean chat",
    litellm: params({ supported_call_types: ["chats"] }),
  },
  {
    name: "a cache of no kind of call",
    input: cache({ type: "redis", callTypes: [] }),
    path: "cache.callTypes",
    reason: "must not be empty",
    litellm: params({ supported_call_types: [] }),
  },
  {
    name: "a server of a cache that is off",
    input: cache({ server: { host: "redis.internal" } }, {}),
    path: "cache.server",
    alsoAt: ["cacheRedisPassword"],
    reason: "cache.type is none",
    litellm: config({
      litellm_settings: { cache: false, cache_params: { type: "redis", host: "redis.internal" } },
    }),
  },
  {
    name: "a threshold of a cache that isn't semantic",
    input: cache({ type: "redis", similarityThreshold: 0.9 }),
    path: "cache.similarityThreshold",
    reason: "is only for cache.type semantic",
    litellm: params({ similarity_threshold: 0.9 }),
  },
  {
    name: "a semantic cache without a threshold",
    input: cache({ ...similar, similarityThreshold: undefined }, withVectors),
    path: "cache.similarityThreshold",
    reason: "the semantic cache needs it",
    litellm: semantic({}),
  },
  {
    name: "a threshold above 1",
    input: cache({ ...similar, similarityThreshold: 90 }, withVectors),
    path: "cache.similarityThreshold",
    reason: "must be at most 1",
    litellm: semantic({ similarity_threshold: 90 }),
  },
  {
    name: "a semantic cache without an embedding model",
    input: cache({ ...similar, embeddingModel: undefined }, withVectors),
    path: "cache.embeddingModel",
    reason: "needs the name of an embedding model",
    litellm: semantic({ similarity_threshold: 0.9 }),
  },
  {
    name: "a semantic cache by a chat model",
    input: cache({ ...similar, embeddingModel: "gpt-4o" }),
    path: "cache.embeddingModel",
    reason: "gpt-4o is chat",
    litellm: semantic({
      similarity_threshold: 0.9,
      redis_semantic_cache_embedding_model: "gpt-4o",
    }),
  },
  {
    name: "a semantic cache of embeddings: those of a similar text would be wrong",
    input: cache({ ...similar, callTypes: ["embedding"] }, withVectors),
    path: "cache.callTypes[0]",
    reason: "can't answer embedding by what is similar",
    litellm: semantic({ similarity_threshold: 0.9, supported_call_types: ["embedding"] }),
  },
  {
    name: "a semantic cache in a Redis without search",
    input: cache(similar, { ...withVectors, images: { redis: "redis:7.4.2" } }),
    path: "images.redis",
    reason: "the semantic cache needs Redis's search",
    litellm: undefined,
    note: "LiteLLM doesn't know which Redis it will meet",
  },
];
