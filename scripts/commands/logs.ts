import { createInterface } from "node:readline";
import { PassThrough, Readable } from "node:stream";
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
      part
        ? `no container of stack "${stackName}" has "${part}" in its name`
        : `stack "${stackName}" has no containers`,
      part ? "leave the name out to see all" : "npm run up",
    );
  }
  await Promise.all(containers.map((container) => show(docker, container, options)));
}

async function show(
  docker: Docker,
  info: Docker.ContainerInfo,
  { follow, tail }: LogsOptions,
): Promise<void> {
  const name = info.Labels["litellm-gateway.resource"] ?? info.Id;
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
