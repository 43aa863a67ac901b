import { renderDatabaseUrl, type PostgresAddress } from "../postgres";
import { renderRedisUrl } from "../redis";
import type { Settings } from "../schema";
import { cacheAddress, databaseAddress } from "./stores";

/** Texts of secrets, by what they are. */
export interface SecretValues {
  masterKey: string;
  saltKey: string;
  drainToken: string;
  /** Of the database server that is used: ours, or the one of the settings. */
  databasePassword: string;
  redisPassword: string;
  cacheRedisPassword: string;
  /** Keys of model providers and the like, by environment variable. */
  given: Record<string, string>;
  /** In PEM; undefined where it comes from elsewhere. */
  certificate: { chain: string; key: string } | undefined;
}

/** Environment of the proxies that is secret. */
export function proxySecretEnvironment(
  settings: Settings,
  values: SecretValues,
): Record<string, string> {
  return {
    DATABASE_URL: renderDatabaseUrl(databaseAddress(settings), values.databasePassword),
    LITELLM_MASTER_KEY: values.masterKey,
    LITELLM_SALT_KEY: values.saltKey,
    DRAIN_ENDPOINT_TOKEN: values.drainToken,
    COORDINATION_REDIS_PASSWORD: values.redisPassword,
    ...cacheEnvironment(settings, values.cacheRedisPassword),
    ...values.given,
  };
}

/** The semantic cache's client knows no user name, save in a URL. */
function cacheEnvironment(settings: Settings, password: string): Record<string, string> {
  const address = cacheAddress(settings);
  if (!address) return {};
  if (settings.cache.type !== "semantic") return { CACHE_REDIS_PASSWORD: password };
  return { CACHE_REDIS_URL: renderRedisUrl(address, password) };
}

/** Certificates of the public authorities, in LiteLLM's images. */
const systemAuthorities = "/etc/ssl/certs/ca-certificates.crt";

/**
 * Environment of the migration. LiteLLM takes its lock with libpq, from whose URL it leaves out
 * "sslaccept" (litellm-proxy-extras 0.4.108, `_strip_prisma_query_params`); with a root certificate
 * libpq checks what it connects to even so.
 */
export function migrationEnvironment(
  database: PostgresAddress,
  password: string,
): Record<string, string> {
  return {
    DATABASE_URL: renderDatabaseUrl(database, password),
    ...(database.tls === "verify-full" && { PGSSLROOTCERT: systemAuthorities }),
  };
}
