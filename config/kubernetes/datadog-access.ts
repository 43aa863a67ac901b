import { agentNamespace } from "../datadog/agent-host";
import { secretFiles } from "../workloads/workload";
import type { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from "./types";
import { monitoringSecret } from "./watch-annotations";
import { secret } from "./files";
import { metadata, stackLabels, type GatewayContext } from "./objects";
import type { SecretStep } from "./step";

const rbac = "rbac.authorization.k8s.io";

/** Metadata of objects that have no namespace, so the Agents' namespace is in their name. */
const clusterMetadata = (context: GatewayContext) => ({
  name: `${agentNamespace(context.settings)}-agent`,
  labels: stackLabels(context),
});

/**
 * The Agents' rights: to ask a kubelet which pods are on its node, and no more. Kubelets before
 * Kubernetes 1.33 want `nodes/proxy` for that, by which a token could run commands in any pod
 * (kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz).
 */
export const agentClusterRole = (context: GatewayContext): ClusterRole => ({
  apiVersion: `${rbac}/v1`,
  kind: "ClusterRole",
  metadata: clusterMetadata(context),
  rules: [{ apiGroups: [""], resources: ["nodes/pods"], verbs: ["get"] }],
});

/** Gives the Agents their role. */
export const agentClusterRoleBinding = (context: GatewayContext): ClusterRoleBinding => ({
  apiVersion: `${rbac}/v1`,
  kind: "ClusterRoleBinding",
  metadata: clusterMetadata(context),
  roleRef: { apiGroup: rbac, kind: "ClusterRole", name: clusterMetadata(context).name },
  subjects: [
    { kind: "ServiceAccount", name: "datadog-agent", namespace: agentNamespace(context.settings) },
  ],
});

/** The password of the monitoring role, for Agents that read it by Kubernetes' API. */
export const monitoringPassword = (context: GatewayContext): SecretStep => ({
  manifest: secret(context, "datadog-agent", monitoringSecret.name),
  stringData: secretFiles(["monitoringPassword"], ({ monitoringPassword: password }) => ({
    [monitoringSecret.key]: password,
  })),
});

/** Lets the cluster's Agents read that Secret, and no other. */
export const monitoringReader = (context: GatewayContext): Role => ({
  apiVersion: `${rbac}/v1`,
  kind: "Role",
  metadata: metadata(context, "datadog-agent", monitoringSecret.name),
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
export const monitoringReaderBinding = (context: GatewayContext): RoleBinding => ({
  apiVersion: `${rbac}/v1`,
  kind: "RoleBinding",
  metadata: metadata(context, "datadog-agent", monitoringSecret.name),
  roleRef: { apiGroup: rbac, kind: "Role", name: monitoringSecret.name },
  subjects: [
    {
      kind: "ServiceAccount",
      name: context.kubernetes.datadogAgent.serviceAccount,
      namespace: agentNamespace(context.settings),
    },
  ],
});
