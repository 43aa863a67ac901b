import { error, warning, type Finding } from "../errors";
import type { Settings } from "../schema";
import type { SecretKey } from "../secrets";
import type { Check } from "./check";
import { because, remove, set, setSecret } from "../fix";
import { isItself, isPrivateHost, notItself } from "./hosts";

interface Store {
  path: "database.server" | "redis.server" | "cache.server";
  password: SecretKey;
  server: { host: string; port: number } | undefined;
}

const stores = ({ database, redis, cache }: Settings): Store[] => [
  { path: "database.server", password: "databasePassword", server: database.server },
  { path: "redis.server", password: "redisPassword", server: redis.server },
  { path: "cache.server", password: "cacheRedisPassword", server: cache.server },
];

/** Refuses servers without a password and passwords without a server; ours have generated ones. */
export const checkServerPasswords: Check = ({ settings, secrets }) =>
  stores(settings).flatMap(({ path, password, server }) => {
    const isSet = secrets.keys.includes(password);
    if (server && !isSet)
      return [error(password, because`is missing: ${path} needs it; run: ${setSecret(password)}`)];
    if (!server && isSet)
      return [
        error(
          password,
          because`is set, but there is no ${path}; run: ${remove(password)}, or ${set(`${path}.host`, "HOST")}`,
        ),
      ];
    return [];
  });

/** Refuses servers on the machine itself, which inside a container is the proxy's container. */
export const checkServerHosts: Check = ({ settings }) =>
  stores(settings).flatMap(({ path, server }) =>
    server && isItself(server.host)
      ? [notItself(`${path}.host`, server.host, settings.target)]
      : [],
  );

/** Warns of connections in clear text: the password and all that is stored crosses the network. */
export const checkServerTls: Check = ({ settings: { database, redis, cache } }) => {
  const found: Finding[] = [];
  const { server } = database;
  if (server?.tls === "disable" && !isPrivateHost(server.host)) {
    const reason = because`is disable, so the password and the data go to ${server.host} in clear text; run: ${set("database.server.tls", "verify-full")}`;
    found.push(warning("database.server.tls", reason));
  }
  for (const [path, redisServer] of [
    ["redis.server.tls", redis.server],
    ["cache.server.tls", cache.server],
  ] as const) {
    if (redisServer?.tls !== false) continue;
    const reason = because`is false, so the password and the data go to ${redisServer.host} in clear text; run: ${set(path, true)}`;
    found.push(warning(path, reason));
  }
  return found;
};

/**
 * Warns of one Redis for both: the one of limits and spend must not evict, the cache fills whatever
 * it gets, and then limits and spend can't be written (redis.io/docs, eviction).
 */
export const checkSharedRedis: Check = ({ settings: { redis, cache } }) => {
  const [one, other] = [redis.server, cache.server];
  if (!one || one.host !== other?.host || one.port !== other.port) return [];
  return [
    warning(
      "cache.server",
      "is the same as redis.server: cached answers fill its memory, and then limits and spend are lost or forgotten; use two",
    ),
  ];
};
