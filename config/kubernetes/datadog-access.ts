import { agentNamespace } from "../datadog/agent-host";
import type { Settings } from "../schema";
import type { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from "./agent-types";
import { agentPlace } from "./datadog-agent";
import { monitoringSecret } from "./datadog-checks";
import { secret } from "./files";
import { gatewayLabels, metadata } from "./objects";
import type { SecretStep } from "./step";
import type { ServiceAccount } from "./types";

const rbac = "rbac.authorization.k8s.io";

/** The Agents' ServiceAccount, the only one of ours whose token is mounted. */
export const agentAccount = (settings: Settings): ServiceAccount => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: metadata(agentPlace(settings), "datadog-agent"),
  automountServiceAccountToken: false,
});

/** Of the cluster, so its name has the Agents' namespace in it. */
const clusterMetadata = (settings: Settings) => ({
  name: `${agentNamespace(settings)}-agent`,
  labels: gatewayLabels,
});

/**
 * What the Agents may: ask a kubelet which pods are on its node, and no more. Kubelets before
 * Kubernetes 1.33 want `nodes/proxy` for that, by which a token could run commands in any pod
 * (kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz).
 */
export const agentClusterRole = (settings: Settings): ClusterRole => ({
  apiVersion: `${rbac}/v1`,
  kind: "ClusterRole",
  metadata: clusterMetadata(settings),
  rules: [{ apiGroups: [""], resources: ["nodes/pods"], verbs: ["get"] }],
});

/** Gives the Agents their role. */
export const agentClusterRoleBinding = (settings: Settings): ClusterRoleBinding => ({
  apiVersion: `${rbac}/v1`,
  kind: "ClusterRoleBinding",
  metadata: clusterMetadata(settings),
  roleRef: { apiGroup: rbac, kind: "ClusterRole", name: clusterMetadata(settings).name },
  subjects: [
    { kind: "ServiceAccount", name: "datadog-agent", namespace: agentNamespace(settings) },
  ],
});

/** The password of the monitoring users, for Agents that read it by Kubernetes' API. */
export const monitoringPassword = (settings: Settings): SecretStep => ({
  manifest: secret(settings, "datadog-agent", monitoringSecret.name),
  stringData: ({ monitoringPassword: password }) => ({ [monitoringSecret.key]: password }),
});

/** Lets the cluster's Agents read that Secret, and no other. */
export const monitoringReader = (settings: Settings): Role => ({
  apiVersion: `${rbac}/v1`,
  kind: "Role",
  metadata: metadata(settings, "datadog-agent", monitoringSecret.name),
  rules: [
    {
      apiGroups: [""],
      resources: ["secrets"],
      resourceNames: [monitoringSecret.name],
      verbs: ["get"],
    },
  ],
});

/** Gives the cluster's Agents that role. */
export const monitoringReaderBinding = (settings: Settings): RoleBinding => ({
  apiVersion: `${rbac}/v1`,
  kind: "RoleBinding",
  metadata: metadata(settings, "datadog-agent", monitoringSecret.name),
  roleRef: { apiGroup: rbac, kind: "Role", name: monitoringSecret.name },
  subjects: [
    {
      kind: "ServiceAccount",
      name: settings.kubernetes.datadogAgent.serviceAccount,
      namespace: agentNamespace(settings),
    },
  ],
});
