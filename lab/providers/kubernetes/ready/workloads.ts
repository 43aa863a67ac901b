import { conditionOf, numberAt, textAt } from "../objects";
import type { Properties } from "../../bridge/values";
import type { Check, Verdict } from "./check";

/** A Deployment whose newest version is rolled out (provider/pkg/await/deployment.go). */
export const deployment: Check = ({ object }) => {
  if (!isObserved(object)) return { ready: false, reasons: [] };
  const progressing = conditionOf(object, "Progressing");
  const available = conditionOf(object, "Available");
  const wanted = numberAt(object, "spec", "replicas");
  const updated = numberAt(object, "status", "updatedReplicas");
  const ready =
    progressing?.reason === "NewReplicaSetAvailable" &&
    progressing.status === "True" &&
    available?.status === "True" &&
    updated === wanted;
  const failing = [progressing, available, conditionOf(object, "ReplicaFailure")].filter(
    (condition) =>
      condition && condition.status !== (condition.type === "ReplicaFailure" ? "False" : "True"),
  );
  return {
    ready,
    reasons: [
      ...failing.map((condition) => conditionText(condition ?? {})),
      `${numberAt(object, "status", "readyReplicas")} of ${wanted} replicas are ready`,
    ],
  };
};

/** A StatefulSet whose newest version runs and is ready (provider/pkg/await/statefulset.go). */
export const statefulSet: Check = ({ object, updated }) => {
  if (!isObserved(object)) return { ready: false, reasons: [] };
  const wanted = numberAt(object, "spec", "replicas");
  const count = (status: string) => numberAt(object, "status", status);
  const current = textAt(object, "status", "currentRevision");
  const newest = textAt(object, "status", "updateRevision");
  const byHand = updated && textAt(object, "spec", "updateStrategy", "type") === "OnDelete";
  const rolledOut = byHand || (current !== "" && current === newest);
  const replicasReady =
    wanted === count("replicas") &&
    wanted === count("readyReplicas") &&
    (byHand || wanted === count("currentReplicas"));
  return {
    ready: rolledOut && replicasReady,
    reasons: [
      ...(replicasReady ? [] : [`${count("readyReplicas")} of ${wanted} replicas are ready`]),
      ...(rolledOut ? [] : [`the update from revision "${current}" to "${newest}" is not done`]),
    ],
  };
};

/** A Job that ended well; one that failed never will (provider/pkg/await/checker/job/check.go). */
export const job: Check = ({ object }): Verdict => {
  const failed = conditionOf(object, "Failed");
  if (failed?.status === "True")
    return { ready: false, failed: true, reasons: [conditionText(failed)] };
  const ready = conditionOf(object, "Complete")?.status === "True";
  return { ready, reasons: ready ? [] : ["the job is not complete"] };
};

/** Whether the controller has seen the newest version of the object. */
function isObserved(object: Properties): boolean {
  return (
    numberAt(object, "status", "observedGeneration") >= numberAt(object, "metadata", "generation")
  );
}

function conditionText(condition: Properties): string {
  return `[${textAt(condition, "reason")}] ${textAt(condition, "message")}`;
}
