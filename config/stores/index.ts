import { postgres, type PostgresAddress } from "./postgres";
import { cacheHost, redisPort, redisUser, type RedisAddress } from "./redis";
import type { Settings } from "../inputs/schema";

/** Name of CloudNativePG's Cluster. Its operator makes the Services `postgres-rw` and `postgres-r`. */
export const clusterName = "postgres";

/** Name of CloudNativePG's Pooler, and of the Service that the operator makes for it. */
export const poolerName = "postgres-pooler";

/** Who makes the database. */
export type DatabaseMaker = "server" | "cloudnativepg" | "statefulset";

/** Where the database comes from: it is there already, an operator makes it, or we do. */
export function databaseMaker({ database, kubernetes }: Settings): DatabaseMaker {
  if (database.server) return "server";
  return kubernetes.cloudNativePg ? "cloudnativepg" : "statefulset";
}

/** How the database is reached itself. */
export function databaseAddress(settings: Settings): PostgresAddress {
  const { server } = settings.database;
  if (server) {
    const { name: database, host, port, username, tls } = server;
    return { host, port, database, username, tls };
  }
  if (databaseMaker(settings) === "statefulset") return postgres;
  // CloudNativePG speaks TLS, with a certificate of its own authority.
  return { ...postgres, host: `${clusterName}-rw`, tls: "require" };
}

/** How the proxies reach the database: itself, or by what shares its connections. */
export function proxyDatabaseAddress(settings: Settings): PostgresAddress {
  const direct = databaseAddress(settings);
  if (!settings.kubernetes.cloudNativePg?.pooler) return direct;
  return { ...direct, host: poolerName, pooled: true };
}

const ownCache = { host: cacheHost, port: redisPort, username: redisUser, tls: false };

/** How the proxies reach the Redis for cached answers; undefined when the cache is off. */
export const cacheAddress = ({ cache }: Settings): RedisAddress | undefined =>
  cache.type === "none" ? undefined : (cache.server ?? ownCache);
