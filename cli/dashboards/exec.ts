import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type Docker from "dockerode";

/**
 * Runs a command in a container, as `docker exec` does: so what listens inside only is reached on
 * Docker Desktop as well.
 *
 * @returns standard output
 * @throws Error with what the command said, when it ends with another exit code than 0
 */
export async function execIn(
  docker: Docker,
  containerId: string,
  command: readonly string[],
): Promise<string> {
  const exec = await docker
    .getContainer(containerId)
    .exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true });
  const stream = await exec.start({});
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(stream, stdout, stderr);
  stream.once("close", () => {
    stdout.end();
    stderr.end();
  });
  const [output, complaint] = await Promise.all([text(stdout), text(stderr)]);
  const { ExitCode: exitCode } = await exec.inspect();
  if (exitCode === 0) return output;
  const [lastWords = ""] = complaint.trim().split("\n").slice(-1);
  throw new Error(
    lastWords === "" ? `${command[0] ?? ""} ended with exit code ${exitCode}` : lastWords,
  );
}
