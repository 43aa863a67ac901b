import { dataNames } from "../workloads";
import { filesPath } from "../workloads/files-path";
import type { Check, Health, Workload } from "../workloads/workload";
import { filesVolume, type FileNames } from "./files";
import { podLabels, podSelector, type GatewayContext, type Where } from "./objects";
import type { Container, PodSpec, PodTemplate, Probe, Selector, Strings, Volume } from "./types";
import { watchAnnotations } from "./watch-annotations";

/**
 * A workload's pods: not root, read-only root filesystem, no capabilities, no privileges, no token
 * unless it needs one, limited CPU, memory and disk. They fit Pod Security's `restricted`.
 *
 * @param where - of the pods; the workload may not be in the gateway's own namespace
 * @param files - the objects with its files
 */
export function podTemplate(
  context: GatewayContext,
  where: Where,
  workload: Workload,
  files: FileNames,
): PodTemplate {
  const { name, user, kubernetes = {}, stopSeconds } = workload;
  const { priorityClassName, imagePullSecrets } = where.kubernetes;
  const annotations = watchAnnotations(context, workload);
  return {
    metadata: {
      labels: podLabels(where, name),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: kubernetes.token ?? false,
      // Otherwise each Service of the namespace is in the environment, and LiteLLM reads REDIS_*.
      enableServiceLinks: false,
      restartPolicy: workload.once ? "Never" : "Always",
      terminationGracePeriodSeconds: stopSeconds + (kubernetes.preStopSeconds ?? 0),
      ...(priorityClassName !== undefined && { priorityClassName }),
      ...(imagePullSecrets.length > 0 && {
        imagePullSecrets: imagePullSecrets.map((secret) => ({ name: secret })),
      }),
      securityContext: {
        runAsNonRoot: true,
        runAsUser: user.uid,
        runAsGroup: user.gid,
        fsGroup: user.uid,
        fsGroupChangePolicy: "OnRootMismatch",
        seccompProfile: { type: "RuntimeDefault" },
      },
      // Otherwise a provider's name is first looked for in each of the cluster's domains.
      dnsConfig: { options: [{ name: "ndots", value: "2" }] },
      ...(kubernetes.spread && spreadOut(podSelector(where, name))),
      containers: [container(workload, context.settings.images[workload.image], files)],
      volumes: volumes(workload, files),
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

const hasFiles = (files: FileNames) => Object.values(files).some((name) => name !== undefined);

function container(workload: Workload, image: string, files: FileNames): Container {
  const { name, user, entrypoint, command, ports = [], kubernetes = {}, data } = workload;
  const env = environment(workload);
  const { preStopSeconds: seconds } = kubernetes;
  return {
    name,
    image,
    imagePullPolicy: "IfNotPresent",
    ...(entrypoint && { command: [...entrypoint] }),
    ...(command && { args: [...command] }),
    ...(env.length > 0 && { env }),
    ...(ports.length > 0 && {
      ports: ports.map(({ name: port, number: containerPort, protocol = "TCP" }) => ({
        name: port,
        containerPort,
        protocol,
      })),
    }),
    resources: resources(workload),
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: user.uid,
      runAsGroup: user.gid,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    },
    ...(workload.health && probes(workload.health, kubernetes.perNode ?? false)),
    ...(seconds !== undefined && { lifecycle: { preStop: { sleep: { seconds } } } }),
    volumeMounts: [
      ...(hasFiles(files) ? [{ name: "files", mountPath: filesPath, readOnly: true }] : []),
      ...(data ? [{ name: "data", mountPath: data.path }] : []),
      ...Object.keys(workload.writable ?? {}).map((path) => ({
        name: volumeName(path),
        mountPath: path,
      })),
      ...(workload.shmMegabytes === undefined ? [] : [{ name: "shm", mountPath: "/dev/shm" }]),
    ],
  };
}

/**
 * How a pod is asked for its health. One that is slow to answer gets no more connections after three
 * questions, and is started again after six: a restart helps against less.
 *
 * @param isAlone - whether what is sent to it has nowhere else to go, as on a node's own Agent
 */
function probes(
  { ready, started = ready, alive = ready, intervalSeconds, startSeconds }: Health,
  isAlone: boolean,
) {
  return {
    startupProbe: probe(started, intervalSeconds, Math.ceil(startSeconds / intervalSeconds)),
    readinessProbe: isAlone ? probe(ready, 15, 6) : probe(ready, 5, 3),
    livenessProbe: probe(alive, 15, 6),
  };
}

const probe = (
  { command, http }: Check,
  periodSeconds: number,
  failureThreshold: number,
): Probe => ({
  ...(http ? { httpGet: http } : { exec: { command: [...command] } }),
  periodSeconds,
  timeoutSeconds: 5,
  failureThreshold,
});

const environment = ({ env = {}, kubernetes: { fieldEnv = {} } = {} }: Workload) => [
  ...Object.entries(fieldEnv).map(([name, fieldPath]) => ({
    name,
    valueFrom: { fieldRef: { fieldPath } },
  })),
  ...Object.entries(env).map(([name, value]) => ({ name, value })),
];

/** Disk for logs, of which the kubelet keeps some files, beside what a pod may write. */
const logMegabytes = 256;

/**
 * Memory is requested as a whole: a pod that was promised less is the first to be killed. CPU may
 * be twice the request, which is what starting takes.
 */
function resources({ memoryMegabytes, cpuMillicores = 100, writable = {} }: Workload): {
  requests: Strings;
  limits: Strings;
} {
  const disk = logMegabytes + Object.values(writable).reduce((sum, size) => sum + size, 0);
  const fixed = { memory: `${memoryMegabytes}Mi`, "ephemeral-storage": `${disk}Mi` };
  return {
    requests: { cpu: `${cpuMillicores}m`, ...fixed },
    limits: { cpu: `${2 * cpuMillicores}m`, ...fixed },
  };
}

function volumes(workload: Workload, files: FileNames): Volume[] {
  const { writable = {}, shmMegabytes } = workload;
  const claimName = dataNames(workload).at(-1);
  return [
    ...(hasFiles(files) ? [filesVolume(files)] : []),
    ...(claimName === undefined ? [] : [{ name: "data", persistentVolumeClaim: { claimName } }]),
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
