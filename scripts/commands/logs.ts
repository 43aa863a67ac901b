import type Docker from "dockerode";
import { UserError } from "../errors";
import { ownContainers } from "../interrupted";
import { findDocker } from "../parts/docker";
import type { ProjectFolder } from "../project";

/** What `npm run logs` shows. */
export interface LogsOptions {
  /** Go on showing what comes. */
  follow: boolean;
  /** Last lines of each container. */
  tail: number;
}

/** `npm run logs`: the logs of a stack's containers, all or those whose name has `part`. */
export async function logs(
  project: ProjectFolder,
  stackName: string,
  part: string | undefined,
  options: LogsOptions,
): Promise<void> {
  project.requireStackFile(stackName);
  const { docker } = await findDocker(() => undefined);
  const containers = (await ownContainers(docker, stackName)).filter(
    ({ State: state, Names: names }) => state !== "created" && (!part || names[0]?.includes(part)),
  );
  if (containers.length === 0) {
    throw new UserError(
      part ? `no container of stack "${stackName}" has "${part}" in its name` : `stack "${stackName}" has no containers`,
      part ? "leave the name out to see all" : "npm run up",
    );
  }
  await Promise.all(containers.map((container) => show(docker, container, options)));
}

async function show(docker: Docker, info: Docker.ContainerInfo, options: LogsOptions): Promise<void> {
  const name = info.Labels["litellm-gateway.resource"] ?? info.Id;
  const container = docker.getContainer(info.Id);
  const print = { write: (chunk: Buffer) => process.stdout.write(prefixed(name, chunk)) };
  const request = { stdout: true, stderr: true, tail: options.tail };
  // Followed or not, a stream: its frames are then taken apart by the client.
  const stream = await container.logs({ ...request, follow: true });
  docker.modem.demuxStream(stream, print as NodeJS.WritableStream, print as NodeJS.WritableStream);
  if (!options.follow) setTimeout(() => { (stream as unknown as { destroy(): void }).destroy(); }, 500);
  await new Promise((resolve) => stream.once("close", resolve));
}

function prefixed(name: string, chunk: Buffer): string {
  const lines = chunk.toString("utf8").trimEnd().split("\n");
  return lines.map((line) => `${name} | ${line}\n`).join("");
}
