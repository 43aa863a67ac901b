import type { Destination } from "./destinations";
import type { ImageName } from "../inputs/images";
import type { Settings } from "../inputs/schema";
import type { SecretValues } from "./secret-values";
import type { SecretNames } from "../inputs/secrets";

/**
 * One kind of container of the gateway: its name, whether there is one, and what it is. A definition
 * is the only place that says so; both targets, the images that are needed, the network's rules and
 * the Datadog Agent read it from the list in `index.ts`.
 */
export interface WorkloadDefinition {
  /**
   * The part of the gateway that it is, such as `redis-cache`: lower-case letters, digits and hyphens.
   * It is the DNS name under which others reach it, and in the names of containers, pods and volumes.
   * It never changes: another name would be another container, and another empty volume.
   */
  readonly name: string;
  /** Whether a gateway with these settings and secrets has it. */
  readonly isMade: (settings: Settings, names: SecretNames) => boolean;
  /** The container, by settings and secrets. Where targets differ, it looks at `settings.target`. */
  readonly container: (settings: Settings, names: SecretNames) => WorkloadContainer;
}

/** A container of a gateway with certain settings. */
export interface Workload extends WorkloadContainer {
  /** {@link WorkloadDefinition.name} */
  readonly name: string;
}

/**
 * A container's definition. It is plain data, but for files with secrets. What isn't said here is
 * the same for all: not root, a read-only root filesystem, no capabilities, limited memory and logs.
 *
 * Which object of Kubernetes it becomes follows from the fields: a Job with {@link once}, a DaemonSet
 * with `kubernetes.perNode`, a StatefulSet with {@link data}, else a Deployment. Its Service leads to
 * the ports with `isServed`; without any there is no Service.
 */
export interface WorkloadContainer {
  /** Key of its image in the setting `images`. */
  readonly image: ImageName;
  /** User and group by number, as in the image's own `/etc/passwd`. */
  readonly user: { readonly uid: number; readonly gid: number };
  /** Replaces the image's entrypoint. At most one of this and {@link command}. */
  readonly entrypoint?: readonly string[];
  /** Given to the image's entrypoint. */
  readonly command?: readonly string[];
  /** Environment in the open: no secrets. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files that it finds, read-only, in the folder `filesPath`. */
  readonly files?: WorkloadFiles;
  /** Ports that others may be let to. */
  readonly ports?: readonly Port[];
  /** Folders that stay writable, with their most mebibytes. Nothing in them outlives the container. */
  readonly writable?: Readonly<Record<string, number>>;
  /** The volume of a store. There is one such container, and its volume outlives everything. */
  readonly data?: WorkloadData;
  /** Limit of its memory, in MiB. */
  readonly memoryMegabytes: number;
  /** CPU that it requests on Kubernetes, in thousandths; the limit is twice that. Default: 100. */
  readonly cpuMillicores?: number;
  /** Memory for `/dev/shm`, in MiB; part of its memory. */
  readonly shmMegabytes?: number;
  /** How it is asked for its health. Undefined for what runs {@link once}. */
  readonly health?: Health;
  /** Says that it ends by itself, and is never started again once it did its work. */
  readonly once?: RunOnce;
  /** How many there are. Each has a DNS name of its own on Docker too. Default: one, without that. */
  readonly replicas?: number;
  /** Seconds to end its work after the stop signal; then it is killed. */
  readonly stopSeconds: number;
  /**
   * Workloads that it connects to, each with the names of its ports. Entries for what isn't made, and
   * for ports that aren't there, say nothing. The network lets nothing else through. What stands
   * before it in the list must also be ready before it is made.
   */
  readonly talksTo?: Readonly<Record<string, readonly string[]>>;
  /** Workloads that must be ready, or done, before it is made, besides those that it talks to. */
  readonly after?: readonly string[];
  /** Hosts outside the gateway that the container connects to. Default: none. */
  readonly outside?: Outside;
  /** How a Datadog Agent watches it. Undefined: not at all. */
  readonly watch?: Watch;
  /** Properties that only a container on Docker has. */
  readonly docker?: DockerPart;
  /** Properties that only a pod has. */
  readonly kubernetes?: KubernetesPart;
}

/** Files that a container reads, by name. A name may have folders in it. */
export interface WorkloadFiles {
  /** Config in the open. */
  readonly config?: Readonly<Record<string, string>>;
  /** Files of this package, by their keys in `imports` of package.json: who makes the container reads them. */
  readonly packaged?: Readonly<Record<string, string>>;
  /** Files with secrets; see {@link secretFiles}. */
  readonly secrets?: SecretFiles;
}

/** Files with secrets, and which secrets these are: nothing else of the gateway's gets near them. */
export interface SecretFiles {
  readonly keys: readonly (keyof SecretValues)[];
  readonly render: (values: SecretValues) => Readonly<Record<string, string>>;
}

/**
 * Files with secrets.
 *
 * @param keys - the only secrets that `render` may read: others may be unknown yet, or change
 */
export const secretFiles = <K extends keyof SecretValues>(
  keys: readonly K[],
  render: (values: Pick<SecretValues, K>) => Readonly<Record<string, string>>,
): SecretFiles => ({ keys, render });

/** A port of a container. */
export interface Port {
  /** Name of at most 15 lower-case letters, digits and hyphens, by which `talksTo` knows it. */
  readonly name: string;
  readonly number: number;
  /** Default: TCP. */
  readonly protocol?: "UDP";
  /** Whether the workload's Service on Kubernetes leads to it. */
  readonly isServed: boolean;
}

/** The volume of a store. */
export interface WorkloadData {
  /** Where the image wants it. */
  readonly path: string;
  /** Size of its claim on Kubernetes, in GiB. */
  readonly gigabytes: number;
  /** In its name: another number is another, new volume; those of lower numbers stay. */
  readonly generation: number;
}

/** How a container is asked whether it is well. */
export interface Health {
  /** Whether it does its work: it gets no connections unless it does. */
  readonly ready: Check;
  /** Whether it has started; until then nothing else is asked on Kubernetes. Default: `ready`. */
  readonly started?: Check;
  /** Whether it is to be left alone; on Kubernetes it is else started again. Default: `ready`. */
  readonly alive?: Check;
  /** Seconds between two checks on Docker, and while it starts on Kubernetes. */
  readonly intervalSeconds: number;
  /** Seconds to get ready before an update fails. */
  readonly startSeconds: number;
}

/** One question to a container. */
export interface Check {
  /** Command inside the container; exit code 0 means yes. */
  readonly command: readonly string[];
  /** Health check by HTTP on a port, by its name: Kubernetes asks so where it is given. */
  readonly http?: { readonly path: string; readonly port: string };
}

/** How the end of a container that ends by itself is waited for, and tried again. */
export interface RunOnce {
  /** File that it makes when its work is done: on Docker it then counts as healthy. */
  readonly doneFile: string;
  /** Seconds until it must be there. */
  readonly waitSeconds: number;
  /** Times that Kubernetes starts it again after a failure, with waits that grow between. */
  readonly retries: number;
}

/** Hosts outside the gateway that a container connects to. */
export interface Outside {
  /** Whether it connects to hosts on the Internet that no setting names, by HTTPS. */
  readonly internet: boolean;
  /** Hosts that settings name. */
  readonly hosts: readonly Destination[];
}

/** How a Datadog Agent watches a container. */
export interface Watch {
  /** Name of the Agent's check. */
  readonly check: "litellm" | "postgres" | "redisdb" | "haproxy";
  /** Name of the port that it asks. */
  readonly port: string;
  /** Handle of the password by which an Agent of the gateway's own signs in, where it must. */
  readonly secret?: string;
}

/** Properties that only a container on Docker has. */
export interface DockerPart {
  /** Port of the host that leads to one of its own. */
  readonly publish?: {
    readonly internal: number;
    readonly external: number;
    readonly ip: string;
  };
  /**
   * Network that leads nowhere, which it shares with those that talk to it alone. It never changes for
   * a store, whose container would be replaced. Default: the stores'.
   */
  readonly network?: string;
  /** Whether a new one is ready before the old one goes. Default: the old one goes first. */
  readonly overlaps?: boolean;
  /** Files of the machine, mounted read-only in the same place. */
  readonly machineFiles?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  /** Further files with what is known only where containers are made. */
  readonly files?: (around: DockerSurroundings) => Readonly<Record<string, string>>;
}

/** The other containers of a gateway on Docker, as a container may need to know them. */
export interface DockerSurroundings {
  /** Beginning of the names of the gateway's containers, such as `gateway-dev`. */
  readonly prefix: string;
  /** All of them. */
  readonly workloads: readonly Workload[];
  /** DNS names of each replica of those that have {@link WorkloadContainer.replicas}, by their name. */
  readonly replicas: Readonly<Record<string, readonly string[]>>;
}

/** Properties that only a pod has. */
export interface KubernetesPart {
  /** Environment from the pod itself: paths of its fields. Other variables may name it: `$(NAME)`. */
  readonly fieldEnv?: Readonly<Record<string, string>>;
  /** Annotations of its ServiceAccount. */
  readonly accountAnnotations?: Readonly<Record<string, string>>;
  /** Whether it may ask the cluster, by its ServiceAccount's token. Default: no. */
  readonly token?: boolean;
  /** Seconds that it is left alone before the stop signal, beside `stopSeconds`. */
  readonly preStopSeconds?: number;
  /** Whether its pods are spread over nodes and zones. */
  readonly spread?: boolean;
  /** Whether there is one on each node. */
  readonly perNode?: boolean;
}
