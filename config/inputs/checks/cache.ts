import { error, warning } from "../errors";
import { cacheSchema } from "../schema/cache";
import type { Check } from "./check";
import { because, remove, set } from "../fix";

const onlySemantic = ["similarityThreshold", "embeddingModel"] as const;

/** Refuses what only the semantic cache looks at. */
export const checkSemanticInputs: Check = ({ settings: { cache } }) => {
  if (cache.type === "semantic") return [];
  return onlySemantic
    .filter((input) => cache[input] !== undefined)
    .map((input) => {
      const path = `cache.${input}`;
      const reason = because`is only for cache.type semantic, and it is ${cache.type}; run: ${remove(path)}, or ${set("cache.type", "semantic")}`;
      return error(path, reason);
    });
};

/** Refuses a server for no cache, and warns of what a cache would do that there isn't. */
export const checkUnusedCache: Check = ({ settings: { cache } }) => {
  if (cache.type !== "none") return [];
  if (cache.server)
    return [
      error(
        "cache.server",
        because`cache.type is none, so nothing is cached; run: ${set("cache.type", "redis")}`,
      ),
    ];
  const byDefault = cacheSchema.parse({});
  return (["mode", "ttlSeconds", "callTypes", "memoryMegabytes", "extra"] as const)
    .filter((input) => cache[input] !== byDefault[input])
    .map((input) => {
      const reason = because`does nothing, because cache.type is none; run: ${set("cache.type", "redis")}, or ${remove(`cache.${input}`)}`;
      return warning(`cache.${input}`, reason);
    });
};

/** Warns of a memory limit for a server whose memory isn't ours. */
export const checkCacheMemory: Check = ({ settings: { cache } }) => {
  const isSet = cache.memoryMegabytes !== cacheSchema.parse({}).memoryMegabytes;
  if (!cache.server || !isSet) return [];
  return [
    warning(
      "cache.memoryMegabytes",
      "does nothing: the memory of cache.server is its own matter (maxmemory)",
    ),
  ];
};
