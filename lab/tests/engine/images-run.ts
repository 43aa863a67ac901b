import { PassThrough } from "node:stream";
import Docker from "dockerode";

const docker = new Docker();

/** How a program ended, and all that it wrote. */
export interface Finished {
  exitCode: number;
  output: string;
}

/**
 * Runs a shell script in a new container, which is gone afterwards.
 *
 * @param image - the image's reference
 * @param script - for `sh -c`
 * @param options - further ones of the container
 */
export async function runInImage(
  image: string,
  script: string,
  options: Docker.ContainerCreateOptions = {},
): Promise<Finished> {
  const { stream, text } = collector();
  const create = {
    ...options,
    Entrypoint: ["sh", "-c", script],
    Tty: false,
    HostConfig: { ...options.HostConfig, AutoRemove: true },
  };
  const [{ StatusCode }] = (await docker.run(image, [], [stream, stream], create)) as [
    { StatusCode: number },
  ];
  return { exitCode: StatusCode, output: text() };
}

/** Runs a program in a running container. */
export async function runInContainer(
  container: Docker.Container,
  command: string[],
): Promise<Finished> {
  const exec = await container.exec({ Cmd: command, AttachStdout: true, AttachStderr: true });
  const both = await exec.start({});
  const { stream, text } = collector();
  docker.modem.demuxStream(both, stream, stream);
  await new Promise((resolve) => both.on("end", resolve));
  const { ExitCode } = await exec.inspect();
  return { exitCode: ExitCode ?? -1, output: text() };
}

/** A stream, and all that was written to it. */
function collector(): { stream: PassThrough; text: () => string } {
  const parts: string[] = [];
  const stream = new PassThrough();
  stream.setEncoding("utf8").on("data", (part: string) => parts.push(part));
  return { stream, text: () => parts.join("") };
}
