import { PersistentVolumeClaim } from "@pulumi/kubernetes/core/v1/persistentVolumeClaim";
import type * as pulumi from "@pulumi/pulumi";
import type { Workload } from "../../config/kubernetes/objects";
import { dataClaim } from "../../config/kubernetes/storage";
import { placed, type Part } from "./objects";

/**
 * A claim whose data must outlive a mistake: `destroy` leaves it and its namespace, and nothing
 * replaces it. It may grow.
 */
export function protectedClaim(
  name: string,
  { settings, namespace }: Part,
  workload: Workload,
  gigabytes: number,
  parent: pulumi.Resource,
): PersistentVolumeClaim {
  const object = dataClaim(settings, workload, gigabytes);
  return new PersistentVolumeClaim(name, placed(object, namespace), { parent, protect: true });
}
