import { error, type Finding } from "../errors";
import { imageMajor } from "../images";
import type { Settings } from "../schema";
import type { cacheCallTypes } from "../schema/cache";
import type { Check } from "./check";
import { because, set } from "../fix";
import { modesOfNames, suggester } from "./names";

type CallType = (typeof cacheCallTypes)[number];

/**
 * Calls whose prompt the semantic cache can read: it looks at `messages`, else at `input` (litellm:
 * caching/redis_semantic_cache.py _get_prompt_from_kwargs). Embeddings have an `input` as well, and
 * a similar text's embedding would be a wrong one.
 */
const similar: readonly CallType[] = ["chat", "responses", "anthropic-messages"];

/** First Redis with search built in (redis.io/docs: Redis 8 has the Query Engine). */
const searchSince = 8;

/** Refuses a semantic cache that lacks what it needs, or that would answer wrongly. */
export const checkSemanticCache: Check = ({ settings }) => {
  const { cache } = settings;
  if (cache.type !== "semantic") return [];
  const threshold: Finding[] =
    cache.similarityThreshold === undefined
      ? [
          error(
            "cache.similarityThreshold",
            because`is missing: the semantic cache needs it; run: ${set("cache.similarityThreshold", 0.9)}`,
          ),
        ]
      : [];
  return [
    ...threshold,
    ...checkEmbeddingModel(settings),
    ...checkCallTypes(settings),
    ...checkSearch(settings),
  ];
};

function checkEmbeddingModel(settings: Settings): Finding[] {
  const path = "cache.embeddingModel";
  const name = settings.cache.embeddingModel;
  const modeOf = modesOfNames(settings);
  const embedding = settings.models.filter(({ mode }) => mode === "embedding");
  const suggest = suggester([...new Set(embedding.map(({ name }) => name))]);
  if (name === undefined)
    return [
      error(
        path,
        `is missing: the semantic cache needs the name of an embedding model${suggest("")}`,
      ),
    ];
  const mode = modeOf(name);
  if (mode === "embedding") return [];
  if (mode === undefined) return [error(path, `there is no model ${name}${suggest(name)}`)];
  return [error(path, `${name} is ${mode}; it must be an embedding model${suggest(name)}`)];
}

function checkCallTypes({ cache: { callTypes } }: Settings): Finding[] {
  const fix = because`run: ${set("cache.callTypes", similar)}`;
  if (callTypes === undefined) return [];
  return callTypes.flatMap((type, index) =>
    similar.includes(type)
      ? []
      : [
          error(
            `cache.callTypes[${index}]`,
            because`a semantic cache can't answer ${type} by what is similar, only ${similar.join(", ")}; ${fix}`,
          ),
        ],
  );
}

function checkSearch({ images, cache }: Settings): Finding[] {
  if (cache.server) return [];
  const major = imageMajor(images.redis);
  if (major !== undefined && major >= searchSince) return [];
  return [
    error(
      "images.redis",
      `the semantic cache needs Redis's search, which is in ${searchSince} and later, and ${images.redis} is not, as far as its tag tells; use redis:8.10.1, or a cache.server that has it`,
    ),
  ];
}
