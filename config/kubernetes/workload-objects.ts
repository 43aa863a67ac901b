import type { Workload } from "../workloads/workload";
import type { FileNames } from "./files";
import { metadata, podSelector, type GatewayContext, type Where } from "./objects";
import { podTemplate } from "./pod";
import type { DaemonSet, Deployment, Job, StatefulSet } from "./types";

/** Old versions that can be gone back to by hand. */
const revisionHistoryLimit = 3;

/**
 * The object that runs a workload's pods, by what it is: a Job for what ends by itself, a DaemonSet for what is on
 * each node, a StatefulSet for what has data, else a Deployment.
 */
export function workloadObject(
  context: GatewayContext,
  where: Where,
  workload: Workload,
  files: FileNames,
): Deployment | StatefulSet | DaemonSet | Job {
  const common = { metadata: metadata(where, workload.name) };
  const selector = podSelector(where, workload.name);
  const template = podTemplate(context, where, workload, files);
  if (workload.once) {
    // It stays when it is done, as a sign that it is.
    const spec = { backoffLimit: workload.once.retries, activeDeadlineSeconds: 1800, template };
    return { ...common, apiVersion: "batch/v1", kind: "Job", spec };
  }
  if (workload.kubernetes?.perNode) {
    return {
      ...common,
      apiVersion: "apps/v1",
      kind: "DaemonSet",
      spec: {
        revisionHistoryLimit,
        // An old Agent goes before its new one comes: two at once would count what is spent meanwhile twice.
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } },
        selector,
        template,
      },
    };
  }
  if (workload.data) {
    return {
      ...common,
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      spec: {
        serviceName: workload.name,
        replicas: 1,
        revisionHistoryLimit,
        updateStrategy: { type: "RollingUpdate" },
        selector,
        template,
      },
    };
  }
  const isScaled = workload.replicas !== undefined && where.kubernetes.autoscaling !== undefined;
  return {
    ...common,
    apiVersion: "apps/v1",
    kind: "Deployment",
    spec: {
      // Otherwise each update would undo what the autoscaler did.
      ...(!isScaled && { replicas: workload.replicas ?? 1 }),
      revisionHistoryLimit,
      progressDeadlineSeconds: workload.replicas === undefined ? 600 : 900,
      // One after another, sixteen would take a quarter of an hour.
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
      selector,
      template,
    },
  };
}
