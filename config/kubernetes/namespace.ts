import { stackLabels, type Where } from "./objects";
import type { Namespace } from "./types";

/** Kubernetes then refuses pods with more rights than any of ours needs. */
const podSecurity = "restricted";

/**
 * The gateway's namespace. The labels are of Pod Security Admission
 * (kubernetes.io/docs/concepts/security/pod-security-admission).
 */
export function namespace(where: Where): Namespace {
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: {
      name: where.kubernetes.namespace,
      labels: {
        ...stackLabels(where),
        "pod-security.kubernetes.io/enforce": podSecurity,
        "pod-security.kubernetes.io/audit": podSecurity,
        "pod-security.kubernetes.io/warn": podSecurity,
      },
    },
  };
}
