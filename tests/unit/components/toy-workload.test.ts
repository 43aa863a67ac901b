import { DockerGateway } from "../../../components/docker/gateway";
import { packagedFile } from "../../../components/packaged-file";
import { podLabels } from "../../../config/kubernetes/objects";
import { plan } from "../../../config/kubernetes/plan";
import type { NetworkPolicy } from "../../../config/kubernetes/policy-types";
import { noSecrets } from "../../../config/inputs/secrets";
import { parseSettings } from "../../../config/inputs/stack";
import { connections, definitions, imagesOf, workloadsOf } from "../../../config/workloads";
import { httpCheck } from "../../../config/workloads/health";
import {
  secretFiles,
  type Port,
  type WorkloadDefinition,
} from "../../../config/workloads/workload";
import { lookups, recordResources, uploadsOf } from "./recorded-gateway";
import { targetArgs } from "./target-args";

const port: Port = { name: "http", number: 1234, isServed: true };

/** A container that no gateway has. All that it takes to add one is its definition, and its place in the list. */
const toy: WorkloadDefinition = {
  name: "toy",
  isMade: ({ replicas }) => replicas > 1,
  container: ({ replicas }) => ({
    image: "mockUpstream",
    user: { uid: 12345, gid: 12345 },
    command: ["toy", String(replicas)],
    env: { COLOUR: "red" },
    files: {
      config: { "toy.conf": "in the open" },
      secrets: secretFiles(["masterKey"], ({ masterKey }) => ({ key: masterKey })),
    },
    ports: [port],
    writable: { "/tmp": 8 },
    data: { path: "/toys", gigabytes: 2, generation: 2 },
    memoryMegabytes: 32,
    health: { ready: httpCheck("node", port, "/health"), intervalSeconds: 5, startSeconds: 30 },
    stopSeconds: 7,
    talksTo: { redis: ["redis"] },
    after: ["migration"],
  }),
};

const all = [...definitions, toy];
const settings = (input: object) =>
  parseSettings({ models: [{ name: "fast", provider: "mock" }], ...input });

test("a workload that a gateway's settings don't ask for is nowhere", () => {
  const names = workloadsOf(settings({ replicas: 1 }), noSecrets, all).map(({ name }) => name);
  expect(names).not.toContain("toy");
});

test("its image is needed, and its connections are known", () => {
  const workloads = workloadsOf(settings({}), noSecrets, all);
  expect(imagesOf(workloads.filter(({ name }) => name === "toy"))).toEqual(["mockUpstream"]);
  expect(imagesOf(workloads).filter((image) => image === "mockUpstream")).toHaveLength(1);
  const its = connections(workloads).filter(({ from }) => from.name === "toy");
  expect(its.map(({ to, ports }) => [to.name, ports.map(({ number }) => number)])).toEqual([
    ["redis", [6379]],
  ]);
});

test("on Docker it is a hardened container with its files and volumes, made after what it needs", async () => {
  const { resources } = await recordResources(async (record) => {
    const opts = { transformations: [record] };
    new DockerGateway("gateway-docker", targetArgs(settings({}), noSecrets, opts, all), opts);
    await Promise.resolve();
  });
  const gateway = lookups(resources);
  const { inputs, dependencies } = gateway.find("Container", "gateway-test-toy");
  expect(inputs).toMatchObject({
    user: "12345:12345",
    command: ["toy", "2"],
    envs: ["COLOUR=red"],
    readOnly: true,
    capabilities: { drops: ["ALL"] },
    memory: 32,
    destroyGraceSeconds: 7,
    tmpfs: { "/tmp": "rw,nosuid,nodev,size=8m" },
    networksAdvanced: [{ name: "gateway-test-network-data", aliases: ["toy"] }],
    volumes: [
      { volumeName: "gateway-test-toy-files", containerPath: "/etc/litellm-gateway" },
      { volumeName: "gateway-test-toy-data-2", containerPath: "/toys" },
    ],
    healthcheck: {
      tests: ["CMD", "node", "-e", expect.stringContaining(":1234/health") as string],
    },
  });
  expect(dependencies).toEqual(
    expect.arrayContaining(["gateway-test-redis", "gateway-test-migration"]),
  );
  expect(gateway.find("Volume", "gateway-test-toy-data-1").protect).toBe(true);
  const files = uploadsOf(gateway, "toy");
  expect(files).toEqual({
    "toy.conf": "in the open",
    key: "sk-generated-secrets-master-key",
  });
});

describe("on Kubernetes", () => {
  const onKubernetes = settings({ target: "kubernetes" });
  const { steps } = plan({
    settings: onKubernetes,
    names: noSecrets,
    workloads: workloadsOf(onKubernetes, noSecrets, all),
    stack: "test",
    packagedFile,
  });
  const objects = steps.map(({ manifest }) => manifest);
  const policyOf = (name: string) => {
    const found = objects.find(
      ({ kind, metadata }) => kind === "NetworkPolicy" && metadata.name === name,
    );
    return found as NetworkPolicy | undefined;
  };
  const { kubernetes } = onKubernetes;
  const pods = (name: string) => ({
    podSelector: { matchLabels: podLabels({ instance: "test", kubernetes }, name) },
  });

  test("it has all the objects of a store, with the stack in their labels", () => {
    const its = objects.filter(
      ({ metadata }) => metadata.labels["app.kubernetes.io/name"] === "toy",
    );
    expect(its.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
      "ConfigMap toy-config",
      "NetworkPolicy toy",
      "PersistentVolumeClaim toy-data-1",
      "PersistentVolumeClaim toy-data-2",
      "Secret toy-secrets",
      "Service toy",
      "ServiceAccount toy",
      "StatefulSet toy",
    ]);
    for (const { metadata } of its)
      expect(metadata.labels).toMatchObject({ "app.kubernetes.io/instance": "test" });
  });

  test("its pod is hardened, and has what the container on Docker has", () => {
    const set = objects.find(
      ({ kind, metadata }) => kind === "StatefulSet" && metadata.name === "toy",
    );
    expect(set).toMatchObject({
      spec: {
        template: {
          spec: {
            automountServiceAccountToken: false,
            securityContext: { runAsNonRoot: true, runAsUser: 12345 },
            containers: [
              {
                args: ["toy", "2"],
                env: [{ name: "COLOUR", value: "red" }],
                securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
                readinessProbe: { httpGet: { path: "/health", port: "http" } },
              },
            ],
          },
        },
      },
    });
  });

  test("the network lets it to what it talks to, and nowhere else", () => {
    const ports = [{ port: 6379, protocol: "TCP" }];
    const { egress = [] } = policyOf("toy")?.spec ?? {};
    expect(egress.filter(({ to }) => JSON.stringify(to).includes("podSelector"))).toEqual([
      { to: [pods("redis")], ports },
    ]);
    expect(JSON.stringify(policyOf("redis")?.spec.ingress)).toContain('"toy"');
    expect(JSON.stringify(policyOf("postgres"))).not.toContain('"toy"');
  });

  test("it is made after what it needs", () => {
    const step = steps.find(
      ({ manifest }) => manifest.kind === "StatefulSet" && manifest.metadata.name === "toy",
    );
    const needed = step?.after.map(
      ({ manifest: { kind, metadata } }) => `${kind} ${metadata.name}`,
    );
    expect(needed).toEqual(expect.arrayContaining(["StatefulSet redis", "Job migration"]));
  });
});
