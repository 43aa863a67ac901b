import { metadata, type Where, type Workload } from "./objects";
import type { PersistentVolumeClaim } from "./types";

/** Name of the claim for a workload's data. */
export const claimName = (workload: Workload): string => `${workload}-data`;

/**
 * The claim for a workload's data. An object of its own, not a template of the StatefulSet: such a
 * template can't be changed, so the volume could never grow.
 */
export function dataClaim(
  where: Where,
  workload: Workload,
  gigabytes: number,
): PersistentVolumeClaim {
  const { className } = where.kubernetes.storage;
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: metadata(where, workload, claimName(workload)),
    spec: {
      accessModes: ["ReadWriteOnce"],
      ...(className !== undefined && { storageClassName: className }),
      resources: { requests: { storage: `${gigabytes}Gi` } },
    },
  };
}
