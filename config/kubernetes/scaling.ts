import type { Workload } from "../workloads/workload";
import { metadata, podSelector, type Where } from "./objects";
import type { HorizontalPodAutoscaler, PodDisruptionBudget } from "./types";

/** Lets a drained node take one pod at a time; undefined where there is only one. */
export function disruptionBudget(
  where: Where,
  { name, replicas = 1 }: Workload,
): PodDisruptionBudget | undefined {
  if (replicas < 2) return undefined;
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: metadata(where, name),
    spec: {
      maxUnavailable: 1,
      // Otherwise a proxy that never got ready would keep its node from being drained.
      unhealthyPodEvictionPolicy: "AlwaysAllow",
      selector: podSelector(where, name),
    },
  };
}

/**
 * More proxies when their CPUs are busy; undefined where none was asked for. Not by memory: what
 * Prisma's engine once took it keeps. Each that goes has streams to finish, so they go slowly.
 */
export function autoscaler(
  where: Where,
  { name, replicas }: Workload,
): HorizontalPodAutoscaler | undefined {
  const { autoscaling } = where.kubernetes;
  if (!autoscaling || replicas === undefined) return undefined;
  const target = { type: "Utilization", averageUtilization: autoscaling.cpuPercent } as const;
  return {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: metadata(where, name),
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      minReplicas: replicas,
      maxReplicas: autoscaling.maxReplicas,
      metrics: [{ type: "Resource", resource: { name: "cpu", target } }],
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 300,
          policies: [{ type: "Pods", value: 1, periodSeconds: 180 }],
        },
      },
    },
  };
}
