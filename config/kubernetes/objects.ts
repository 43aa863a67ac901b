import type { Settings } from "../schema";
import type { Metadata, Selector, Service, ServiceAccount, Strings } from "./types";

/** The gateway's workloads: each has its own ServiceAccount and its own NetworkPolicy. */
export const workloads = [
  "litellm",
  "migration",
  "postgres",
  "redis",
  "redis-cache",
  "presidio-analyzer",
  "presidio-anonymizer",
  "mock-upstream",
  "monitoring-role",
  "datadog-agent",
] as const;

/** Name of a workload; a Service of the same name leads to it. */
export type Workload = (typeof workloads)[number];

/** The part of the settings that says where objects are. */
export type Where = Pick<Settings, "kubernetes">;

/** Labels of every object. */
export const gatewayLabels: Strings = {
  "app.kubernetes.io/part-of": "litellm-gateway",
  "app.kubernetes.io/managed-by": "litellm-gateway",
};

/** Labels by which a workload's pods are found. They never change: selectors can't. */
export const podLabels = (workload: Workload): Strings => ({
  "app.kubernetes.io/name": workload,
  "app.kubernetes.io/part-of": "litellm-gateway",
});

/** Selects a workload's pods. */
export const podSelector = (workload: Workload): Selector => ({ matchLabels: podLabels(workload) });

/** Metadata of an object that belongs to a workload. */
export function metadata(
  { kubernetes }: Where,
  workload: Workload,
  name: string = workload,
  annotations: Strings = {},
): Metadata {
  return {
    name,
    namespace: kubernetes.namespace,
    labels: { ...podLabels(workload), ...gatewayLabels },
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
}

/** A ServiceAccount that may do nothing, and has no token to do it with. */
export function serviceAccount(
  where: Where,
  workload: Workload,
  annotations?: Strings,
): ServiceAccount {
  return {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: metadata(where, workload, workload, annotations),
    automountServiceAccountToken: false,
  };
}

/**
 * The Service of a workload inside the cluster.
 *
 * @param port - of the Service; the pods' one is the port of the given name
 * @param headless - whether its name leads to the pods themselves, as a StatefulSet's does
 */
export function service(
  where: Where,
  workload: Workload,
  port: { name: string; number: number },
  headless = false,
): Service {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: metadata(where, workload),
    spec: {
      type: "ClusterIP",
      ...(headless && { clusterIP: "None" as const }),
      selector: podLabels(workload),
      ports: [{ name: port.name, port: port.number, targetPort: port.name, protocol: "TCP" }],
    },
  };
}
