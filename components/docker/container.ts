import { Container, type ContainerArgs } from "@pulumi/docker/container";
import type * as pulumi from "@pulumi/pulumi";
import { failureLog } from "./failure-log";
import { ownerLabels } from "./labels";

/** Where a container's {@link Files} are mounted. */
export const filesPath = "/etc/litellm-gateway";

/**
 * Processes and threads that one user may have. The provider has no pids limit; this is the
 * kernel's limit by user id, which the containers of one image share.
 */
const maxProcesses = 4096;

/** Entry of a container's hosts file that leads to the machine: what may be there is no container. */
export const dockerHost = [{ host: "host.docker.internal", ip: "host-gateway" }];

/**
 * What a container has that ends by itself: it is healthy once it has made a file, and is not started
 * again.
 */
export const endsWith = (file: string) =>
  ({
    healthcheck: ["test", "-f", file],
    healthIntervalSeconds: 1,
    restart: "no",
    mustRun: false,
  }) satisfies Partial<HardenedContainerArgs>;

/** One network of a container. */
export interface NetworkAttachment {
  network: pulumi.Input<string>;
  /** Further DNS names of the container there. */
  aliases?: pulumi.Input<string>[];
}

/** What differs between the gateway's containers; the hardening is the same for all. */
export interface HardenedContainerArgs {
  image: pulumi.Input<string>;
  /** `uid:gid`; not root, save for an Agent with Docker's socket. */
  user: string;
  /** Not together with {@link HardenedContainerArgs.entrypoints}: see {@link hardenedContainer}. */
  command?: string[];
  entrypoints?: string[];
  /** Not for secrets: `docker inspect` shows them. */
  envs?: string[];
  networks: NetworkAttachment[];
  /** Volume of {@link Files}, mounted read-only at {@link filesPath}. */
  files?: pulumi.Input<string>;
  /** Volume for data, and where the image wants it. */
  data?: { volume: pulumi.Input<string>; path: string };
  /** Files of the machine, mounted read-only in the same place. */
  machineFiles?: string[];
  /** Labels beside the ones of {@link ownerLabels}. */
  labels?: Record<string, string>;
  /** Folders that stay writable, in memory, with their sizes such as `64m`. */
  writable?: Record<string, string>;
  memoryMegabytes: number;
  /** Command inside the container; exit code 0 means healthy. */
  healthcheck: string[];
  /** Seconds between two health checks. */
  healthIntervalSeconds?: number;
  /** Seconds to get healthy before the update fails. */
  waitSeconds: number;
  /** Seconds to end its work after the stop signal. */
  stopSeconds: number;
  ports?: ContainerArgs["ports"];
  hosts?: ContainerArgs["hosts"];
  /** Default: started again whenever it ends. */
  restart?: "unless-stopped" | "no";
  shmMegabytes?: number;
  /** Whether it is to run for ever; a container that ends by itself sets false. Default: true. */
  mustRun?: boolean;
}

/**
 * A container as all of ours are: not root, read-only root filesystem, no capabilities, no new
 * privileges, limited memory, processes and logs. It must get healthy, or the update fails with
 * the end of its log.
 *
 * One of `command` and `entrypoints` stays unset. With both, the provider's next update after such
 * a failure finds nothing to change, and turns green though the container is as it was (measured
 * with the official plugin; tests/engine/lab/docker-provider.test.ts).
 */
export function hardenedContainer(
  name: string,
  args: HardenedContainerArgs,
  opts: pulumi.CustomResourceOptions,
): Container {
  const log = failureLog(name);
  return new Container(name, containerArgs(name, args), {
    ...opts,
    ...(log && { hooks: { onError: [log] } }),
    // The provider shows changes of these and does nothing.
    replaceOnChanges: ["healthcheck", "tmpfs"],
  });
}

/** All that {@link hardenedContainer} asks the provider for. */
export function containerArgs(name: string, args: HardenedContainerArgs): ContainerArgs {
  const { healthIntervalSeconds = 5, memoryMegabytes, stopSeconds } = args;
  return {
    image: args.image,
    user: args.user,
    ...(args.command && { command: args.command }),
    ...(args.entrypoints && { entrypoints: args.entrypoints }),
    ...(args.envs && { envs: args.envs }),
    ...(args.ports && { ports: args.ports }),
    ...(args.hosts && { hosts: args.hosts }),
    ...(args.shmMegabytes && { shmSize: args.shmMegabytes }),
    labels: [
      ...ownerLabels(name),
      ...Object.entries(args.labels ?? {}).map(([label, value]) => ({ label, value })),
    ],
    networksAdvanced: args.networks.map(({ network, aliases = [] }) => ({
      name: network,
      aliases,
    })),
    volumes: volumes(args),
    tmpfs: Object.fromEntries(
      Object.entries(args.writable ?? {}).map(([path, size]) => [
        path,
        `rw,nosuid,nodev,size=${size}`,
      ]),
    ),
    readOnly: true,
    capabilities: { drops: ["ALL"] },
    securityOpts: ["no-new-privileges:true"],
    ulimits: [{ name: "nproc", soft: maxProcesses, hard: maxProcesses }],
    memory: memoryMegabytes,
    // Without it every preview shows a change (the provider reads back twice the memory).
    memorySwap: memoryMegabytes,
    logDriver: "json-file",
    logOpts: { "max-size": "10m", "max-file": "3" },
    restart: args.restart ?? "unless-stopped",
    mustRun: args.mustRun ?? true,
    healthcheck: {
      tests: ["CMD", ...args.healthcheck],
      interval: goDuration(healthIntervalSeconds),
      timeout: "5s",
      // Failures while it starts don't count.
      startPeriod: goDuration(args.waitSeconds),
      startInterval: "0s",
      retries: 3,
    },
    wait: true,
    waitTimeout: args.waitSeconds,
    // Unset, a removed container is killed at once.
    destroyGraceSeconds: stopSeconds,
    stopTimeout: stopSeconds,
  };
}

function volumes({ files, data, machineFiles = [] }: HardenedContainerArgs) {
  return [
    ...(files ? [{ volumeName: files, containerPath: filesPath, readOnly: true }] : []),
    ...(data ? [{ volumeName: data.volume, containerPath: data.path }] : []),
    ...machineFiles.map((path) => ({ hostPath: path, containerPath: path, readOnly: true })),
  ];
}

/** Seconds as Go prints them, which is how the provider reads them back: 90 is `1m30s`. */
function goDuration(seconds: number): string {
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
