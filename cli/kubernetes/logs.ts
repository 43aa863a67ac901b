import { PassThrough } from "node:stream";
import { createInterface } from "node:readline";
import { Log, type KubeConfig } from "@kubernetes/client-node";
import { gatewayLabels } from "../../config/kubernetes/objects";
import { podsOf } from "./pods";

/** How much of the logs is shown. */
export interface LogsOptions {
  /** Go on showing what comes. */
  follow: boolean;
  /** Last lines of each container. */
  tail: number;
}

/**
 * Prints the logs of a gateway's pods, each line with its pod's name.
 *
 * @param part - only pods with this in their name
 * @returns how many pods there were
 */
export async function showPodLogs(
  cluster: KubeConfig,
  namespace: string,
  part: string | undefined,
  options: LogsOptions,
): Promise<number> {
  const label = "app.kubernetes.io/part-of";
  const all = await podsOf(cluster, namespace, { [label]: gatewayLabels[label] ?? "" });
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
