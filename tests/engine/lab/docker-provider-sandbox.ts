import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  LocalWorkspace,
  type OpMap,
  type PulumiCommand,
  type PulumiFn,
  type Stack,
} from "@pulumi/pulumi/automation";
import Docker from "dockerode";
import { ensureLabImages } from "../../../lab/images";
import { findEngine } from "../../../scripts/parts/engine";
import { describe as describePart } from "../../../scripts/parts/origin";
import { findPlugins } from "../../../scripts/parts/plugins";

/** What all tests need, and takes long to find. */
export interface Parts {
  engine: PulumiCommand;
  /** PATH with the provider plugins. */
  path: string;
  /** A small image that is there. */
  image: string;
}

/** Finds the engine, the provider plugins (yours, if you have them) and an image. */
export async function findParts(): Promise<Parts> {
  const { command: engine } = await findEngine(console.log);
  const { path, parts } = await findPlugins(engine, console.log);
  // Which plugins these tests are about.
  process.stderr.write(`provider plugins: ${parts.map(describePart).join(", ")}\n`);
  const { redis: image } = await ensureLabImages(["redis"], console.log);
  return { engine, path, image };
}

/** Counts of an update's or a preview's steps, without those that change nothing. */
export type Steps = Omit<OpMap, "same">;

/** A stack with a program that the test changes, and what it makes. */
export class ProviderSandbox {
  readonly docker = new Docker();
  /** Everything that a test makes has this label, and so it is found and removed. */
  readonly labels = [{ label: "litellm-gateway-test.run", value: randomUUID() }];
  /** Steps of the last update, in order, such as `create-replacement app`. */
  steps: string[] = [];
  /** All that the engine wrote. */
  output = "";

  private constructor(
    private readonly folder: string,
    private readonly stack: Stack,
  ) {}

  static async make({ engine, path }: Parts): Promise<ProviderSandbox> {
    const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-provider-"));
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: "test", projectName: "provider-test", program: () => Promise.resolve() },
      {
        pulumiCommand: engine,
        secretsProvider: "passphrase",
        envVars: {
          PATH: path,
          PULUMI_BACKEND_URL: `file://${folder}`,
          PULUMI_CONFIG_PASSPHRASE: "test",
          PULUMI_SKIP_UPDATE_CHECK: "true",
        },
      },
    );
    return new ProviderSandbox(folder, stack);
  }

  async up(program: PulumiFn, signal?: AbortSignal): Promise<Steps> {
    const { options, steps } = this.watched();
    try {
      const { summary } = await this.stack.up({ ...options, program, ...(signal && { signal }) });
      return changing(summary.resourceChanges ?? {});
    } finally {
      this.steps = steps;
    }
  }

  async preview(program: PulumiFn): Promise<Steps> {
    const { options } = this.watched();
    const { changeSummary } = await this.stack.preview({ ...options, program });
    return changing(changeSummary);
  }

  async refresh(): Promise<Steps> {
    const { options } = this.watched();
    const { summary } = await this.stack.refresh(options);
    return changing(summary.resourceChanges ?? {});
  }

  async destroy(): Promise<void> {
    await this.stack.destroy(this.watched().options);
  }

  /** Containers, running or not, as Docker inspects them; newest first. */
  async containers(): Promise<Docker.ContainerInspectInfo[]> {
    const list = await this.docker.listContainers({ all: true, filters: this.filter });
    return Promise.all(list.map(({ Id }) => this.docker.getContainer(Id).inspect()));
  }

  /** The one container that there is. */
  async container(): Promise<Docker.ContainerInspectInfo> {
    const [container, ...others] = await this.containers();
    if (!container || others.length > 0) throw new Error(`${others.length + 1} containers`);
    return container;
  }

  /** Waits until an update that is under way has started a container. */
  async untilContainerRuns(): Promise<void> {
    while ((await this.docker.listContainers({ filters: this.filter })).length === 0)
      await delay(100);
  }

  /** The stored state, as it is on disk: secrets are encrypted. */
  async storedState(): Promise<string> {
    const stacks = join(this.folder, ".pulumi", "stacks", "provider-test");
    const files = (await readdir(stacks)).filter((file) => file.endsWith(".json"));
    return (await Promise.all(files.map((file) => readFile(join(stacks, file), "utf8")))).join();
  }

  /** Removes all that a test made, without asking the engine. */
  async clean(): Promise<void> {
    const { docker, filter } = this;
    for (const { Id } of await docker.listContainers({ all: true, filters: filter }))
      await docker.getContainer(Id).remove({ force: true, v: true });
    const { Volumes: volumes } = await docker.listVolumes({ filters: filter });
    for (const { Name } of volumes) await docker.getVolume(Name).remove();
    for (const { Id } of await docker.listNetworks({ filters: filter }))
      await docker.getNetwork(Id).remove();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** {@link labels} as Docker's API takes them. */
  get dockerLabels(): Record<string, string> {
    return Object.fromEntries(this.labels.map(({ label, value }) => [label, value]));
  }

  get filter(): { label: string[] } {
    return { label: this.labels.map(({ label, value }) => `${label}=${value}`) };
  }

  private watched() {
    const steps: string[] = [];
    const write = (text: string) => {
      this.output += text;
    };
    const onEvent = ({ resourcePreEvent: step }: { resourcePreEvent?: StepEvent }) => {
      if (step && step.metadata.op !== "same")
        steps.push(`${step.metadata.op} ${step.metadata.urn.split("::").pop() ?? ""}`);
    };
    return { steps, options: { onOutput: write, onError: write, onEvent } };
  }
}

interface StepEvent {
  metadata: { op: string; urn: string };
}

function changing(steps: OpMap): Steps {
  return Object.fromEntries(Object.entries(steps).filter(([op]) => op !== "same"));
}
