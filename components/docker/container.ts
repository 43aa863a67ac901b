import { Container, type ContainerArgs } from "@pulumi/docker/container";
import type * as pulumi from "@pulumi/pulumi";
import { dockerLabels } from "../../config/docker/labels";
import { machineHost, reachesMachine } from "../../config/docker/machine-host";
import { filesPath } from "../../config/workloads/files-path";
import type { Workload } from "../../config/workloads/workload";
import { failureLog } from "./failure-log";
import { ownerLabels } from "./labels";
import type { NetworkAttachment } from "./networks";

/**
 * Processes and threads that one user may have. The provider has no pids limit; this is the
 * kernel's limit by user id, which the containers of one image share.
 */
const maxProcesses = 4096;

/** Entry of a container's hosts file that leads to the machine: what may be there is no container. */
const machine = [{ host: machineHost, ip: "host-gateway" }];

/** Arguments of a container beside its definition. */
export interface Wiring {
  image: pulumi.Input<string>;
  networks: NetworkAttachment[];
  /** Volume of its files, mounted read-only at {@link filesPath}. */
  files: pulumi.Input<string> | undefined;
  /** Volume for its data. */
  data: pulumi.Input<string> | undefined;
}

/**
 * A container as all of ours are: not root, read-only root filesystem, no capabilities, no new
 * privileges, limited memory, processes and logs. It must get healthy, or the update fails with
 * the end of its log.
 *
 * One of `command` and `entrypoints` stays unset. With both, the provider's next update after such
 * a failure finds nothing to change, and turns green though the container is as it was (measured
 * with the official plugin; lab/tests/engine/docker-provider.test.ts).
 */
export function hardenedContainer(
  name: string,
  args: ContainerArgs,
  opts: pulumi.CustomResourceOptions,
): Container {
  const log = failureLog(name);
  return new Container(name, args, {
    ...opts,
    ...(log && { hooks: { onError: [log] } }),
    // The provider shows changes of these and does nothing.
    replaceOnChanges: ["healthcheck", "tmpfs"],
  });
}

/**
 * All that the provider is asked for to make a container of a workload.
 *
 * @param prefix - what the names of the gateway's containers begin with
 * @param part - the workload's name, with a number where it has replicas
 */
export function containerArgs(
  prefix: string,
  part: string,
  workload: Workload,
  wiring: Wiring,
): ContainerArgs {
  const { user, command, entrypoint, env, docker, once, stopSeconds } = workload;
  const { memoryMegabytes: memory, shmMegabytes: shmSize, writable = {} } = workload;
  const health = healthOf(workload);
  const publish = docker?.publish;
  return {
    image: wiring.image,
    user: `${user.uid}:${user.gid}`,
    ...(command && { command: [...command] }),
    ...(entrypoint && { entrypoints: [...entrypoint] }),
    ...(env && { envs: Object.entries(env).map(([variable, value]) => `${variable}=${value}`) }),
    ...(publish && { ports: [publish] }),
    ...(reachesMachine(workload) && { hosts: machine }),
    ...(shmSize !== undefined && { shmSize }),
    labels: [
      ...ownerLabels(`${prefix}-${part}`),
      { label: dockerLabels.part, value: part },
      ...Object.entries(docker?.labels ?? {}).map(([label, value]) => ({ label, value })),
    ],
    networksAdvanced: wiring.networks.map(({ network, aliases }) => ({ name: network, aliases })),
    volumes: volumes(workload, wiring),
    tmpfs: Object.fromEntries(
      Object.entries(writable).map(([path, mebibytes]) => [
        path,
        `rw,nosuid,nodev,size=${mebibytes}m`,
      ]),
    ),
    readOnly: true,
    capabilities: { drops: ["ALL"] },
    securityOpts: ["no-new-privileges:true"],
    ulimits: [{ name: "nproc", soft: maxProcesses, hard: maxProcesses }],
    memory,
    // Without it every preview shows a change (the provider reads back twice the memory).
    memorySwap: memory,
    logDriver: "json-file",
    logOpts: { "max-size": "10m", "max-file": "3" },
    restart: once ? "no" : "unless-stopped",
    mustRun: !once,
    healthcheck: {
      tests: ["CMD", ...health.command],
      interval: goDuration(health.intervalSeconds),
      timeout: "5s",
      // Failures while it starts don't count.
      startPeriod: goDuration(health.startSeconds),
      startInterval: "0s",
      retries: 3,
    },
    wait: true,
    waitTimeout: health.startSeconds,
    // Unset, a removed container is killed at once.
    destroyGraceSeconds: stopSeconds,
    stopTimeout: stopSeconds,
  };
}

/** A container that runs once is healthy when it has done its work: then others go on. */
function healthOf({ name, once, health }: Workload) {
  if (once)
    return {
      command: ["test", "-f", once.doneFile],
      intervalSeconds: 1,
      startSeconds: once.waitSeconds,
    };
  if (!health) throw new Error(`the workload ${name} neither says how it is nor ends by itself`);
  return { ...health, command: health.ready.command };
}

function volumes({ data, docker }: Workload, wiring: Wiring) {
  return [
    ...(wiring.files
      ? [{ volumeName: wiring.files, containerPath: filesPath, readOnly: true }]
      : []),
    ...(data && wiring.data ? [{ volumeName: wiring.data, containerPath: data.path }] : []),
    ...(docker?.machineFiles ?? []).map((path) => ({
      hostPath: path,
      containerPath: path,
      readOnly: true,
    })),
  ];
}

/** Seconds as Go prints them, which is how the provider reads them back: 90 is `1m30s`. */
function goDuration(seconds: number): string {
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
