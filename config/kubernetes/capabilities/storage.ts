import { because, remove, set } from "../../inputs/fix";
import { error } from "../../inputs/errors";
import { clusterName } from "../../stores";
import type { Capability, Wanted } from "./capability";
import type { ClassFacts } from "./facts";

/** Names of the claims for data; of CloudNativePG's, which its operator makes, the first. */
function claimNames({ objects }: Wanted): string[] {
  return objects.flatMap(({ kind, apiVersion, metadata }) => {
    if (kind === "PersistentVolumeClaim") return [metadata.name];
    return apiVersion.startsWith("postgresql.cnpg.io/") ? [`${clusterName}-1`] : [];
  });
}

/** Refuses volumes of a StorageClass that isn't there. Claims that are there have theirs already. */
export const checkStorageClass: Capability = (wanted, { storageClasses, namespace }) => {
  const path = "kubernetes.storage.className";
  const { className } = wanted.settings.kubernetes.storage;
  const there = namespace?.claims ?? [];
  const toMake = claimNames(wanted).filter((name) => !there.includes(name));
  if (!storageClasses || toMake.length === 0) return [];
  const { length } = storageClasses;
  const choice =
    length === 0 ? "it has none; install a CSI driver" : `it has ${listed(storageClasses)}`;
  if (className === undefined) {
    if (storageClasses.some(({ isDefault }) => isDefault)) return [];
    const fix = length === 0 ? "" : because`; run: ${set(path, "NAME")}`;
    const reason = because`isn't set, and the cluster has no default StorageClass for ${toMake.join(", ")}: ${choice}${fix}`;
    return [error(path, reason)];
  }
  if (storageClasses.some(({ name }) => name === className)) return [];
  const fix = storageClasses.some(({ isDefault }) => isDefault)
    ? because`, or run: ${remove(path)}`
    : "";
  return [
    error(
      path,
      because`is ${className}, a StorageClass that the cluster doesn't have: ${choice}${fix}`,
    ),
  ];
};

const listed = (classes: readonly ClassFacts[]) =>
  classes.map(({ name, isDefault }) => (isDefault ? `${name} (default)` : name)).join(", ");
