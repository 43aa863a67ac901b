import { coordinationHost } from "../../redis";
import { percentOf } from "./gated";
import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/**
 * Memory of the Redis of limits and spend, which never evicts. The cache's is always full, and one of
 * your own is watched by its owner.
 */
export const redisMemory: MonitorBuilder = (settings, context) => {
  if (settings.redis.server) return [];
  const where = [`redis_host:${coordinationHost}`] as const;
  const used = context.queries.other("max", "redisMemoryUsed", { where });
  const most = context.queries.other("max", "redisMemoryMax", { where });
  return queryMonitor({
    settings,
    context,
    monitor: "redisMemory",
    query: `min(last_10m):${percentOf(used, most)}`,
    says: "Redis uses {{value}} % of its memory",
    impact: "A full Redis refuses writes: limits and spend are no longer counted together.",
    dashboard: "operations",
  });
};
