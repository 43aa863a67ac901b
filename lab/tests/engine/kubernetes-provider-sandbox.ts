import { randomUUID } from "node:crypto";
import type { Stack } from "@pulumi/pulumi/automation";
import { TestCluster } from "./kubernetes-cluster";
import { findStackEngine, StackSandbox, type Engine } from "../../../tests/engine/stack-sandbox";

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

/** A cluster for a test file, and for each of its tests a sandbox in it. */
export function inCluster() {
  let engine: Engine;
  let cluster: TestCluster;
  let sandbox: KubernetesSandbox;

  beforeAll(async () => {
    engine = await findStackEngine("kubernetes");
    cluster = await TestCluster.start();
  }, 30 * 60_000);

  afterAll(async () => {
    await cluster.stop();
  });

  beforeEach(async () => {
    sandbox = await KubernetesSandbox.make(engine, cluster);
  });

  afterEach(async () => {
    await sandbox.clean();
  });

  return {
    get cluster() {
      return cluster;
    },
    get sandbox() {
      return sandbox;
    },
  };
}

/** Labels of the pods that tests make. */
export const labels = { app: "app" };

/** A pod that does something, for ever unless said otherwise. */
export function podTemplate(
  { image }: TestCluster,
  command: string[] = ["sleep", "600"],
  container: object = {},
) {
  const main = { name: "main", image, command, ...container };
  return { metadata: { labels }, spec: { terminationGracePeriodSeconds: 0, containers: [main] } };
}

/** A program of what one function makes. */
export const program = (make: () => void) => () => {
  make();
  return Promise.resolve();
};
