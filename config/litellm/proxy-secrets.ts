import { wantsLlmObservability } from "../datadog/proxy-environment";
import { renderDatabaseUrl, type PostgresAddress } from "../stores/postgres";
import { renderRedisUrl, type RedisAddress } from "../stores/redis";
import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";

/** Texts of the secrets that the proxies need, by what they are. */
export interface ProxySecretTexts {
  masterKey: string;
  saltKey: string;
  drainToken: string;
  /** Password of the proxies' user in Postgres: our server's, or that of `database.server`. */
  databasePassword: string;
  /** Password of the Redis for spend queues and rate limits. */
  redisPassword: string;
  /** Password of the Redis for cached answers; undefined when the cache is off. */
  cacheRedisPassword: string | undefined;
  /** Datadog's API key; the proxies get it for LLM Observability only. */
  datadogApiKey: string | undefined;
  /** Keys of model providers and the like, by environment variable. */
  given: Record<string, string>;
}

/** How the proxies reach their stores. */
export interface ProxyStores {
  database: PostgresAddress;
  /** Undefined when the cache is off. */
  cache: RedisAddress | undefined;
}

/** Environment of the proxies that is secret. */
export function proxySecretEnvironment(
  settings: Settings,
  names: SecretNames,
  { database, cache }: ProxyStores,
  texts: ProxySecretTexts,
): Record<string, string> {
  const { datadogApiKey } = texts;
  return {
    DATABASE_URL: renderDatabaseUrl(database, texts.databasePassword),
    LITELLM_MASTER_KEY: texts.masterKey,
    LITELLM_SALT_KEY: texts.saltKey,
    DRAIN_ENDPOINT_TOKEN: texts.drainToken,
    COORDINATION_REDIS_PASSWORD: texts.redisPassword,
    ...(cache && cacheEnvironment(settings.cache.type, cache, texts.cacheRedisPassword)),
    ...(datadogApiKey !== undefined &&
      wantsLlmObservability(settings, names) && { DD_API_KEY: datadogApiKey }),
    ...texts.given,
  };
}

/** The semantic cache's client knows no user name, save in a URL. */
function cacheEnvironment(
  type: Settings["cache"]["type"],
  redis: RedisAddress,
  password = "",
): Record<string, string> {
  if (type !== "semantic") return { CACHE_REDIS_PASSWORD: password };
  return { CACHE_REDIS_URL: renderRedisUrl(redis, password) };
}
