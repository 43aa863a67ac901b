import { watchedHost } from "../agent-host";
import { coordinationHost } from "../../stores/redis";
import type { Monitor } from "../alerts/monitor";
import { percentOf } from "../alerts/shares";

/**
 * Memory of the Redis of limits and spend, which never evicts. The cache's is always full, and one of
 * your own is watched by its owner.
 */
export const redisMemory: Monitor = {
  title: "Redis is nearly full",
  measures: "Memory that Redis uses of what it may, in percent",
  alerts: "above",
  critical: 90,
  warning: 75,
  most: 100,
  meaning:
    "It is the Redis of limits and spend. That one never evicts, because what it would throw away is money.",
  impact: "A full Redis refuses writes: limits and spend are no longer counted together.",
  dashboard: "operations",
  queries: (settings, { makes, queries }) => {
    if (!makes.has(coordinationHost)) return [];
    const where = [`redis_host:${watchedHost(settings, coordinationHost)}`] as const;
    const used = queries.other("max", "redisMemoryUsed", { where });
    const most = queries.other("max", "redisMemoryMax", { where });
    return [
      {
        query: `min(last_10m):${percentOf(used, most)}`,
        says: "Redis uses {{value}} % of its memory",
      },
    ];
  },
};
