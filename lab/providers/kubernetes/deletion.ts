import { setTimeout as delay } from "node:timers/promises";
import type { Properties } from "../bridge/values";
import type { Cluster } from "./cluster";
import { annotation, at, kindOf, nameOf, textAt } from "./objects";

const pollMs = 300;
const policies: Readonly<Record<string, string>> = { orphan: "Orphan", background: "Background" };
/** Kinds whose end `pulumi.com/skipAwait` doesn't wait for (provider/pkg/metadata/overrides.go). */
const skippable = [
  "v1/Namespace",
  "v1/Pod",
  "apps/v1/DaemonSet",
  "apps/v1/Deployment",
  "apps/v1/StatefulSet",
  "batch/v1/Job",
];

/**
 * Deletes an object, what was made for it first, and waits until it is gone.
 *
 * @param timeout - in seconds; 0 for the usual ten minutes
 * @throws Error that says what holds it when that takes too long
 */
export async function deleteAndWait(
  cluster: Cluster,
  object: Properties,
  inputs: Properties,
  timeout: number,
  cancelled: AbortSignal,
): Promise<void> {
  const policy = policies[annotation(inputs, "deletionPropagationPolicy").toLowerCase()];
  if (!(await cluster.delete(object, policy ?? "Foreground"))) return;
  if (annotation(inputs, "skipAwait") === "true" && skippable.includes(kindOf(object))) return;
  const uid = textAt(object, "metadata", "uid");
  const seconds = timeout || Number(annotation(inputs, "timeoutSeconds")) || 600;
  for (const end = Date.now() + seconds * 1000; ;) {
    const now = await cluster.get(object);
    // One of the same name may be there already, made by somebody else.
    if (!now || (uid && textAt(now, "metadata", "uid") !== uid)) return;
    if (Date.now() > end || cancelled.aborted) {
      const finalizers = at(now, "metadata", "finalizers");
      const held = finalizers ? `; its finalizers: ${JSON.stringify(finalizers)}` : "";
      throw new Error(`'${nameOf(object)}' timed out waiting to be deleted${held}`);
    }
    await delay(pollMs, undefined, { signal: cancelled }).catch(() => undefined);
  }
}
