import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { request } from "node:https";
import { text } from "node:stream/consumers";
import Docker from "dockerode";
import { parse } from "yaml";
import { kubernetesVersion } from "../../kubernetes/image/version";
import { kubernetesNodeStatus, startKubernetesNode } from "../../kubernetes/node";
import { restricted, restrictedNamespace, TestCluster } from "./kubernetes-cluster";

/* The lab's Kubernetes node, as a cluster that workloads run on. */
jest.setTimeout(3 * 60_000);

let cluster: TestCluster;
const namespace = "restricted";

beforeAll(async () => {
  cluster = await TestCluster.start(false);
  await cluster.apply(restrictedNamespace(namespace));
}, 30 * 60_000);

afterAll(async () => {
  await cluster.stop();
});

/** A pod of Redis' image in the restricted namespace. */
function pod(name: string, command: string[], spec: object = {}, container: object = {}) {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace, labels: { app: name } },
    spec: {
      restartPolicy: "Never",
      containers: [
        {
          name: "main",
          image: cluster.image,
          command,
          securityContext: restricted,
          ...container,
        },
      ],
      ...spec,
    },
  };
}

/** What a pod wrote, once it has ended well. */
async function outputOf(name: string): Promise<string> {
  const ended = ["--for=jsonpath={.status.phase}=Succeeded", "--timeout=90s"];
  await cluster.kubectl("wait", "-n", namespace, `pod/${name}`, ...ended);
  return cluster.kubectl("logs", "-n", namespace, name);
}

test("the node is ready, and answers on this machine under its kubeconfig", async () => {
  const { status } = (await cluster.get("node", "node-1")) as {
    status: {
      nodeInfo: { kubeletVersion: string };
      conditions: { type: string; status: string }[];
    };
  };
  expect(status.nodeInfo.kubeletVersion).toBe(`v${kubernetesVersion}`);
  expect(status.conditions).toContainEqual(
    expect.objectContaining({ type: "Ready", status: "True" }),
  );

  const config = parse(await readFile(cluster.node.kubeconfig, "utf8")) as {
    clusters: [{ cluster: { server: string; "certificate-authority-data": string } }];
    users: [{ user: { "client-certificate-data": string; "client-key-data": string } }];
  };
  const { cluster: to } = config.clusters[0];
  const { user } = config.users[0];
  const login = {
    ca: Buffer.from(to["certificate-authority-data"], "base64"),
    cert: Buffer.from(user["client-certificate-data"], "base64"),
    key: Buffer.from(user["client-key-data"], "base64"),
  };
  const answer = await new Promise<string>((resolve, reject) => {
    request(`${to.server}/readyz`, login, (response) => {
      text(response).then(resolve, reject);
    })
      .on("error", reject)
      .end();
  });
  expect(answer).toBe("ok");
});

test("a Service leads to a pod with a lab image, by its name", async () => {
  const service = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "redis", namespace },
    spec: { selector: { app: "redis" }, ports: [{ port: 6379 }] },
  };
  const readinessProbe = { tcpSocket: { port: 6379 }, periodSeconds: 1 };
  const redis = pod("redis", ["redis-server", "--protected-mode", "no"], {}, { readinessProbe });
  await cluster.apply(service, redis);
  await cluster.kubectl(
    "wait",
    "-n",
    namespace,
    "pod/redis",
    "--for=condition=Ready",
    "--timeout=90s",
  );
  const host = `redis.${namespace}.svc.cluster.local`;
  // A ready pod is reached only once kube-proxy and CoreDNS know of it too.
  const ping = `until redis-cli -h ${host} ping 2>/dev/null; do sleep 0.2; done`;
  await cluster.apply(pod("client", ["sh", "-c", ping]));
  expect(await outputOf("client")).toBe("PONG\n");
});

test("Pod Security restricted refuses a pod that is weaker", async () => {
  const weaker = { ...restricted, allowPrivilegeEscalation: true };
  const refused = cluster.apply(pod("weaker", ["true"], {}, { securityContext: weaker }));
  await expect(refused).rejects.toThrow(
    /violates PodSecurity "restricted.*allowPrivilegeEscalation/s,
  );
});

test("a claim gets a volume that a pod without rights can write to, and that outlives the pod", async () => {
  const claim = {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: "data", namespace },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "64Mi" } } },
  };
  const spec = {
    securityContext: { fsGroup: 999 },
    volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
  };
  const mount = { volumeMounts: [{ name: "data", mountPath: "/data" }] };
  await cluster.apply(claim, pod("writer", ["sh", "-c", "echo kept > /data/file"], spec, mount));
  await outputOf("writer");
  await cluster.kubectl("delete", "-n", namespace, "pod", "writer");
  await cluster.apply(pod("reader", ["cat", "/data/file"], spec, mount));
  expect(await outputOf("reader")).toBe("kept\n");
});

test("a second start finds the node; a stop leaves nothing of it", async () => {
  const { name, container, kubeconfig } = cluster.node;
  const again = await startKubernetesNode(console.log, name);
  const { Id: id, Mounts: mounts } = await container.inspect();
  expect((await again.container.inspect()).Id).toBe(id);
  expect(await kubernetesNodeStatus(name)).toContain(kubeconfig);

  await cluster.stop();
  expect(await kubernetesNodeStatus(name)).toBeUndefined();
  expect(existsSync(kubeconfig)).toBe(false);
  const docker = new Docker();
  const { Volumes: volumes } = await docker.listVolumes();
  const names = volumes.map(({ Name }) => Name);
  expect(names).not.toContain(mounts.find(({ Destination }) => Destination === "/var")?.Name);
});
