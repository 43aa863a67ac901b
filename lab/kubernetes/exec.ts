import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { text } from "node:stream/consumers";
import Docker from "dockerode";

const docker = new Docker();

/**
 * Runs a program in a container to its end.
 *
 * @param input - its standard input
 * @returns its standard output
 * @throws Error with what it wrote when it fails
 */
export async function execIn(
  container: Docker.Container,
  command: string[],
  input?: Readable,
): Promise<string> {
  const exec = await container.exec({
    Cmd: command,
    AttachStdin: Boolean(input),
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await exec.start({ hijack: true, stdin: Boolean(input) });
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(stream, stdout, stderr);
  stream.on("close", () => {
    stdout.end();
    stderr.end();
  });
  const output = Promise.all([text(stdout), text(stderr)]);
  if (input) await pipeline(input, stream, { end: true });
  const [result, errors] = await output;
  const { ExitCode: code } = await exec.inspect();
  if (code === 0) return result;
  throw new Error(`${command.join(" ")} failed (exit code ${code}):\n${(errors + result).trim()}`);
}
