import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import Docker from "dockerode";
import execa from "execa";
import { parse, stringify } from "yaml";
import { dockerLabels } from "../../config/docker/labels";
import type { Images } from "../../config/inputs/images";
import type { SettingsInput } from "../../config/inputs/schema";
import type { SecretKey } from "../../config/inputs/secrets";
import { parseSettings } from "../../config/inputs/stack";
import { workloadsOf } from "../../config/workloads";
import { linkProject } from "../../cli/linked-project";
import type { CheckResult, VerifyTarget } from "../../cli/verify";
import { alone } from "../alone";

const repository = join(__dirname, "../..");

/** What a command did. */
export interface Outcome {
  exitCode: number;
  /** Standard output and standard error, as they came. */
  output: string;
  stdout: string;
}

/** A stack of its own, in a folder of its own: all that it makes is found by its name and removed. */
export class Sandbox {
  readonly docker = new Docker();
  private settings: SettingsInput;
  /** Outputs of the last `up`, once they were asked for. */
  private known: Promise<VerifyTarget> | undefined;

  private constructor(
    readonly folder: string,
    readonly stack: string,
    settings: SettingsInput,
    private secrets: Partial<Record<SecretKey, string>>,
    /** Environment of all commands. */
    private readonly env: NodeJS.ProcessEnv,
  ) {
    this.settings = settings;
  }

  /** Makes the folder of a stack like the dev stack; on Docker with a free port. Nothing runs yet. */
  static async make(
    settings: SettingsInput,
    secrets: Partial<Record<SecretKey, string>> = {},
    env: NodeJS.ProcessEnv = {},
  ): Promise<Sandbox> {
    const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-e2e-"));
    await linkProject(folder);
    const stack = `e2e-${process.pid}-${Date.now()}`;
    const onDocker = { ...settings, edge: { port: await freePort(), ...settings.edge } };
    const own = settings.target === "kubernetes" ? settings : onDocker;
    const sandbox = new Sandbox(folder, stack, own, secrets, env);
    await sandbox.configure({});
    return sandbox;
  }

  get url(): string {
    return `http://127.0.0.1:${this.settings.edge?.port}`;
  }

  get stackFile(): string {
    return join(this.folder, `Pulumi.${this.stack}.yaml`);
  }

  /** Writes changed settings and secrets to the stack's file; what the engine wrote there stays. */
  async configure(
    change: SettingsInput,
    secrets: Partial<Record<SecretKey, string>> = {},
  ): Promise<void> {
    this.settings = { ...this.settings, ...change };
    this.secrets = { ...this.secrets, ...secrets };
    const before = parse(await readFile(this.stackFile, "utf8").catch(() => "{}")) as object;
    const config = Object.fromEntries(
      Object.entries({ ...this.settings, ...this.secrets }).map(([key, value]) => [
        `litellm-gateway:${key}`,
        value,
      ]),
    );
    await writeFile(this.stackFile, stringify({ ...before, config }));
  }

  /** Starts `npm run COMMAND` on the stack. */
  start(
    command: string,
    args: string[] = [],
    env: NodeJS.ProcessEnv = {},
  ): execa.ExecaChildProcess {
    const all = [command, "--stack", this.stack, "--cwd", this.folder, ...args];
    return execa("node", [join(repository, "dev/bootstrap.mjs"), ...all], {
      cwd: repository,
      env: { ...this.env, ...env, NO_COLOR: "1", FORCE_COLOR: undefined },
      stdin: "ignore",
      all: true,
      reject: false,
      detached: true,
    });
  }

  /** Runs `npm run COMMAND` on the stack to its end; one that starts a gateway, while no other does. */
  async run(command: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const toEnd = async () => this.start(command, args, env);
    const starts = command === "up" || (command === "pulumi" && args[0] === "up");
    if (starts) this.known = undefined;
    const { exitCode, all = "", stdout } = await (starts ? alone("machine", toEnd) : toEnd());
    return { exitCode, output: all, stdout };
  }

  /** Runs a command that must succeed. */
  async must(command: string, args: string[] = []): Promise<Outcome> {
    const outcome = await this.run(command, args);
    if (outcome.exitCode === 0) return outcome;
    throw new Error(`${command} ${args.join(" ")} failed:\n${outcome.output}`);
  }

  /** The stack's outputs, secrets in plain text: those of the last `up`. */
  outputs(): Promise<VerifyTarget> {
    this.known ??= this.must("pulumi", ["stack", "output", "--json", "--show-secrets"]).then(
      ({ stdout }) => JSON.parse(stdout) as VerifyTarget,
    );
    return this.known;
  }

  async verify(): Promise<CheckResult[]> {
    const { stdout } = await this.run("verify", ["--json"]);
    return JSON.parse(stdout) as CheckResult[];
  }

  /** What the names of the stack's resources begin with. */
  get prefix(): string {
    return `gateway-${this.stack}-`;
  }

  /** The stack's containers, running or not, by what part of the gateway they are. */
  async containers(): Promise<Map<string, Docker.ContainerInfo>> {
    const list = await this.docker.listContainers({ all: true, filters: this.filter });
    return new Map(list.map((info) => [this.partOf(info.Labels), info]));
  }

  /** Images of the running containers, as the settings name them. */
  async imagesInUse(): Promise<Partial<Images>> {
    const names = { keys: Object.keys(this.secrets) as SecretKey[], credentials: [] };
    const workloads = workloadsOf(parseSettings(this.settings, names), names);
    const containers = await this.containers();
    return Object.fromEntries(
      workloads.flatMap(({ name, image, replicas }) => {
        const container = containers.get(replicas === undefined ? name : `${name}-0`);
        return container ? [[image, container.Image] as const] : [];
      }),
    );
  }

  async volumes(): Promise<string[]> {
    const { Volumes: volumes } = await this.docker.listVolumes({ filters: this.filter });
    return volumes.map(({ Labels: labels }) => this.partOf(labels)).sort();
  }

  private partOf(labels: Record<string, string>): string {
    const part = labels[dockerLabels.part] ?? labels[dockerLabels.resource] ?? "";
    return part.startsWith(this.prefix) ? part.slice(this.prefix.length) : part;
  }

  async networks(): Promise<string[]> {
    const networks = await this.docker.listNetworks({ filters: this.filter });
    return networks.map(({ Name: name }) => name);
  }

  /** Files with stacks in the local state. */
  async statesOfStacks(): Promise<string[]> {
    const stacks = join(this.folder, ".pulumi-local/state/.pulumi/stacks/litellm-gateway");
    return (await readdir(stacks)).filter((file) => file.endsWith(".json"));
  }

  /** Removes whatever there is, without asking the engine. */
  async destroy(): Promise<void> {
    const { docker, filter } = this;
    const containers = await docker.listContainers({ all: true, filters: filter });
    await Promise.all(
      containers.map(({ Id }) => docker.getContainer(Id).remove({ force: true, v: true })),
    );
    const { Volumes: volumes } = await docker.listVolumes({ filters: filter });
    await Promise.all(volumes.map(({ Name }) => docker.getVolume(Name).remove()));
    const networks = await docker.listNetworks({ filters: filter });
    await Promise.all(networks.map(({ Id }) => this.removeNetwork(Id)));
    await rm(this.folder, { recursive: true, force: true });
  }

  /**
   * A container that is gone keeps its place in a network for a moment; when it was starting just then,
   * Docker 20.10 at times forgets whose place it is, and lets go of the network only when it starts anew.
   */
  private async removeNetwork(id: string, attempts = 10): Promise<void> {
    try {
      await this.docker.getNetwork(id).remove();
    } catch (error) {
      if (!String(error).includes("active endpoints")) throw error;
      if (attempts === 1) {
        console.warn(`left the network ${id}, which Docker doesn't let go: ${String(error)}`);
        return;
      }
      await delay(500);
      await this.removeNetwork(id, attempts - 1);
    }
  }

  private get filter(): { label: string[] } {
    return { label: [`${dockerLabels.stack}=${this.stack}`] };
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
