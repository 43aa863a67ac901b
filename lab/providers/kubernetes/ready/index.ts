import { setTimeout as delay } from "node:timers/promises";
import type { Properties } from "../../bridge/values";
import type { Cluster } from "../cluster";
import { annotation, kindOf, nameOf } from "../objects";
import { problemsOf } from "../problems";
import type { Check } from "./check";
import { ingress, service } from "./network";
import { persistentVolumeClaim } from "./storage";
import { wantedCheck } from "./wait-for";
import { deployment, job, statefulSet } from "./workloads";

/** By kind, what is waited for; other kinds are ready once they are made. */
const checks: Readonly<Record<string, () => Check>> = {
  "apps/v1/Deployment": () => deployment,
  "apps/v1/StatefulSet": () => statefulSet,
  "batch/v1/Job": () => job,
  "networking.k8s.io/v1/Ingress": () => ingress,
  "v1/PersistentVolumeClaim": () => persistentVolumeClaim,
  "v1/Service": service,
};

const pollMs = 400;

/** An object that is there, but doesn't do what it is for. */
export class NotReadyError extends Error {
  constructor(
    message: string,
    readonly object: Properties,
    /** All that is known about why. */
    readonly reasons: string[],
  ) {
    super(message);
  }
}

/** What {@link untilReady} works on. */
export interface Wait {
  cluster: Cluster;
  /** The object, as the API server answered. */
  object: Properties;
  inputs: Properties;
  updated: boolean;
  /** In seconds, from the program's `customTimeouts`; 0 without. */
  timeout: number;
  cancelled: AbortSignal;
}

/**
 * Waits until an object does what it is for, as the official provider does.
 *
 * @returns the object as it then is
 * @throws {@link NotReadyError} when it never will, when it takes too long, or at an interrupt
 */
export async function untilReady(wait: Wait): Promise<Properties> {
  const { cluster, inputs, updated, cancelled } = wait;
  const name = nameOf(wait.object);
  const check = checkOf(inputs);
  if (!check) return wait.object;
  const end = Date.now() + secondsToWait(wait) * 1000;
  for (let object = wait.object; ;) {
    const verdict = await check({ cluster, object, updated });
    if (verdict.ready) return object;
    const message = verdict.failed
      ? `Resource '${name}' was created but failed to initialize`
      : cancelled.aborted
        ? `Resource operation was cancelled for '${name}'`
        : Date.now() > end && `'${name}' timed out waiting to be Ready`;
    if (message) {
      const problems = await problemsOf(cluster, object);
      throw new NotReadyError(message, object, [...verdict.reasons, ...problems]);
    }
    await delay(pollMs, undefined, { signal: cancelled }).catch(() => undefined);
    const now = await cluster.get(object);
    if (!now) throw new NotReadyError(`'${name}' was deleted meanwhile`, object, []);
    object = now;
  }
}

/**
 * Looks once whether an object does what it is for, for a refresh.
 *
 * @returns why not; undefined when it does
 */
export async function whyNotReady(
  cluster: Cluster,
  object: Properties,
  inputs: Properties,
): Promise<string[] | undefined> {
  const kind = kindOf(object);
  // Without time to settle these two would be wrongly blamed.
  if (kind === "v1/Service" || kind === "v1/PersistentVolumeClaim") return undefined;
  const verdict = await checkOf(inputs)?.({ cluster, object, updated: true });
  return !verdict || verdict.ready ? undefined : verdict.reasons;
}

function checkOf(inputs: Properties): Check | undefined {
  if (annotation(inputs, "skipAwait") === "true") return undefined;
  return wantedCheck(inputs) ?? checks[kindOf(inputs)]?.();
}

function secondsToWait({ inputs, timeout }: Wait): number {
  const usual = kindOf(inputs) === "v1/PersistentVolumeClaim" ? 300 : 600;
  return timeout || Number(annotation(inputs, "timeoutSeconds")) || usual;
}
