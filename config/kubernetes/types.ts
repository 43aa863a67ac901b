/**
 * The parts of Kubernetes' API that a gateway uses, by the API's own names and closed, so that a
 * misspelt field doesn't compile (kubernetes.io/docs/reference/kubernetes-api).
 */

/** Names and values. */
export type Strings = Record<string, string>;

/** What every object has. */
export interface Metadata {
  name: string;
  /** Undefined for the few that have none. */
  namespace?: string;
  labels: Strings;
  annotations?: Strings;
}

/** Any object. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: Metadata;
}

/** Objects that are nothing but metadata. */
export interface Namespace extends Manifest {
  apiVersion: "v1";
  kind: "Namespace";
}

export interface ServiceAccount extends Manifest {
  apiVersion: "v1";
  kind: "ServiceAccount";
  automountServiceAccountToken: boolean;
}

export interface ConfigMap extends Manifest {
  apiVersion: "v1";
  kind: "ConfigMap";
  immutable: boolean;
  data: Strings;
}

export interface Secret extends Manifest {
  apiVersion: "v1";
  kind: "Secret";
  type: "Opaque" | "kubernetes.io/tls" | "kubernetes.io/basic-auth";
  stringData: Strings;
}

export interface Selector {
  matchLabels: Strings;
}

/** What asks a container how it is. */
export interface Probe {
  httpGet?: { path: string; port: string };
  exec?: { command: string[] };
  tcpSocket?: { port: string };
  periodSeconds: number;
  timeoutSeconds: number;
  failureThreshold: number;
}

export interface Container {
  name: string;
  image: string;
  imagePullPolicy: "IfNotPresent";
  command?: string[];
  args?: string[];
  env?: { name: string; value?: string; valueFrom?: { fieldRef: { fieldPath: string } } }[];
  ports?: { name: string; containerPort: number; protocol: "TCP" | "UDP" }[];
  resources: { requests: Strings; limits: Strings };
  securityContext: {
    allowPrivilegeEscalation: boolean;
    readOnlyRootFilesystem: boolean;
    runAsNonRoot: boolean;
    runAsUser: number;
    runAsGroup: number;
    capabilities: { drop: string[] };
    seccompProfile: { type: "RuntimeDefault" };
  };
  startupProbe?: Probe;
  readinessProbe?: Probe;
  livenessProbe?: Probe;
  lifecycle?: { preStop: { sleep: { seconds: number } } };
  volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
}

/** What a volume's files come from. */
export interface Projection {
  configMap?: { name: string };
  secret?: { name: string };
}

export interface Volume {
  name: string;
  emptyDir?: { sizeLimit: string; medium?: "Memory" };
  projected?: { defaultMode: number; sources: Projection[] };
  persistentVolumeClaim?: { claimName: string };
}

export interface PodSpec {
  serviceAccountName: string;
  automountServiceAccountToken: boolean;
  enableServiceLinks: boolean;
  restartPolicy: "Always" | "Never";
  terminationGracePeriodSeconds: number;
  priorityClassName?: string;
  imagePullSecrets?: { name: string }[];
  securityContext: {
    runAsNonRoot: boolean;
    runAsUser: number;
    runAsGroup: number;
    fsGroup: number;
    fsGroupChangePolicy: "OnRootMismatch";
    seccompProfile: { type: "RuntimeDefault" };
  };
  dnsConfig: { options: { name: string; value: string }[] };
  affinity?: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: {
        weight: number;
        podAffinityTerm: { topologyKey: string; labelSelector: Selector };
      }[];
    };
  };
  topologySpreadConstraints?: {
    maxSkew: number;
    topologyKey: string;
    whenUnsatisfiable: "ScheduleAnyway";
    labelSelector: Selector;
  }[];
  containers: Container[];
  volumes: Volume[];
}

export interface PodTemplate {
  metadata: { labels: Strings; annotations?: Strings };
  spec: PodSpec;
}

export interface Deployment extends Manifest {
  apiVersion: "apps/v1";
  kind: "Deployment";
  spec: {
    /** Undefined where an autoscaler says it. */
    replicas?: number;
    revisionHistoryLimit: number;
    progressDeadlineSeconds: number;
    strategy: {
      type: "RollingUpdate";
      rollingUpdate: { maxSurge: number | string; maxUnavailable: number };
    };
    selector: Selector;
    template: PodTemplate;
  };
}

export interface StatefulSet extends Manifest {
  apiVersion: "apps/v1";
  kind: "StatefulSet";
  spec: {
    serviceName: string;
    replicas: number;
    revisionHistoryLimit: number;
    updateStrategy: { type: "RollingUpdate" };
    selector: Selector;
    template: PodTemplate;
  };
}

export interface Job extends Manifest {
  apiVersion: "batch/v1";
  kind: "Job";
  spec: { backoffLimit: number; activeDeadlineSeconds: number; template: PodTemplate };
}

export interface Service extends Manifest {
  apiVersion: "v1";
  kind: "Service";
  spec: {
    type: "ClusterIP" | "LoadBalancer";
    clusterIP?: "None";
    selector: Strings;
    ports: { name: string; port: number; targetPort: string; protocol: "TCP" }[];
    loadBalancerSourceRanges?: string[];
  };
}

export interface PersistentVolumeClaim extends Manifest {
  apiVersion: "v1";
  kind: "PersistentVolumeClaim";
  spec: {
    accessModes: "ReadWriteOnce"[];
    storageClassName?: string;
    resources: { requests: Strings };
  };
}

export interface PodDisruptionBudget extends Manifest {
  apiVersion: "policy/v1";
  kind: "PodDisruptionBudget";
  spec: {
    maxUnavailable: number;
    unhealthyPodEvictionPolicy: "AlwaysAllow";
    selector: Selector;
  };
}

export interface HorizontalPodAutoscaler extends Manifest {
  apiVersion: "autoscaling/v2";
  kind: "HorizontalPodAutoscaler";
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1"; kind: "Deployment"; name: string };
    minReplicas: number;
    maxReplicas: number;
    metrics: {
      type: "Resource";
      resource: { name: "cpu"; target: { type: "Utilization"; averageUtilization: number } };
    }[];
    behavior: {
      scaleDown: {
        stabilizationWindowSeconds: number;
        policies: { type: "Pods"; value: number; periodSeconds: number }[];
      };
    };
  };
}
