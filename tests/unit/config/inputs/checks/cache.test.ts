import { mock, testCases } from "./cases";

const vector = { ...mock, name: "vector", mode: "embedding" as const };
const models = [mock, vector];
const semantic = { type: "semantic", similarityThreshold: 0.9, embeddingModel: "vector" } as const;

describe("cache", () => {
  testCases([
    { title: "identical requests", settings: { cache: { type: "redis", ttlSeconds: 5 } } },
    {
      title: "what only the semantic one looks at",
      settings: {
        models,
        cache: { type: "redis", similarityThreshold: 1, embeddingModel: "vector" },
      },
      found: [
        ["error", "cache.similarityThreshold", "only for cache.type semantic, and it is redis"],
        ["error", "cache.embeddingModel", "pulumi config rm --path 'cache.embeddingModel'"],
      ],
    },
    { title: "defaults of none", settings: { cache: { ttlSeconds: 3600, mode: "default-on" } } },
    {
      title: "details of none",
      settings: { cache: { ttlSeconds: 5, callTypes: ["chat"] } },
      found: [
        ["warning", "cache.ttlSeconds", "cache.type is none"],
        ["warning", "cache.callTypes", "cache.type is none"],
      ],
    },
    {
      title: "a server for none",
      settings: { cache: { server: { host: "redis.internal" } } },
      keys: ["cacheRedisPassword"],
      found: [["error", "cache.server", "nothing is cached"]],
    },
    {
      title: "the memory of a server",
      settings: {
        cache: { type: "redis", memoryMegabytes: 512, server: { host: "redis.internal" } },
      },
      keys: ["cacheRedisPassword"],
      found: [["warning", "cache.memoryMegabytes", "its own matter"]],
    },
  ]);
});

describe("semantic cache", () => {
  testCases([
    { title: "with all that it needs", settings: { models, cache: semantic } },
    {
      title: "with nothing that it needs",
      settings: { models, cache: { type: "semantic" } },
      found: [
        ["error", "cache.similarityThreshold", "the semantic cache needs it"],
        ["error", "cache.embeddingModel", "there are: vector"],
      ],
    },
    {
      title: "a model that isn't there",
      settings: { models, cache: { ...semantic, embeddingModel: "vectro" } },
      found: [["error", "cache.embeddingModel", "did you mean vector?"]],
    },
    {
      title: "a model of another mode",
      settings: { models, cache: { ...semantic, embeddingModel: "fast" } },
      found: [["error", "cache.embeddingModel", "fast is chat"]],
    },
    {
      title: "calls that are not alike",
      settings: { models, cache: { ...semantic, callTypes: ["chat", "embedding", "rerank"] } },
      found: [
        ["error", "cache.callTypes[1]", "embedding"],
        ["error", "cache.callTypes[2]", "only chat, responses, anthropic-messages"],
      ],
    },
    {
      title: "a Redis without search",
      settings: { models, cache: semantic, images: { redis: "redis:7.4.9" } },
      found: [["error", "images.redis", "in 8 and later"]],
    },
    {
      title: "a server of one's own, whatever our image is",
      settings: {
        models,
        cache: { ...semantic, server: { host: "redis.internal" } },
        images: { redis: "redis:7.4.9" },
      },
      keys: ["cacheRedisPassword"],
    },
  ]);
});
