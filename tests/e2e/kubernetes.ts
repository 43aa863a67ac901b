import { TestCluster } from "../../lab/tests/engine/kubernetes-cluster";

/** A pod, as far as tests look at it. */
export interface Pod {
  metadata: {
    name: string;
    uid: string;
    labels: Record<string, string>;
    deletionTimestamp?: string;
  };
  spec: Record<string, unknown> & { containers: { securityContext: object }[] };
  status: {
    startTime: string;
    conditions?: { type: string; status: string; lastTransitionTime: string }[];
  };
}

const isReady = ({ status }: Pod) =>
  status.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") ?? false;

/** Whether two are the same pod, not only of the same name. */
export const sameUid = (one: Pod, other: Pod): boolean => one.metadata.uid === other.metadata.uid;

/** The gateway's namespace in a cluster. */
export class GatewayNamespace {
  constructor(
    readonly cluster: TestCluster,
    readonly name: string,
  ) {}

  kubectl(...args: string[]): Promise<string> {
    return this.cluster.kubectl("-n", this.name, ...args);
  }

  /** Pods of a workload that are not on their way out, the ready ones first. */
  async pods(workload: string): Promise<Pod[]> {
    const label = `app.kubernetes.io/name=${workload}`;
    const { items } = (await this.cluster.get("-n", this.name, "pods", "-l", label)) as {
      items: Pod[];
    };
    return items
      .filter(({ metadata }) => !metadata.deletionTimestamp)
      .sort((a, b) => Number(isReady(b)) - Number(isReady(a)));
  }

  /** Memory that a pod's processes take without page cache, in bytes. */
  async memoryOf(pod: string): Promise<number> {
    const sum =
      "cat /proc/[0-9]*/smaps_rollup 2>/dev/null | awk '/^Pss:/ { sum += $2 } END { print sum }'";
    return Number(await this.kubectl("exec", pod, "--", "sh", "-c", sum)) * 1024;
  }

  /** Asks for a pod to be moved elsewhere, as `kubectl drain` does for each pod of a node. */
  evict(pod: string): Promise<string> {
    const eviction = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name: pod } };
    const path = `/api/v1/namespaces/${this.name}/pods/${pod}/eviction`;
    return this.cluster.create(path, eviction);
  }

  /** Waits until all pods of a Deployment or StatefulSet are ready, and old ones gone from its count. */
  async rolledOut(...workloads: string[]): Promise<void> {
    for (const workload of workloads)
      await this.kubectl("rollout", "status", workload, "--timeout=240s");
  }

  /** Names of the objects of some kinds. */
  async names(kinds: string): Promise<string[]> {
    return (await this.kubectl("get", kinds, "-o", "name")).split("\n").filter(Boolean).sort();
  }
}
