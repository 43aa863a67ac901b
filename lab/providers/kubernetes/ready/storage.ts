import { textAt } from "../objects";
import type { Check } from "./check";

/** A claim that has its volume, or waits for a pod to need it (provider/pkg/await/awaiters.go). */
export const persistentVolumeClaim: Check = async ({ cluster, object }) => {
  const phase = textAt(object, "status", "phase");
  if (phase === "Bound") return { ready: true, reasons: [] };
  const name = textAt(object, "spec", "storageClassName");
  const storageClass =
    name &&
    (await cluster.get({
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: { name },
    }));
  const waits =
    storageClass && textAt(storageClass, "volumeBindingMode") === "WaitForFirstConsumer";
  const missing = name
    ? `storage class "${name}" does not exist`
    : "the claim names no storage class, and the cluster has no default one";
  return {
    ready: phase === "Pending" && waits === true,
    reasons: [...(storageClass ? [] : [missing]), `the claim is ${phase || "new"}, not Bound`],
  };
};
