import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import Docker from "dockerode";

/** A config, and what it needs to be loaded. */
export interface LoaderCase {
  /** Text of LiteLLM's config.yaml. */
  config: string;
  /** Texts of files beside it, by name. */
  files?: Record<string, string>;
  /** Environment variables; by default, a dummy for each that the config names. */
  environment?: Record<string, string>;
}

/** What LiteLLM makes of a config. */
export type Loaded = {
  /** Lines that LiteLLM logged as a warning, or worse. */
  warnings: string[];
} & (
  | {
      ok: true;
      /** How many models LiteLLM counts, as `--validate_config` prints it. */
      models: number;
      /** Ids of the deployments that it took: it leaves out those that it can't use. */
      ids: string[];
      /** The config as LiteLLM's YAML reads it, which is an older one than ours. */
      read: unknown;
    }
  | { ok: false; error: string; trace?: string }
);

/** A LiteLLM that loads one config after the other, in a container without a network. */
export class Loader {
  private constructor(
    private readonly container: Docker.Container,
    private readonly input: NodeJS.WritableStream,
    private readonly answers: AsyncIterator<string>,
    private readonly errors: () => string,
  ) {}

  /** Starts LiteLLM, which takes seconds. */
  static async start(image: string): Promise<Loader> {
    const script = await readFile(join(__dirname, "loader.py"), "utf8");
    const docker = new Docker();
    const container = await docker.createContainer({
      Image: image,
      Entrypoint: ["python3", "-c", script],
      Cmd: [],
      // It ends with its input, also when this process is killed.
      OpenStdin: true,
      StdinOnce: true,
      HostConfig: { AutoRemove: true, NetworkMode: "none" },
    });
    try {
      const attach = { stream: true, hijack: true, stdin: true, stdout: true, stderr: true };
      const stream = await container.attach(attach);
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      docker.modem.demuxStream(stream, stdout, stderr);
      stream.on("end", () => stdout.end());
      let errors = "";
      stderr.on("data", (text: Buffer) => (errors = (errors + text.toString()).slice(-4000)));
      const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
      await container.start();
      const loader = new Loader(container, stream, lines, () => errors);
      await loader.answer();
      return loader;
    } catch (error) {
      await container.remove({ force: true });
      throw error;
    }
  }

  /** Loads a config as `litellm --validate_config` does. */
  async load({
    config,
    files = {},
    environment = dummyEnvironment(config),
  }: LoaderCase): Promise<Loaded> {
    this.input.write(`${JSON.stringify({ config, files, environment })}\n`);
    return (await this.answer()) as Loaded;
  }

  /** Removes the container. */
  async stop(): Promise<void> {
    await this.container.remove({ force: true });
  }

  private async answer(): Promise<unknown> {
    for (;;) {
      const line = await this.answers.next();
      if (line.done) throw new Error(`LiteLLM ended: ${this.errors()}`);
      // LiteLLM's import may print, too.
      if (line.value.startsWith("{")) return JSON.parse(line.value);
    }
  }
}

/** A value for each environment variable that a config names. */
export function dummyEnvironment(config: string): Record<string, string> {
  const names = [...config.matchAll(/os\.environ\/(\w+)/g)].map(([, name = ""]) => name);
  return Object.fromEntries(
    names.map((name) => [name, name.endsWith("URL") ? "redis://dummy:6379" : "sk-a-dummy"]),
  );
}
