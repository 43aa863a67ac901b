import type { FileNames } from "./files";
import { filesPath, filesVolume } from "./files";
import { podLabels, podSelector, type Where, type Workload } from "./objects";
import type { Container, PodSpec, PodTemplate, Probe, Selector, Strings, Volume } from "./types";

/** How a container is asked for its health, and how often. */
export interface Probes {
  startup: Probe;
  readiness: Probe;
  /** Undefined for what restarting wouldn't help. */
  liveness?: Probe;
}

/** What differs between the gateway's pods; the hardening is the same for all. */
export interface HardenedPodArgs {
  image: string;
  /** Uid and gid, not root. */
  user: number;
  /** Another gid, where the image's files are of that group. */
  group?: number;
  /** Whether it may ask the cluster, by its ServiceAccount's token. Default: no. */
  token?: boolean;
  annotations?: Strings;
  /** Replaces the image's entrypoint; not together with {@link HardenedPodArgs.args}. */
  command?: string[];
  args?: string[];
  /** Not for secrets: whoever can read pods can read them. */
  env?: Strings;
  /** Environment from the pod itself: paths of its fields. Others may have it in them: `$(NAME)`. */
  fieldEnv?: Strings;
  /** Ports by their names. */
  ports?: Record<string, number>;
  udpPorts?: Record<string, number>;
  /** Objects with the files that are mounted at {@link filesPath}. */
  files?: FileNames;
  /** A claim for data, and where the image wants it. */
  data?: { claimName: string; path: string };
  /** Folders that stay writable, with their most mebibytes. */
  writable: Record<string, number>;
  /** Memory for `/dev/shm`, in MiB; part of the container's memory. */
  shmMegabytes?: number;
  memoryMegabytes: number;
  cpuMillicores: number;
  probes?: Probes;
  preStopSeconds?: number;
  /** Seconds to end its work after the stop signal. */
  stopSeconds: number;
  /** By default it is always started again. */
  restartPolicy?: "Never";
  /** Whether its pods are spread over nodes and zones. */
  spread?: boolean;
}

/** A probe by HTTP on a named port. */
export const httpProbe = (
  path: string,
  periodSeconds: number,
  failureThreshold: number,
  port = "http",
): Probe => ({ httpGet: { path, port }, periodSeconds, timeoutSeconds: 5, failureThreshold });

/** A probe by a command inside the container. */
export const execProbe = (
  command: string[],
  periodSeconds: number,
  failureThreshold: number,
): Probe => ({ exec: { command }, periodSeconds, timeoutSeconds: 5, failureThreshold });

/**
 * A pod as all of ours are: not root, read-only root filesystem, no capabilities, no privileges, no
 * token unless it needs one, limited CPU, memory and disk. It fits Pod Security's `restricted`.
 */
export function hardenedPod(where: Where, workload: Workload, args: HardenedPodArgs): PodTemplate {
  const { user, group = user, spread = false, token = false } = args;
  const { priorityClassName, imagePullSecrets } = where.kubernetes;
  const seccompProfile = { type: "RuntimeDefault" } as const;
  return {
    metadata: {
      labels: podLabels(workload),
      ...(args.annotations &&
        Object.keys(args.annotations).length > 0 && { annotations: args.annotations }),
    },
    spec: {
      serviceAccountName: workload,
      automountServiceAccountToken: token,
      // Otherwise each Service of the namespace is in the environment, and LiteLLM reads REDIS_*.
      enableServiceLinks: false,
      restartPolicy: args.restartPolicy ?? "Always",
      terminationGracePeriodSeconds: args.stopSeconds,
      ...(priorityClassName !== undefined && { priorityClassName }),
      ...(imagePullSecrets.length > 0 && {
        imagePullSecrets: imagePullSecrets.map((name) => ({ name })),
      }),
      securityContext: {
        runAsNonRoot: true,
        runAsUser: user,
        runAsGroup: group,
        fsGroup: user,
        fsGroupChangePolicy: "OnRootMismatch",
        seccompProfile,
      },
      // Otherwise a provider's name is first looked for in each of the cluster's domains.
      dnsConfig: { options: [{ name: "ndots", value: "2" }] },
      ...(spread && spreadOut(podSelector(workload))),
      containers: [container(workload, args)],
      volumes: volumes(args),
    },
  };
}

/** Over zones and nodes as far as there are any: on a single node they still run. */
function spreadOut(
  labelSelector: Selector,
): Required<Pick<PodSpec, "affinity" | "topologySpreadConstraints">> {
  const podAffinityTerm = { topologyKey: "kubernetes.io/hostname", labelSelector };
  return {
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }],
      },
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector,
      },
    ],
  };
}

function container(name: Workload, args: HardenedPodArgs): Container {
  const { probes, user, group = user } = args;
  const env = environment(args);
  return {
    name,
    image: args.image,
    imagePullPolicy: "IfNotPresent",
    ...(args.command && { command: args.command }),
    ...(args.args && { args: args.args }),
    ...(env.length > 0 && { env }),
    ...(args.ports && { ports: [...ports(args.ports, "TCP"), ...ports(args.udpPorts, "UDP")] }),
    resources: resources(args),
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: group,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    },
    ...(probes && { startupProbe: probes.startup, readinessProbe: probes.readiness }),
    ...(probes?.liveness && { livenessProbe: probes.liveness }),
    ...(args.preStopSeconds !== undefined && {
      lifecycle: { preStop: { sleep: { seconds: args.preStopSeconds } } },
    }),
    volumeMounts: [
      ...(args.files ? [{ name: "files", mountPath: filesPath, readOnly: true }] : []),
      ...(args.data ? [{ name: "data", mountPath: args.data.path }] : []),
      ...Object.keys(args.writable).map((path) => ({ name: volumeName(path), mountPath: path })),
      ...(args.shmMegabytes === undefined ? [] : [{ name: "shm", mountPath: "/dev/shm" }]),
    ],
  };
}

const environment = ({ env = {}, fieldEnv = {} }: HardenedPodArgs) => [
  ...Object.entries(fieldEnv).map(([name, fieldPath]) => ({
    name,
    valueFrom: { fieldRef: { fieldPath } },
  })),
  ...Object.entries(env).map(([name, value]) => ({ name, value })),
];

const ports = <Protocol extends string>(byName: Record<string, number> = {}, protocol: Protocol) =>
  Object.entries(byName).map(([name, containerPort]) => ({ name, containerPort, protocol }));

/** Disk for logs, of which the kubelet keeps some files, beside what a pod may write. */
const logMegabytes = 256;

/**
 * Memory is requested as a whole: a pod that was promised less is the first to be killed. CPU may
 * be twice the request, which is what starting takes.
 */
function resources({ memoryMegabytes, cpuMillicores, writable }: HardenedPodArgs) {
  const disk = logMegabytes + Object.values(writable).reduce((sum, size) => sum + size, 0);
  const fixed = { memory: `${memoryMegabytes}Mi`, "ephemeral-storage": `${disk}Mi` };
  return {
    requests: { cpu: `${cpuMillicores}m`, ...fixed },
    limits: { cpu: `${2 * cpuMillicores}m`, ...fixed },
  };
}

function volumes({ files, data, writable, shmMegabytes }: HardenedPodArgs): Volume[] {
  return [
    ...(files ? [filesVolume(files)] : []),
    ...(data ? [{ name: "data", persistentVolumeClaim: { claimName: data.claimName } }] : []),
    ...Object.entries(writable).map(([path, megabytes]) => ({
      name: volumeName(path),
      emptyDir: { sizeLimit: `${megabytes}Mi` },
    })),
    ...(shmMegabytes === undefined
      ? []
      : [{ name: "shm", emptyDir: { sizeLimit: `${shmMegabytes}Mi`, medium: "Memory" as const } }]),
  ];
}

/** `/var/run/postgresql` is `var-run-postgresql`. */
const volumeName = (path: string) => path.slice(1).replaceAll("/", "-");
