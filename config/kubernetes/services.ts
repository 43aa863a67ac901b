import type { Port, Workload } from "../workloads/workload";
import { metadata, podLabels, type Where } from "./objects";
import type { Service } from "./types";

/** How a Service is made. */
export interface ServiceArgs {
  workload: string;
  /** Default: the workload's. */
  name?: string;
  ports: readonly Port[];
  /** Whether its name leads to the pods themselves, as a StatefulSet's does. */
  isHeadless?: boolean;
  /** Whether it leads to the pod of one's own node only. */
  isLocal?: boolean;
}

/** A Service inside the cluster. Its ports are called as the pods' ones, to which they lead. */
export function service(
  where: Where,
  { workload, name = workload, ports, isHeadless = false, isLocal = false }: ServiceArgs,
): Service {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: metadata(where, workload, name),
    spec: {
      type: "ClusterIP",
      ...(isHeadless && { clusterIP: "None" as const }),
      ...(isLocal && { internalTrafficPolicy: "Local" as const }),
      selector: podLabels(where, workload),
      ports: ports.map(({ name: port, number, protocol = "TCP" }) => ({
        name: port,
        port: number,
        targetPort: port,
        protocol,
      })),
    },
  };
}

/** The Service that leads to a workload; undefined for one that nobody connects to. */
export function workloadService(where: Where, workload: Workload): Service | undefined {
  const ports = workload.ports?.filter(({ isServed }) => isServed) ?? [];
  if (ports.length === 0) return undefined;
  const isLocal = workload.kubernetes?.perNode ?? false;
  return service(where, {
    workload: workload.name,
    ...(isLocal && { name: where.kubernetes.datadogAgent.service }),
    ports,
    isHeadless: workload.data !== undefined,
    isLocal,
  });
}
