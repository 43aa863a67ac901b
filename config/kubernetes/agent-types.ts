import type { Manifest, PodTemplate, Selector, Strings } from "./types";

/** Objects of Kubernetes that only an Agent needs; see `types.ts`. */

export interface DaemonSet extends Manifest {
  apiVersion: "apps/v1";
  kind: "DaemonSet";
  spec: {
    revisionHistoryLimit: number;
    updateStrategy: { type: "RollingUpdate"; rollingUpdate: { maxUnavailable: number | string } };
    selector: Selector;
    template: PodTemplate;
  };
}

/** A Service that leads to the pod of one's own node only. */
export interface LocalService extends Manifest {
  apiVersion: "v1";
  kind: "Service";
  spec: {
    type: "ClusterIP";
    internalTrafficPolicy: "Local";
    selector: Strings;
    ports: { name: string; port: number; targetPort: string; protocol: "TCP" | "UDP" }[];
  };
}

interface Rule {
  apiGroups: string[];
  resources: string[];
  resourceNames?: string[];
  verbs: "get"[];
}

/** Whom a binding gives a role to. */
interface Subject {
  kind: "ServiceAccount";
  name: string;
  namespace: string;
}

export interface ClusterRole extends Manifest {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "ClusterRole";
  rules: Rule[];
}

export interface ClusterRoleBinding extends Manifest {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "ClusterRoleBinding";
  roleRef: { apiGroup: "rbac.authorization.k8s.io"; kind: "ClusterRole"; name: string };
  subjects: Subject[];
}

export interface Role extends Manifest {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "Role";
  rules: Rule[];
}

export interface RoleBinding extends Manifest {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "RoleBinding";
  roleRef: { apiGroup: "rbac.authorization.k8s.io"; kind: "Role"; name: string };
  subjects: Subject[];
}
