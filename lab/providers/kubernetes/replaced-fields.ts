import type { Properties } from "../bridge/values";
import { kindOf } from "./objects";

const jobFields = ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"];

/** By kind, the fields whose change needs a new object (provider/pkg/provider/diff.go). */
const byKind: Readonly<Record<string, readonly string[]>> = {
  "apps/v1/DaemonSet": ["spec.selector"],
  "apps/v1/Deployment": ["spec.selector"],
  "apps/v1/StatefulSet": [
    "spec.podManagementPolicy",
    "spec.revisionHistoryLimit",
    "spec.selector",
    "spec.serviceName",
    "spec.volumeClaimTemplates",
  ],
  "batch/v1/Job": jobFields,
  "rbac.authorization.k8s.io/v1/ClusterRoleBinding": ["roleRef"],
  "rbac.authorization.k8s.io/v1/RoleBinding": ["roleRef"],
  "storage.k8s.io/v1/StorageClass": ["parameters", "provisioner"],
  "v1/PersistentVolumeClaim": [
    "spec.accessModes",
    "spec.selector",
    "spec.storageClassName",
    "spec.volumeName",
  ],
  "v1/ResourceQuota": ["spec.scopes"],
  "v1/Service": ["spec.clusterIP"],
};

/** The provider's settings that let these two kinds change in place. */
export interface Mutability {
  configMaps: boolean;
  secrets: boolean;
}

/** The fields of an object whose change replaces it, as paths. */
export function replacedFields(object: Properties, mutable: Mutability): readonly string[] {
  const kind = kindOf(object);
  const fields = ["metadata.name", "metadata.namespace", ...(byKind[kind] ?? [])];
  const immutable = object.immutable === true;
  if (kind === "v1/Secret") {
    const fixed = immutable || !mutable.secrets;
    fields.push("type", ...(fixed ? ["stringData", "data"] : []));
  }
  if (kind === "v1/ConfigMap" && (immutable || !mutable.configMaps))
    fields.push("binaryData", "data");
  return fields;
}
