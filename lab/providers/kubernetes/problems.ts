import type { Properties } from "../bridge/values";
import type { Cluster } from "./cluster";
import { at, conditionOf, listAt, nameOf, namespaceOf, numberAt, textAt } from "./objects";

const logLines = 10;
const eventCount = 5;
/** Reasons to wait that are no problem. */
const usual = ["ContainerCreating", "PodInitializing"];

/**
 * What is known about why an object's pods don't run: their containers' states, the end of what these
 * wrote, and the last warnings of the cluster. What can't be asked for is left out.
 */
export async function problemsOf(cluster: Cluster, object: Properties): Promise<string[]> {
  const namespace = namespaceOf(object) || "default";
  const pods = await podsOf(cluster, object, namespace).catch(() => []);
  const problems: string[] = [];
  for (const pod of pods) problems.push(...(await podProblems(cluster, pod)));
  const warnings = await warningsAbout(cluster, object, namespace).catch(() => []);
  return [...problems, ...warnings];
}

async function podsOf(cluster: Cluster, object: Properties, namespace: string) {
  const labels = at(object, "spec", "selector", "matchLabels") ?? {};
  const labelSelector = Object.entries(labels)
    .map(([key, value]) => `${key}=${value as string}`)
    .join(",");
  return labelSelector ? cluster.list("v1", "Pod", namespace, { labelSelector }) : [];
}

async function podProblems(cluster: Cluster, pod: Properties): Promise<string[]> {
  const problems: string[] = [];
  const name = nameOf(pod);
  const scheduled = conditionOf(pod, "PodScheduled");
  if (scheduled?.status === "False")
    problems.push(`Pod ${name}: [${textAt(scheduled, "reason")}] ${textAt(scheduled, "message")}`);
  const states = ["initContainerStatuses", "containerStatuses"];
  for (const status of states.flatMap((list) => listAt(pod, "status", list))) {
    const reason = containerProblem(status);
    if (!reason) continue;
    const container = textAt(status, "name");
    const logs = await cluster.logs(pod, container, logLines).catch(() => "");
    const lines = logs.trim() ? `; its last lines:\n${indented(logs)}` : "";
    problems.push(`Pod ${name}, container ${container}: ${reason}${lines}`);
  }
  return problems;
}

/** What is wrong with a container; undefined when nothing is. */
function containerProblem(status: Properties): string | undefined {
  const waiting = textAt(status, "state", "waiting", "reason");
  const ended = at(status, "state", "terminated") ?? at(status, "lastState", "terminated");
  const exit =
    ended && textAt(ended, "reason") !== "Completed"
      ? `ended with exit code ${numberAt(ended, "exitCode")} (${textAt(ended, "reason")})`
      : "";
  if (waiting && !usual.includes(waiting)) {
    const message = textAt(status, "state", "waiting", "message");
    return [`[${waiting}] ${message}`, exit].filter(Boolean).join("; ");
  }
  if (exit) return exit;
  if (at(status, "state", "running") && status.ready === false) return "it runs, but is not ready";
  return undefined;
}

/** The last warnings about an object, and about what was made for it: named like it, and longer. */
async function warningsAbout(cluster: Cluster, object: Properties, namespace: string) {
  const name = nameOf(object);
  const events = await cluster.list("v1", "Event", namespace, { fieldSelector: "type=Warning" });
  return events
    .filter((event) => {
      const about = textAt(event, "involvedObject", "name");
      return about === name || about.startsWith(`${name}-`);
    })
    .sort((one, other) => timeOf(one).localeCompare(timeOf(other)))
    .slice(-eventCount)
    .map((event) => {
      const about = `${textAt(event, "involvedObject", "kind")} ${textAt(event, "involvedObject", "name")}`;
      return `Event: ${about}: [${textAt(event, "reason")}] ${textAt(event, "message")}`;
    });
}

function timeOf(event: Properties): string {
  return (
    textAt(event, "lastTimestamp") ||
    textAt(event, "eventTime") ||
    textAt(event, "metadata", "creationTimestamp")
  );
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}
