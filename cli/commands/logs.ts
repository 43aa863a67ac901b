import { createInterface } from "node:readline";
import { PassThrough, Readable } from "node:stream";
import type Docker from "dockerode";
import { dockerLabels } from "../../config/docker/labels";
import type { Settings } from "../../config/inputs/schema";
import { UserError } from "../errors";
import { gatewayOf } from "../gateway";
import { ownContainers } from "../interrupted";
import type { LogsOptions } from "../kubernetes/logs";
import { findDocker } from "../parts/docker";
import { silentProgress } from "../progress";
import type { ProjectFolder } from "../project";
import { stackSettings } from "../stack-settings";
import { stackTarget } from "../stack-target";
import { openEngine, openStack, readStack } from "../workspace";
import { commandName } from "../command-name";

/** `npm run logs`: the logs of a stack's containers or pods, all or those whose name has `part`. */
export async function logs(
  project: ProjectFolder,
  stackName: string,
  part: string | undefined,
  options: LogsOptions,
): Promise<void> {
  const kind = await targetOf(project, stackName);
  const show = { docker: showContainers, kubernetes: showPods }[kind];
  if ((await show(project, stackName, part, options)) > 0) return;
  const one = { docker: "container", kubernetes: "pod" }[kind];
  throw new UserError(
    part
      ? `no ${one} of stack "${stackName}" has "${part}" in its name`
      : `stack "${stackName}" has no ${one}s`,
    part ? "leave the name out to see all" : commandName("up"),
  );
}

/** Where a stack runs; of one with a file that is known even when it never came up. */
async function targetOf(project: ProjectFolder, stackName: string): Promise<Settings["target"]> {
  if (project.hasOwnProgram) return (await stackSettings(project, stackName)).target;
  project.requireStackFile(stackName);
  return stackTarget(project, stackName);
}

/** Shows logs, and says of how many pods or containers. */
type Show = (
  project: ProjectFolder,
  stackName: string,
  part: string | undefined,
  options: LogsOptions,
) => Promise<number>;

const showContainers: Show = async (project, stackName, part, options) => {
  const owner = { project: project.name, stack: stackName };
  const { docker } = await findDocker(() => undefined, project.fallbacks);
  const containers = (await ownContainers(docker, owner)).filter(
    ({ State: state, Labels: labels }) =>
      state !== "created" && (!part || labels[dockerLabels.part]?.includes(part)),
  );
  await Promise.all(containers.map((container) => showContainer(docker, container, options)));
  return containers.length;
};

const showPods: Show = async (project, stackName, part, options) => {
  const stack = await openStack(await openEngine(project, silentProgress), stackName);
  const { settings } = await (project.hasOwnProgram ? gatewayOf(stack, project) : readStack(stack));
  // Loaded here: stacks on Docker don't pay for the client.
  const { clusterOf } = await import("../kubernetes/cluster.js");
  const { podPlaces, showPodLogs } = await import("../kubernetes/logs.js");
  const cluster = await clusterOf(stack);
  const shown = await Promise.all(
    podPlaces(settings, part).map((place) => showPodLogs(cluster, place, part, options)),
  );
  return shown.reduce((sum, count) => sum + count, 0);
};

async function showContainer(
  docker: Docker,
  info: Docker.ContainerInfo,
  { follow, tail }: LogsOptions,
): Promise<void> {
  const name = info.Labels[dockerLabels.part] ?? info.Id;
  const container = docker.getContainer(info.Id);
  const request = { stdout: true, stderr: true, tail };
  const log = follow
    ? await container.logs({ ...request, follow: true })
    : Readable.from(inPieces(await container.logs({ ...request, follow: false })));
  const lines = new PassThrough();
  docker.modem.demuxStream(log, lines, lines);
  log.once("end", () => lines.end());
  for await (const line of createInterface({ input: lines })) console.log(`${name} | ${line}`);
}

/** Of 16 kB: docker-modem calls itself for each line of a piece, and a long log would be too deep. */
function* inPieces(log: Buffer): Generator<Buffer> {
  const size = 16 * 1024;
  for (let start = 0; start < log.length; start += size) yield log.subarray(start, start + size);
}
