import { TestCluster } from "../../lab/tests/engine/kubernetes-cluster";
import { alone } from "../alone";
import { chat, send, spendOf, type Gateway } from "./client";
import { GatewayNamespace, sameUid, type Pod } from "./kubernetes";
import { startLoad } from "./load";
import { chatModel as model } from "./models";
import { Sandbox } from "./sandbox";

// The life of one stack on a real cluster, in order: each test goes on where the one before it ended.
jest.setTimeout(10 * 60_000);

// What fits on a node with two cores, with one proxy more while they are replaced.
const kubernetes = {
  namespace: "e2e",
  cpu: { proxyMillicores: 300, postgresMillicores: 100, redisMillicores: 50 },
  storage: { postgresGigabytes: 1, redisGigabytes: 1 },
};

let cluster: TestCluster;
let namespace: GatewayNamespace;
let sandbox: Sandbox;
let gateway: Gateway;
/** A virtual key that is used from the first up to the last. */
let virtualKey = "";
/** What the virtual key was used for, by the cost headers of its answers, in USD. */
let spent = 0;

beforeAll(async () => {
  cluster = await TestCluster.start();
  namespace = new GatewayNamespace(cluster, kubernetes.namespace);
  const settings = { target: "kubernetes" as const, replicas: 3, models: [model], kubernetes };
  const env = { KUBECONFIG: cluster.node.kubeconfig };
  sandbox = await Sandbox.make({ ...settings, cache: { type: "redis" } }, {}, env);
}, 30 * 60_000);

afterAll(async () => {
  await sandbox.destroy();
  await cluster.stop();
});

const changes = async () =>
  JSON.parse((await sandbox.must("preview", ["--refresh", "--json"])).stdout) as unknown[];

async function useVirtualKey(): Promise<void> {
  const answer = await chat({ ...gateway, key: virtualKey }, model.name, `hello ${Math.random()}`);
  expect(answer.status).toBe(200);
  spent += Number(answer.headers.get("x-litellm-response-cost"));
}

/** How long the pods took to get ready, and what memory they take. */
async function footprint(pods: Pod[]): Promise<string> {
  const lines = pods.map(async ({ metadata, status }) => {
    const ready = status.conditions?.find(({ type }) => type === "Ready")?.lastTransitionTime ?? "";
    const seconds = (Date.parse(ready) - Date.parse(status.startTime)) / 1000;
    const bytes = await namespace.memoryOf(metadata.name);
    return `${metadata.name}: ready after ${seconds} s, ${Math.round(bytes / 2 ** 20)} MiB`;
  });
  return (await Promise.all(lines)).join("\n");
}

/** Does something while clients ask without a pause; says how their requests failed. */
const failuresDuring = (change: () => Promise<unknown>) =>
  alone("machine", () => failuresUnderLoad(change));

async function failuresUnderLoad(change: () => Promise<unknown>): Promise<Record<string, number>> {
  const stop = startLoad(await sandbox.outputs(), 8);
  const changed = change();
  // Whatever it did, the load ends.
  await changed.catch(() => undefined);
  const { ok, failures } = await stop();
  await changed;
  console.log(`${ok} answers, failed: ${JSON.stringify(failures)}`);
  expect(ok).toBeGreaterThan(50);
  return failures;
}

test("up makes a gateway that passes every check, by a port that leads into the cluster", async () => {
  const { output } = await sandbox.must("up", ["--yes"]);
  expect(output).toContain(`http://proxy.${kubernetes.namespace}.svc:4000`);
  expect(output).toContain(`kubectl -n ${kubernetes.namespace} port-forward service/proxy 4000`);
  expect(output).toMatch(/^\d+ passed, 0 failed/m);
  const pods = await namespace.pods("proxy");
  expect(pods).toHaveLength(3);
  console.log(await footprint(pods));
});

test("a load balancer leads to it, by an address that the cluster gives it", async () => {
  await sandbox.configure({ kubernetes: { ...kubernetes, edge: { type: "loadbalancer" } } });
  const { output } = await sandbox.must("up", ["--yes"]);
  expect(output).toMatch(/^\d+ passed, 0 failed/m);
  const { url, masterKey } = await sandbox.outputs();
  expect(url).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+$/);
  gateway = { url, key: masterKey };
  const response = await send(gateway, "/key/generate", { max_budget: 1 });
  virtualKey = ((await response.json()) as { key: string }).key;
  await useVirtualKey();
});

test("the key of a client reads no metrics", async () => {
  const { status } = await send({ ...gateway, key: virtualKey }, "/metrics");
  expect(status).toBe(404);
});

test("a second up and a refresh change nothing", async () => {
  expect(await changes()).toEqual([]);
});

test("Pod Security takes a proxy as it is, and refuses it with more rights", async () => {
  const [pod] = await namespace.pods("proxy");
  const create = (spec: object) =>
    cluster.create(`/api/v1/namespaces/${namespace.name}/pods?dryRun=All`, {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "copy", namespace: namespace.name },
      spec,
    });
  const spec = { ...pod?.spec, nodeName: undefined };
  await create(spec);
  const [container] = pod?.spec.containers ?? [];
  const securityContext = { ...container?.securityContext, allowPrivilegeEscalation: true };
  const weaker = { ...spec, containers: [{ ...container, securityContext }] };
  await expect(create(weaker)).rejects.toThrow(/violates PodSecurity "restricted/);
});

test("a changed setting rolls out without a failed request", async () => {
  const before = await namespace.pods("proxy");
  await sandbox.configure({ models: [model, { ...model, name: "second-model" }] });
  const failures = await failuresDuring(async () => {
    const { output } = await sandbox.must("up", ["--yes"]);
    expect(output).toContain("2 models");
  });
  expect(failures).toEqual({});
  const after = await namespace.pods("proxy");
  expect(after).toHaveLength(3);
  expect(after.filter((pod) => before.some((old) => sameUid(old, pod)))).toEqual([]);
});

test("a drained node takes one proxy at a time, without a failed request", async () => {
  const [first, second] = await namespace.pods("proxy");
  const failures = await failuresDuring(async () => {
    await namespace.evict(first?.metadata.name ?? "");
    await expect(namespace.evict(second?.metadata.name ?? "")).rejects.toThrow(
      /violate the pod's disruption budget/,
    );
    await namespace.rolledOut("deployment/proxy");
  });
  expect(failures).toEqual({});
});

test("a proxy that is killed is replaced", async () => {
  const [killed] = await namespace.pods("proxy");
  await namespace.kubectl(
    "delete",
    "pod",
    killed?.metadata.name ?? "",
    "--grace-period=0",
    "--force",
  );
  await namespace.rolledOut("deployment/proxy");
  const pods = await namespace.pods("proxy");
  expect(pods).toHaveLength(3);
  expect(pods.map(({ metadata }) => metadata.uid)).not.toContain(killed?.metadata.uid);
});

test("a restart of everything keeps keys and spend", async () => {
  await useVirtualKey();
  const close = (spend: number) => Math.abs(spend - spent) < 1e-12;
  // What no proxy has written yet has nowhere to go when the stores go too.
  expect(await spendOf(gateway, virtualKey, close)).toBeCloseTo(spent, 12);
  await namespace.kubectl("delete", "pods", "--all", "--wait");
  await namespace.rolledOut("statefulset/postgres", "statefulset/redis", "deployment/proxy");
  await useVirtualKey();
  expect(await spendOf(gateway, virtualKey, close)).toBeCloseTo(spent, 12);
});

test("down leaves the volumes and their namespace, and a second one removes these when it is told to", async () => {
  await sandbox.must("down", ["--yes"]);
  const kinds = "all,configmaps,secrets,persistentvolumeclaims,poddisruptionbudgets";
  expect(await namespace.names(kinds)).toEqual([
    "configmap/kube-root-ca.crt",
    "persistentvolumeclaim/postgres-data-1",
    "persistentvolumeclaim/redis-data-1",
  ]);
  await sandbox.must("down", ["--delete-data", "--yes"]);
  expect(await cluster.kubectl("get", "namespaces", "-o", "name")).not.toContain(
    `namespace/${kubernetes.namespace}`,
  );
});
