import { createHash } from "node:crypto";

/** What a Redis is for; it decides what happens when its memory is full. */
export type RedisRole = "coordination" | "cache";

/** The one user of our Redis; the default user is off. */
export const redisUser = "litellm";

/** Port of Redis. */
export const redisPort = 6379;

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

/**
 * Redis's ACL file: one user with a hashed password, who can't administrate the server or empty it.
 * `info` is for LiteLLM's own checks.
 */
export function renderRedisAcl(password: string): string {
  const hash = createHash("sha256").update(password).digest("hex");
  return `user default off\nuser ${redisUser} on #${hash} ~* &* +@all -@admin -@dangerous +info +keys\n`;
}
