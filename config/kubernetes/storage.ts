import { dataNames } from "../workloads";
import type { Workload } from "../workloads/workload";
import { metadata, type Where } from "./objects";
import type { PersistentVolumeClaim } from "./types";

/**
 * The claims for a workload's data, one a generation, the last of which it uses. Objects of their own, not a template of the StatefulSet: such a
 * template can't be changed, so the volume could never grow.
 */
export function dataClaims(where: Where, workload: Workload): PersistentVolumeClaim[] {
  const { className } = where.kubernetes.storage;
  return dataNames(workload).map((name) => ({
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: metadata(where, workload.name, name),
    spec: {
      accessModes: ["ReadWriteOnce"],
      ...(className !== undefined && { storageClassName: className }),
      resources: { requests: { storage: `${workload.data?.gigabytes ?? 0}Gi` } },
    },
  }));
}
