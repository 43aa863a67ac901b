import { agentSecrets } from "../datadog/agent";
import {
  cacheHost,
  coordinationHost,
  redisPort,
  redisUser,
  renderRedisAcl,
  renderRedisConfig,
  type RedisRole,
} from "../stores/redis";
import type { Settings } from "../inputs/schema";
import { filesPath } from "./files-path";
import {
  secretFiles,
  type Check,
  type WorkloadContainer,
  type WorkloadDefinition,
} from "./workload";

/** The Redis for spend queues and rate limits, with a volume: what it lost would be money. */
export const redis: WorkloadDefinition = {
  name: coordinationHost,
  isMade: ({ redis: { server } }) => !server,
  container: (settings) => ({
    ...server(settings, "coordination", settings.resources.redisMemoryMegabytes),
    files: {
      config: config("coordination", settings.resources.redisMemoryMegabytes),
      secrets: secretFiles(
        ["redisPassword", "monitoringPassword"],
        ({ redisPassword: password, monitoringPassword: monitoring }) => ({
          "users.acl": renderRedisAcl({ proxies: password, monitoring }),
          password,
        }),
      ),
    },
    writable: { "/tmp": 16 },
    data: {
      path: "/data",
      gigabytes: settings.kubernetes.storage.redisGigabytes,
      generation: settings.redis.generation,
    },
  }),
};

/** The Redis for cached answers, which it may forget. */
export const redisCache: WorkloadDefinition = {
  name: cacheHost,
  isMade: ({ cache }) => cache.type !== "none" && !cache.server,
  container: (settings) => ({
    ...server(settings, "cache", settings.cache.memoryMegabytes),
    files: {
      config: config("cache", settings.cache.memoryMegabytes),
      secrets: secretFiles(
        ["cacheRedisPassword", "monitoringPassword"],
        ({ cacheRedisPassword: password, monitoringPassword: monitoring }) => ({
          "users.acl": renderRedisAcl(
            { proxies: password, monitoring },
            settings.cache.type === "semantic",
          ),
          password,
        }),
      ),
    },
    writable: { "/tmp": 16, "/data": 16 },
  }),
};

/** Memory beside the data: the server itself, buffers, and a fork's copied pages. */
const overheadMegabytes = 128;

function config(role: RedisRole, dataMegabytes: number) {
  return { "redis.conf": renderRedisConfig(role, dataMegabytes, `${filesPath}/users.acl`) };
}

function server(
  { kubernetes }: Settings,
  role: RedisRole,
  dataMegabytes: number,
): WorkloadContainer {
  return {
    image: "redis",
    // `redis` in the official image (Debian variants).
    user: { uid: 999, gid: 999 },
    command: ["redis-server", `${filesPath}/redis.conf`],
    ports: [{ name: "redis", number: redisPort, isServed: true }],
    memoryMegabytes: 2 * dataMegabytes + overheadMegabytes,
    cpuMillicores: kubernetes.cpu.redisMillicores,
    health: {
      ready: answers("PONG"),
      // One that still loads its data is not to be restarted for it.
      started: answers("PONG|LOADING"),
      alive: answers("PONG|LOADING"),
      intervalSeconds: 2,
      startSeconds: 120,
    },
    stopSeconds: 30,
    watch: {
      check: "redisdb",
      port: "redis",
      secret: role === "cache" ? agentSecrets.cacheRedis : agentSecrets.coordinationRedis,
    },
  };
}

/** The password goes by environment: as an argument the process list would show it. */
const answers = (pattern: string): Check => ({
  command: [
    "sh",
    "-c",
    `REDISCLI_AUTH=$(cat ${filesPath}/password) redis-cli --user ${redisUser} ping | grep -qE '${pattern}'`,
  ],
});
