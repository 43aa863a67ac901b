import { DockerGateway } from "../../../components/docker/gateway";
import { noSecrets } from "../../../config/secrets";
import { parseSettings } from "../../../config/stack";
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
