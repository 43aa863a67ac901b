import { createHash } from "node:crypto";
import { monitoringRoleName } from "../datadog/monitoring-role";

/** Purpose of a Redis. It decides what happens when its memory is full. */
export type RedisRole = "coordination" | "cache";

/** The proxies' user of our Redis; the default user is off. */
export const redisUser = "litellm";

/** Port of Redis. */
export const redisPort = 6379;

/** How a Redis is reached, without its password. */
export interface RedisAddress {
  host: string;
  port: number;
  username: string;
  tls: boolean;
}

/** DNS name of the Redis for spend queues and rate limits. */
export const coordinationHost = "redis";

/** DNS name of the Redis for cached answers. */
export const cacheHost = "redis-cache";

/**
 * redis.conf of a role. Coordination holds spend queues and rate-limit windows: it never evicts
 * and survives a restart, because what it lost would be money. The cache may forget.
 */
export function renderRedisConfig(
  role: RedisRole,
  memoryMegabytes: number,
  aclFile: string,
): string {
  const common = [
    `bind 0.0.0.0 -::*`,
    `port ${redisPort}`,
    `protected-mode no`,
    `dir /data`,
    `aclfile ${aclFile}`,
    `maxmemory ${memoryMegabytes}mb`,
  ];
  const byRole = {
    coordination: ["maxmemory-policy noeviction", "appendonly yes", "appendfsync everysec"],
    cache: ["maxmemory-policy allkeys-lfu", "appendonly no", 'save ""'],
  };
  return [...common, ...byRole[role], ""].join("\n");
}

/** The URL of a Redis with its user, for clients that take nothing else. */
export function renderRedisUrl(
  { host, port, username, tls }: RedisAddress,
  password: string,
): string {
  const [user, secret] = [username, password].map(encodeURIComponent);
  return `${tls ? "rediss" : "redis"}://${user}:${secret}@${host}:${port}`;
}

/**
 * Rights that the semantic cache needs beyond the rest. Redis's search has FT.CREATE, FT.SEARCH and
 * FT.INFO in neither `admin` nor `dangerous`, but FT._LIST is `admin` and FT.DROPINDEX `dangerous` (RediSearch,
 * `src/module.c`). RedisVL asks FT._LIST whether there is an index, MODULE LIST whether there is
 * search (0.4.1, `redisvl/redis/connection.py`), and replaces an index that no longer fits, as with
 * another embedding model. A Redis without search refuses the file and so doesn't start.
 */
const forSearch = " +ft._list +ft.dropindex +module|list";

/**
 * Commands that Datadog's check calls, and no key (DataDog/integrations-core, `redisdb.py`). Its user
 * is there without an Agent too, so that one can come without a new Redis.
 */
const forMonitoring = "-@all +ping +info +config|get +slowlog|get";

/** Passwords of the users of a Redis. */
export interface RedisPasswords {
  /** Password of the proxies' user. */
  proxies: string;
  /** Password of the Datadog Agent's user. */
  monitoring: string;
}

/**
 * Redis's ACL file: users with hashed passwords. The proxies' user can't administrate the server or
 * empty it; `info` is for LiteLLM's own checks.
 *
 * @param search - whether the proxies' user needs what the semantic cache does
 */
export function renderRedisAcl({ proxies, monitoring }: RedisPasswords, search = false): string {
  const hash = (password: string) => createHash("sha256").update(password).digest("hex");
  const may = `+@all -@admin -@dangerous +info +keys${search ? forSearch : ""}`;
  return `user default off
user ${redisUser} on #${hash(proxies)} ~* &* ${may}
user ${monitoringRoleName} on #${hash(monitoring)} ${forMonitoring}
`;
}
