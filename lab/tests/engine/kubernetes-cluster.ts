import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { ensureLabImages } from "../../images";
import { execIn } from "../../kubernetes/exec";
import {
  startKubernetesNode,
  stopKubernetesNode,
  type KubernetesNode,
} from "../../kubernetes/node";
import { loadImagesIntoNode } from "../../kubernetes/workload-images";
import { alone } from "../../../tests/alone";

/** A Kubernetes cluster for one test file. */
export class TestCluster {
  private constructor(
    readonly node: KubernetesNode,
    /** A small image that its node has: Redis. */
    readonly image: string,
    private readonly isShared: boolean,
  ) {}

  /**
   * Starts a node, which is gone again when that fails. All files of a run of `npm test` share one: what
   * each makes is in namespaces of its own, and what is the cluster's is undone.
   *
   * @param shares - false for a node of its own
   */
  static async start(shares = true): Promise<TestCluster> {
    const { redis: image } = await ensureLabImages(["redis"], console.log);
    const shared = shares ? process.env.LITELLM_GATEWAY_TEST_NODE : undefined;
    const name = shared ?? `litellm-gateway-test-${randomUUID().slice(0, 8)}`;
    try {
      return await alone("machine", async () => {
        const node = await startKubernetesNode(console.log, name);
        await loadImagesIntoNode(node, [image], console.log);
        return new TestCluster(node, image, shared !== undefined);
      });
    } catch (error) {
      await stopKubernetesNode(name);
      throw error;
    }
  }

  /** Ends the node, unless others use it too: whoever started those ends it. */
  async stop(): Promise<void> {
    if (!this.isShared) await stopKubernetesNode(this.node.name);
  }

  /** Removes objects of the cluster, and does not wait until they are gone. */
  async remove(kind: string, ...names: string[]): Promise<void> {
    await this.kubectl("delete", kind, ...names, "--ignore-not-found", "--wait=false");
  }

  /** Runs kubectl, with all rights. @throws Error with what it wrote when it fails */
  kubectl(...args: string[]): Promise<string> {
    return execIn(this.node.container, ["kubectl", ...args]);
  }

  /** `kubectl apply` of some objects. */
  apply(...objects: object[]): Promise<string> {
    const list = JSON.stringify({ apiVersion: "v1", kind: "List", items: objects });
    const command = ["kubectl", "apply", "-f", "-"];
    return execIn(this.node.container, command, Readable.from([list]));
  }

  /** Posts one object to a path of the API. */
  create(path: string, object: object): Promise<string> {
    const command = ["kubectl", "create", "--raw", path, "-f", "-"];
    return execIn(this.node.container, command, Readable.from([JSON.stringify(object)]));
  }

  /** An object, or a list of them, as it is now. */
  async get(...args: string[]): Promise<unknown> {
    return JSON.parse(await this.kubectl("get", "-o", "json", ...args));
  }
}

/** What Pod Security `restricted` asks of a container. */
export const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  runAsUser: 999,
  seccompProfile: { type: "RuntimeDefault" },
};

/** A namespace where nothing weaker runs. */
export const restrictedNamespace = (name: string) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
});
