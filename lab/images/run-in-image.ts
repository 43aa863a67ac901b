import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import Docker from "dockerode";

const docker = new Docker();

/** What a program said. */
export interface Outcome {
  exitCode: number;
  stdout: string;
  /** What it said on both outputs. */
  text: string;
}

/** Runs a program of an image on files, which it has in /files, without a network. */
export async function runInImage(
  image: string,
  files: Record<string, string>,
  command: readonly string[],
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-config-"));
  try {
    // The images' users are others than this one.
    await chmod(folder, 0o755);
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, name), content);
    const outputs = [new PassThrough(), new PassThrough()] as const;
    const said = Promise.all(outputs.map((output) => text(output)));
    const [{ StatusCode: exitCode }] = (await docker.run(image, command.slice(1), [...outputs], {
      // A terminal would mix the outputs.
      Tty: false,
      Entrypoint: command.slice(0, 1),
      HostConfig: { AutoRemove: true, NetworkMode: "none", Binds: [`${folder}:/files:ro`] },
    })) as [{ StatusCode: number }];
    const [stdout = "", stderr = ""] = await said;
    return { exitCode, stdout, text: stdout + stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
