import { randomUUID } from "node:crypto";
import type { Stack } from "@pulumi/pulumi/automation";
import { findEngine } from "../../../scripts/parts/engine";
import { describe as describePart } from "../../../scripts/parts/origin";
import { findPlugins } from "../../../scripts/parts/plugins";
import type { TestCluster } from "./kubernetes-cluster";
import { StackSandbox, type Engine } from "./stack-sandbox";

/** Finds the engine and the provider plugins (yours, if you have them). */
export async function findKubernetesPlugins(): Promise<Engine> {
  const { command: engine } = await findEngine(console.log);
  const { path, parts } = await findPlugins(engine, console.log, "kubernetes");
  // Which plugins these tests are about.
  process.stderr.write(`provider plugins: ${parts.map(describePart).join(", ")}\n`);
  return { engine, path };
}

/** An object as these tests look at it. */
interface Found {
  metadata: { name: string; labels?: Record<string, string> };
  spec: Record<string, unknown>;
  status: Record<string, unknown>;
}

/** A stack of Kubernetes objects, with a namespace of its own. */
export class KubernetesSandbox extends StackSandbox {
  readonly namespace = `test-${randomUUID().slice(0, 8)}`;

  private constructor(
    private readonly cluster: TestCluster,
    ...parts: [folder: string, stack: Stack]
  ) {
    super(...parts);
  }

  static async make(engine: Engine, cluster: TestCluster): Promise<KubernetesSandbox> {
    const environment = { KUBECONFIG: cluster.node.kubeconfig };
    const parts = await StackSandbox.parts(engine, environment);
    const sandbox = new KubernetesSandbox(cluster, ...parts);
    await cluster.kubectl("create", "namespace", sandbox.namespace);
    return sandbox;
  }

  /** One object in the namespace. */
  async get(kind: string, name: string): Promise<Found> {
    return (await this.cluster.get(kind, name, "-n", this.namespace)) as Found;
  }

  /** Names that begin so, of the objects of a kind. */
  async names(kind: string, prefix: string, namespace = this.namespace): Promise<string[]> {
    const list = await this.cluster.get(kind, "-n", namespace);
    const { items } = list as { items: Found[] };
    return items.map(({ metadata }) => metadata.name).filter((name) => name.startsWith(prefix));
  }

  /** Removes all that a test made, without asking the engine. */
  override async clean(): Promise<void> {
    await this.cluster.kubectl("delete", "namespace", this.namespace, "--wait=false");
    await super.clean();
  }
}
