import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import Docker from "dockerode";
import { ensureLabImages } from "../../images";
import { findStackEngine, StackSandbox, type Engine } from "../../../tests/engine/stack-sandbox";

/** What all tests need, and takes long to find. */
export interface Parts extends Engine {
  /** A small image that is there. */
  image: string;
}

/** Finds the engine, the provider plugins (yours, if you have them) and an image. */
export async function findParts(): Promise<Parts> {
  const engine = await findStackEngine("docker");
  const { redis: image } = await ensureLabImages(["redis"], console.log);
  return { ...engine, image };
}

/** A stack of Docker resources, and what it makes. */
export class ProviderSandbox extends StackSandbox {
  readonly docker = new Docker();
  /** Everything that a test makes has this label, and so it is found and removed. */
  readonly labels = [{ label: "litellm-gateway-test.run", value: randomUUID() }];

  static async make(parts: Parts): Promise<ProviderSandbox> {
    return new ProviderSandbox(...(await StackSandbox.parts(parts)));
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

  /** Removes all that a test made, without asking the engine. */
  override async clean(): Promise<void> {
    const { docker, filter } = this;
    for (const { Id } of await docker.listContainers({ all: true, filters: filter }))
      await docker.getContainer(Id).remove({ force: true, v: true });
    const { Volumes: volumes } = await docker.listVolumes({ filters: filter });
    for (const { Name } of volumes) await docker.getVolume(Name).remove();
    for (const { Id } of await docker.listNetworks({ filters: filter }))
      await docker.getNetwork(Id).remove();
    await super.clean();
  }

  /** {@link labels} as Docker's API takes them. */
  get dockerLabels(): Record<string, string> {
    return Object.fromEntries(this.labels.map(({ label, value }) => [label, value]));
  }

  get filter(): { label: string[] } {
    return { label: this.labels.map(({ label, value }) => `${label}=${value}`) };
  }
}
