import type {
  V1ClusterRole,
  V1ClusterRoleBinding,
  V1ConfigMap,
  V1Container,
  V1DaemonSetSpec,
  V1DeploymentSpec,
  V1IngressSpec,
  V1JobSpec,
  V1LabelSelector,
  V1ObjectMeta,
  V1PersistentVolumeClaimSpec,
  V1PodDisruptionBudgetSpec,
  V1PodSpec,
  V1PolicyRule,
  V1Probe,
  V1ResourceRequirements,
  V1Secret,
  V1SecurityContext,
  V1ServiceAccount,
  V1ServicePort,
  V1ServiceSpec,
  V1StatefulSetSpec,
  V1Volume,
  V1VolumeMount,
  V1VolumeProjection,
  V2HorizontalPodAutoscalerSpec,
} from "@kubernetes/client-node" with { "resolution-mode": "import" };

/**
 * The objects that a gateway is made of, by the types of Kubernetes' client: a field that there is not
 * doesn't compile. What all of ours have is not optional here.
 */

/** An object literal can be what the client has a class for. */
export type Plain<T> = T extends (infer Item)[]
  ? Plain<Item>[]
  : T extends Date
    ? T
    : T extends object
      ? { [Field in keyof T]: Plain<T[Field]> }
      : T;

/** Names and values. */
export type Strings = Record<string, string>;

/** Metadata of an object. Few have no namespace. */
export type Metadata = Pick<Plain<V1ObjectMeta>, "namespace" | "annotations"> & {
  name: string;
  labels: Strings;
};

/** Any object. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: Metadata;
}

interface ObjectOf<Version extends string, Kind extends string> extends Manifest {
  apiVersion: Version;
  kind: Kind;
}

type Core<Kind extends string> = ObjectOf<"v1", Kind>;
type App<Kind extends string> = ObjectOf<"apps/v1", Kind>;
type Access<Kind extends string> = ObjectOf<"rbac.authorization.k8s.io/v1", Kind>;

/** Selects pods by their labels. */
export type Selector = Plain<V1LabelSelector> & { matchLabels: Strings };

/** A probe: asks a container how it is. */
export type Probe = Plain<V1Probe>;

/** A container of ours: limited and hardened. */
export interface Container extends Plain<V1Container> {
  resources: Plain<V1ResourceRequirements> & { requests: Strings; limits: Strings };
  securityContext: Plain<V1SecurityContext>;
  volumeMounts: Plain<V1VolumeMount>[];
}

/** A volume of ours. */
export interface Volume extends Plain<V1Volume> {
  projected?: { defaultMode: number; sources: Plain<V1VolumeProjection>[] };
}

/** A pod of ours. */
export interface PodSpec extends Plain<V1PodSpec> {
  serviceAccountName: string;
  terminationGracePeriodSeconds: number;
  containers: Container[];
  volumes: Volume[];
}

/** The template that pods are made from. */
export interface PodTemplate {
  metadata: { labels: Strings; annotations?: Strings };
  spec: PodSpec;
}

/** What makes pods. */
interface OfPods {
  template: PodTemplate;
}

export type Namespace = Core<"Namespace">;
export type ServiceAccount = Core<"ServiceAccount"> &
  Required<Pick<Plain<V1ServiceAccount>, "automountServiceAccountToken">>;
export type ConfigMap = Core<"ConfigMap"> &
  Required<Pick<Plain<V1ConfigMap>, "immutable" | "data">>;
export type Secret = Core<"Secret"> & Required<Pick<Plain<V1Secret>, "type" | "stringData">>;
export type PersistentVolumeClaim = Core<"PersistentVolumeClaim"> & {
  spec: Plain<V1PersistentVolumeClaimSpec> & { resources: { requests: { storage: string } } };
};
export type Service = Core<"Service"> & {
  spec: Plain<V1ServiceSpec> & { selector: Strings; ports: Plain<V1ServicePort>[] };
};

export type Deployment = App<"Deployment"> & {
  spec: Plain<V1DeploymentSpec> &
    OfPods & { strategy: { rollingUpdate: { maxSurge: string; maxUnavailable: number } } };
};
export type StatefulSet = App<"StatefulSet"> & {
  spec: Plain<V1StatefulSetSpec> & OfPods & { replicas: number };
};
export type DaemonSet = App<"DaemonSet"> & { spec: Plain<V1DaemonSetSpec> & OfPods };
export type Job = ObjectOf<"batch/v1", "Job"> & { spec: Plain<V1JobSpec> & OfPods };

export type PodDisruptionBudget = ObjectOf<"policy/v1", "PodDisruptionBudget"> & {
  spec: Plain<V1PodDisruptionBudgetSpec>;
};
export type HorizontalPodAutoscaler = ObjectOf<"autoscaling/v2", "HorizontalPodAutoscaler"> & {
  spec: Plain<V2HorizontalPodAutoscalerSpec>;
};
export type Ingress = ObjectOf<"networking.k8s.io/v1", "Ingress"> & { spec: Plain<V1IngressSpec> };

export type ClusterRole = Access<"ClusterRole"> & Required<Pick<Plain<V1ClusterRole>, "rules">>;
export type Role = Access<"Role"> & { rules: Plain<V1PolicyRule>[] };
export type ClusterRoleBinding = Access<"ClusterRoleBinding"> &
  Required<Pick<Plain<V1ClusterRoleBinding>, "roleRef" | "subjects">>;
export type RoleBinding = Access<"RoleBinding"> &
  Required<Pick<Plain<V1ClusterRoleBinding>, "roleRef" | "subjects">>;
