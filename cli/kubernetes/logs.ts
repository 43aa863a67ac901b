import { PassThrough } from "node:stream";
import { createInterface } from "node:readline";
import { Log, type KubeConfig } from "@kubernetes/client-node";
import { agentNamespace, dockerAgentHost } from "../../config/datadog/agent-host";
import type { Settings } from "../../config/inputs/schema";
import { clusterLabels } from "../../config/kubernetes/cloudnative-pg";
import { partOf } from "../../config/kubernetes/objects";
import type { Strings } from "../../config/kubernetes/types";
import { databaseMaker } from "../../config/stores";
import { podsOf } from "./pods";

/** How much of the logs is shown. */
export interface LogsOptions {
  /** Go on showing what comes. */
  follow: boolean;
  /** Last lines of each container. */
  tail: number;
}

/** Where pods of a gateway are, and by which labels they are found. */
interface PodPlace {
  namespace: string;
  labels: Strings;
}

/**
 * Where the pods of a gateway are whose logs are shown.
 *
 * @param part - only pods with this in their name
 */
export function podPlaces(settings: Settings, part: string | undefined): PodPlace[] {
  const { namespace, datadogAgent } = settings.kubernetes;
  // Agents are in a namespace of their own, which one may have no rights to: only when asked for.
  const hasAgents = part && dockerAgentHost.includes(part) && datadogAgent.type === "daemonset";
  return [
    { namespace, labels: partOf },
    // The operator's pods have its labels, not ours.
    ...(databaseMaker(settings) === "cloudnativepg" ? [{ namespace, labels: clusterLabels }] : []),
    ...(hasAgents ? [{ namespace: agentNamespace(settings), labels: partOf }] : []),
  ];
}

/**
 * Prints the logs of a gateway's pods, each line with its pod's name.
 *
 * @param part - only pods with this in their name
 * @returns how many pods there were
 */
export async function showPodLogs(
  cluster: KubeConfig,
  { namespace, labels }: PodPlace,
  part: string | undefined,
  options: LogsOptions,
): Promise<number> {
  const all = await podsOf(cluster, namespace, labels);
  const pods = all.flatMap(({ metadata, spec, status }) => {
    const started = status?.containerStatuses?.some(({ state }) => !state?.waiting);
    const [container] = spec?.containers ?? [];
    const name = metadata?.name ?? "";
    return started && container && (!part || name.includes(part))
      ? [{ name, container: container.name }]
      : [];
  });
  const log = new Log(cluster);
  await Promise.all(
    pods.map(async ({ name, container }) => {
      const lines = new PassThrough();
      const { follow, tail: tailLines } = options;
      await log.log(namespace, name, container, lines, { follow, tailLines });
      for await (const line of createInterface({ input: lines })) console.log(`${name} | ${line}`);
    }),
  );
  return pods.length;
}
