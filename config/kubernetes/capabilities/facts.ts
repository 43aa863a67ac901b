import type { Demand } from "./demand";

/** Facts about a cluster. Undefined is what its user isn't allowed to ask. */
export interface ClusterFacts {
  /** Such as `v1.36.3-gke.100`. */
  version: string;
  /** Kinds that are served, by API version such as `apps/v1`; only of those that were asked for. */
  kinds: ReadonlyMap<string, readonly string[]>;
  /** Objects that the settings name, and that aren't there. */
  absent: readonly NamedObject[];
  storageClasses: readonly ClassFacts[] | undefined;
  ingressClasses: readonly ClassFacts[] | undefined;
  /** Null where it isn't there. */
  namespace: NamespaceFacts | null | undefined;
  /** The user that asks, by the cluster's own name for it. */
  user: string | undefined;
  /** Rights that the user that asks would need, and doesn't have. */
  deniedRights: readonly Right[];
}

/** A class of something that a cluster can have several of. */
export interface ClassFacts {
  name: string;
  isDefault: boolean;
}

/** A namespace that is there. */
export interface NamespaceFacts {
  labels: Readonly<Record<string, string>>;
  /** Whether it is being deleted. */
  isTerminating: boolean;
  /** What a gateway that is there already takes. */
  ours: Demand | undefined;
  /** Names of our claims. */
  claims: readonly string[] | undefined;
  /** Names of pods that are not of a gateway. */
  strangers: readonly string[] | undefined;
  quotas: readonly QuotaFacts[] | undefined;
  /** Pods of ours that the cluster would not let in. */
  refusedPods: readonly RefusedPod[];
}

/** A ResourceQuota that holds for all pods; quantities as the cluster writes them. */
export interface QuotaFacts {
  name: string;
  hard: Readonly<Record<string, string>>;
  used: Readonly<Record<string, string>>;
}

/** A pod that the cluster would not let in, and its words for it. */
export interface RefusedPod {
  workload: string;
  reason: string;
}

/** An object that the settings name, and that must be there. */
export interface NamedObject {
  /** The setting. */
  path: string;
  kind: string;
  group: string;
  version: string;
  /** The kind's name in the API's addresses. */
  plural: string;
  name: string;
  namespace?: string;
}

/** Something that a user may do with objects of a kind. */
export interface Right {
  verb: string;
  /** API group; empty for the oldest kinds. */
  group: string;
  /** The kind's name in the API's addresses, such as `deployments`. */
  resource: string;
  /** Undefined for what is in no namespace. */
  namespace?: string;
}
