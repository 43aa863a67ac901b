import type {
  CoreV1Api,
  CoreV1Event,
  V1ContainerStatus,
  V1Pod,
} from "@kubernetes/client-node" with { "resolution-mode": "import" };
import { clusterAccess } from "../../preflight/kubernetes/cluster-access";
import type { ClusterArgs } from "../../preflight/kubernetes/cluster-args";
import { isReady } from "./ready-pod";

const eventCount = 5;
const logLines = 10;
/** Reasons to wait that are no problem. */
const usual = ["ContainerCreating", "PodInitializing"];

/**
 * After a failed update: what is wrong with the pods of a namespace that aren't ready, with the last
 * warnings about each and the end of what its containers wrote. Undefined where all are ready, or the
 * cluster can't be asked: this only adds to an error.
 *
 * @param namespace - the gateway's
 * @param choice - which cluster; by default that of the kubeconfig's current context
 */
export async function explainFailedPods(
  namespace: string,
  choice: ClusterArgs = {},
): Promise<string | undefined> {
  try {
    const { core } = await clusterAccess(choice);
    return await failedPods(core, namespace);
  } catch {
    return undefined;
  }
}

/** Reasons why pods of a cluster aren't ready. @throws the client's error when it can't be asked */
async function failedPods(core: CoreV1Api, namespace: string): Promise<string | undefined> {
  const { items: pods } = await core.listNamespacedPod({ namespace });
  const { items: events } = await core.listNamespacedEvent({
    namespace,
    fieldSelector: "type=Warning",
  });
  const texts = await Promise.all(oneEach(pods).map((pod) => explainPod(core, pod, events)));
  // Such as of a ReplicaSet that may not make pods, or of a claim that gets no volume.
  const others = events.filter(({ involvedObject }) => involvedObject.kind !== "Pod");
  const lines = lastOf(others).map((event) => {
    const { kind = "", name = "" } = event.involvedObject;
    return `${kind} ${name}: ${reasonOf(event)}`;
  });
  return [...texts, ...lines].join("\n") || undefined;
}

/** The newest pod of each owner that isn't ready: pods of one owner fail alike. */
function oneEach(pods: V1Pod[]): V1Pod[] {
  const ownerOf = ({ metadata }: V1Pod) => metadata?.ownerReferences?.[0]?.uid ?? metadata?.uid;
  const madeAt = ({ metadata }: V1Pod) => metadata?.creationTimestamp?.getTime() ?? 0;
  // A Job may fail before it succeeds.
  const done = new Set(
    pods.filter(({ status }) => status?.phase === "Succeeded").map((pod) => ownerOf(pod)),
  );
  const failed = pods
    .filter((pod) => !isWell(pod) && !done.has(ownerOf(pod)))
    .sort((one, other) => madeAt(one) - madeAt(other));
  return [...new Map(failed.map((pod) => [ownerOf(pod), pod])).values()];
}

/** Whether a pod does what it should, or is on its way out. */
const isWell = (pod: V1Pod): boolean => Boolean(pod.metadata?.deletionTimestamp) || isReady(pod);

async function explainPod(core: CoreV1Api, pod: V1Pod, events: CoreV1Event[]): Promise<string> {
  const { metadata, status } = pod;
  const scheduled = status?.conditions?.find(({ type }) => type === "PodScheduled");
  const lines = scheduled?.status === "False" ? [reasonOf(scheduled)] : [];
  for (const container of status?.containerStatuses ?? []) {
    if (container.ready) continue;
    lines.push(`container ${container.name}: ${stateOf(container)}`);
    const log = await logOf(core, pod, container);
    if (log.length > 0) lines.push("last lines of its log:", ...log.map(indented));
  }
  const last = lastOf(events.filter(({ involvedObject }) => involvedObject.uid === metadata?.uid));
  if (last.length > 0) lines.push("last warnings:", ...last.map(reasonOf).map(indented));
  return [`pod ${metadata?.name ?? ""} isn't ready:`, ...lines.map(indented)].join("\n");
}

/** Reason why a container is waiting or has ended. */
function stateOf({ state, lastState }: V1ContainerStatus): string {
  const ended = state?.terminated ?? lastState?.terminated;
  const exit = ended && `ended with exit code ${ended.exitCode} (${ended.reason ?? "no reason"})`;
  const waiting = state?.waiting;
  if (waiting && !usual.includes(waiting.reason ?? ""))
    return [reasonOf(waiting), exit].filter(Boolean).join("; ");
  return exit ?? (waiting ? "is being made" : "runs, but isn't ready");
}

/** The end of what a container wrote; of its last run where this one wrote nothing yet. */
async function logOf(
  core: CoreV1Api,
  { metadata }: V1Pod,
  { name: container, restartCount }: V1ContainerStatus,
): Promise<string[]> {
  const pod = { name: metadata?.name ?? "", namespace: metadata?.namespace ?? "" };
  const read = (previous: boolean) =>
    core
      .readNamespacedPodLog({ ...pod, container, previous, tailLines: logLines })
      // A container that never ran has no log.
      .catch(() => "");
  const text = (await read(false)).trim() || (restartCount > 0 ? (await read(true)).trim() : "");
  return text === "" ? [] : text.split("\n");
}

const reasonOf = ({ reason = "", message = "" }: { reason?: string; message?: string }): string =>
  `[${reason}] ${message}`.trim();

const lastOf = (events: CoreV1Event[]): CoreV1Event[] =>
  events.sort((one, other) => timeOf(one) - timeOf(other)).slice(-eventCount);

const timeOf = ({ lastTimestamp, eventTime, metadata }: CoreV1Event): number =>
  (lastTimestamp ?? eventTime ?? metadata.creationTimestamp)?.getTime() ?? 0;

const indented = (line: string): string => `  ${line}`;
