import {
  cacheHost,
  coordinationHost,
  redisPort,
  redisUser,
  renderRedisAcl,
  renderRedisConfig,
} from "../redis";
import type { Settings } from "../schema";
import type { SecretNames } from "../secrets";
import { checkAnnotations } from "./datadog-checks";
import { filesPath, type FileNames, type WorkloadFiles } from "./files";
import { metadata, podSelector } from "./objects";
import { execProbe, hardenedPod, type HardenedPodArgs } from "./pod";
import { claimName } from "./storage";
import type { Deployment, StatefulSet } from "./types";

/** Uid and gid of `redis` in the official image (Debian variants). */
const user = 999;

/** Memory of a pod beside the data: the server itself, buffers, and a fork's copied pages. */
const overheadMegabytes = 128;

/** Name of the port. */
export const redisPortName = { name: "redis", number: redisPort };

/** What the Redis for spend queues and rate limits reads. */
export const coordinationFiles = ({ resources }: Settings): WorkloadFiles => ({
  config: {
    "redis.conf": renderRedisConfig("coordination", resources.redisMemoryMegabytes, aclFile),
  },
  secrets: ({ redisPassword: password, monitoringPassword: monitoring }) => ({
    "users.acl": renderRedisAcl({ proxies: password, monitoring }),
    password,
  }),
});

/** What the Redis for cached answers reads. */
export const cacheFiles = ({ cache }: Settings): WorkloadFiles => ({
  config: { "redis.conf": renderRedisConfig("cache", cache.memoryMegabytes, aclFile) },
  secrets: ({ cacheRedisPassword: password, monitoringPassword: monitoring }) => ({
    "users.acl": renderRedisAcl({ proxies: password, monitoring }, cache.type === "semantic"),
    password,
  }),
});

const aclFile = `${filesPath}/users.acl`;

/** The Redis for spend queues and rate limits, with a volume: what it lost would be money. */
export function coordinationStatefulSet(
  settings: Settings,
  names: SecretNames,
  files: FileNames,
): StatefulSet {
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: metadata(settings, coordinationHost),
    spec: {
      serviceName: coordinationHost,
      replicas: 1,
      revisionHistoryLimit: 3,
      updateStrategy: { type: "RollingUpdate" },
      selector: podSelector(coordinationHost),
      template: hardenedPod(settings, coordinationHost, {
        ...common(settings, settings.resources.redisMemoryMegabytes, files),
        annotations: checkAnnotations(settings, names, coordinationHost),
        data: { claimName: claimName(coordinationHost), path: "/data" },
        writable: { "/tmp": 16 },
      }),
    },
  };
}

/** The Redis for cached answers, which it may forget. */
export function cacheDeployment(
  settings: Settings,
  names: SecretNames,
  files: FileNames,
): Deployment {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: metadata(settings, cacheHost),
    spec: {
      replicas: 1,
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 600,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      selector: podSelector(cacheHost),
      template: hardenedPod(settings, cacheHost, {
        ...common(settings, settings.cache.memoryMegabytes, files),
        annotations: checkAnnotations(settings, names, cacheHost),
        writable: { "/tmp": 16, "/data": 16 },
      }),
    },
  };
}

function common(
  { images, kubernetes }: Settings,
  dataMegabytes: number,
  files: FileNames,
): Omit<HardenedPodArgs, "writable"> {
  // The password goes by environment: as an argument the process list would show it.
  const answers = (pattern: string) => [
    "sh",
    "-c",
    `REDISCLI_AUTH=$(cat ${filesPath}/password) redis-cli --user ${redisUser} ping | grep -qE '${pattern}'`,
  ];
  return {
    image: images.redis,
    user,
    args: ["redis-server", `${filesPath}/redis.conf`],
    ports: { [redisPortName.name]: redisPortName.number },
    files,
    memoryMegabytes: 2 * dataMegabytes + overheadMegabytes,
    cpuMillicores: kubernetes.cpu.redisMillicores,
    probes: {
      startup: execProbe(answers("PONG|LOADING"), 2, 60),
      readiness: execProbe(answers("PONG"), 5, 3),
      // One that still loads its data is not to be restarted for it.
      liveness: execProbe(answers("PONG|LOADING"), 15, 6),
    },
    stopSeconds: 30,
  };
}
