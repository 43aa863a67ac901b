import { randomUUID } from "node:crypto";
import { Container, type ContainerArgs } from "@pulumi/docker/container";
import { Network } from "@pulumi/docker/network";
import { RemoteImage } from "@pulumi/docker/remoteImage";
import { Volume } from "@pulumi/docker/volume";
import type * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";
import { unknown } from "../../providers/bridge/values";
import { findParts, ProviderSandbox, type Parts } from "./docker-provider-sandbox";

/*
 * The docker and random providers, with the real engine and a real Docker daemon. Put the official
 * plugins on PATH and the same tests run with them: that is how the stand-ins are known to be like
 * them.
 */
jest.setTimeout(5 * 60_000);

let parts: Parts;
let sandbox: ProviderSandbox;

beforeAll(async () => {
  parts = await findParts();
}, 20 * 60_000);

beforeEach(async () => {
  sandbox = await ProviderSandbox.make(parts);
});

afterEach(async () => {
  await sandbox.clean();
});

/** Makes a container that does nothing, for ever. */
function app(args: Partial<ContainerArgs> = {}, opts: pulumi.CustomResourceOptions = {}) {
  return new Container(
    "app",
    { image: parts.image, entrypoints: ["sleep", "600"], labels: sandbox.labels, ...args },
    opts,
  );
}

/** A program that has only such a container. */
const onlyApp =
  (args: Partial<ContainerArgs> = {}, opts: pulumi.CustomResourceOptions = {}) =>
  () => {
    app(args, opts);
    return Promise.resolve();
  };

/** The settings that all of the gateway's containers have. */
const hardened: Partial<ContainerArgs> = {
  user: "65534:65534",
  readOnly: true,
  capabilities: { drops: ["ALL"] },
  securityOpts: ["no-new-privileges:true"],
  ulimits: [{ name: "nproc", soft: 4096, hard: 4096 }],
  memory: 64,
  memorySwap: 64,
  tmpfs: { "/tmp": "rw,nosuid,nodev,size=1m" },
  shmSize: 64,
  logDriver: "json-file",
  logOpts: { "max-size": "1m", "max-file": "1" },
  restart: "unless-stopped",
  hosts: [{ host: "host.docker.internal", ip: "host-gateway" }],
  healthcheck: { tests: ["CMD", "true"], interval: "1s", timeout: "5s", startPeriod: "1m30s" },
  wait: true,
  mustRun: true,
  stopTimeout: 1,
};
const opts = { replaceOnChanges: ["healthcheck", "tmpfs"] };

test("all kinds of resources: made, the same again, and gone", async () => {
  const program = () => {
    const { labels } = sandbox;
    const image = new RemoteImage("image", { name: parts.image, keepLocally: true }).name;
    const network = new Network("network", { internal: true, labels });
    const volume = new Volume("volume", { labels });
    app({
      ...hardened,
      image,
      networksAdvanced: [{ name: network.name, aliases: ["app"] }],
      volumes: [{ volumeName: volume.name, containerPath: "/data", readOnly: true }],
    });
    return Promise.resolve();
  };
  expect(await sandbox.preview(program)).toEqual({ create: 5 });
  expect(await sandbox.up(program)).toEqual({ create: 5 });

  const { Name: name, Config: config, HostConfig: host, ...rest } = await sandbox.container();
  expect(name).toMatch(/^\/app-[0-9a-f]{7}$/);
  expect(rest.State.Health?.Status).toBe("healthy");
  expect(config.User).toBe("65534:65534");
  expect(host).toMatchObject({
    ReadonlyRootfs: true,
    CapDrop: ["ALL"],
    SecurityOpt: ["no-new-privileges:true"],
    Memory: 64 * 1024 * 1024,
    Tmpfs: { "/tmp": "rw,nosuid,nodev,size=1m" },
    ExtraHosts: ["host.docker.internal:host-gateway"],
    RestartPolicy: { Name: "unless-stopped" },
  });
  const [network] = Object.entries(rest.NetworkSettings.Networks);
  expect(network?.[0]).toMatch(/^network-[0-9a-f]{7}$/);
  expect(network?.[1].Aliases).toContain("app");

  expect(await sandbox.preview(program)).toEqual({});
  expect(await sandbox.refresh()).toEqual({});
  expect(await sandbox.preview(program)).toEqual({});

  await sandbox.destroy();
  expect(await sandbox.containers()).toEqual([]);
  expect(await sandbox.docker.listNetworks({ filters: sandbox.filter })).toEqual([]);
  expect((await sandbox.docker.listVolumes({ filters: sandbox.filter })).Volumes).toEqual([]);
  // keepLocally
  await sandbox.docker.getImage(parts.image).inspect();
});

test("memory changes in place; without memorySwap it never comes to rest", async () => {
  await sandbox.up(onlyApp({ memory: 64, memorySwap: 64 }));
  const { Id: id } = await sandbox.container();
  expect(await sandbox.up(onlyApp({ memory: 96, memorySwap: 96 }))).toEqual({ update: 1 });
  const after = await sandbox.container();
  expect(after.Id).toBe(id);
  expect(after.HostConfig.Memory).toBe(96 * 1024 * 1024);
  expect(await sandbox.preview(onlyApp({ memory: 96, memorySwap: 96 }))).toEqual({});
  // The official provider reads memorySwap back, and wants it gone.
  expect(await sandbox.preview(onlyApp({ memory: 96 }))).toEqual({ update: 1 });
});

test("an environment's change replaces: the old one goes first", async () => {
  await sandbox.up(onlyApp({ envs: ["A=1"] }));
  const { Id: id } = await sandbox.container();
  expect(await sandbox.preview(onlyApp({ envs: ["A=2"] }))).toEqual({ replace: 1 });
  expect(await sandbox.up(onlyApp({ envs: ["A=2"] }))).toEqual({ replace: 1 });
  expect(sandbox.steps).toEqual(["delete-replaced app", "replace app", "create-replacement app"]);
  const after = await sandbox.container();
  expect(after.Id).not.toBe(id);
  expect(after.Config.Env).toContain("A=2");
});

test("or the new one comes first, when the program says so", async () => {
  const kept = { deleteBeforeReplace: false };
  await sandbox.up(onlyApp({ envs: ["A=1"] }, kept));
  const { Name: name } = await sandbox.container();
  expect(await sandbox.up(onlyApp({ envs: ["A=2"] }, kept))).toEqual({ replace: 1 });
  expect(sandbox.steps).toEqual(["create-replacement app", "replace app", "delete-replaced app"]);
  const after = await sandbox.container();
  expect(after.Name).not.toBe(name);
  expect(after.Config.Env).toContain("A=2");
});

test("what the program no longer sets is no change", async () => {
  const { healthcheck, securityOpts, ...rest } = hardened;
  await sandbox.up(onlyApp({ ...rest, healthcheck, securityOpts, envs: ["A=1"] }));
  expect(await sandbox.preview(onlyApp(rest))).toEqual({});
});

test("a health check's change replaces, because the program asks for that", async () => {
  await sandbox.up(onlyApp(hardened, opts));
  const { Id: id } = await sandbox.container();
  const healthcheck = { tests: ["CMD", "true"], interval: "2s", startPeriod: "1m30s" };
  expect(await sandbox.up(onlyApp({ ...hardened, healthcheck }, opts))).toEqual({ replace: 1 });
  const after = await sandbox.container();
  expect(after.Id).not.toBe(id);
  expect(after.Config.Healthcheck?.Interval).toBe(2e9);
});

describe("drift", () => {
  const program = onlyApp({ mustRun: true });

  test("a killed container is started again, after a refresh", async () => {
    await sandbox.up(program);
    const { Id: id } = await sandbox.container();
    await sandbox.docker.getContainer(id).kill();
    expect(await sandbox.preview(program)).toEqual({});
    expect(await sandbox.refresh()).toEqual({ update: 1 });
    expect(await sandbox.up(program)).toEqual({ update: 1 });
    const after = await sandbox.container();
    expect(after.Id).toBe(id);
    expect(after.State.Running).toBe(true);
  });

  test("one that has ports is replaced", async () => {
    const withPort = onlyApp({
      mustRun: true,
      ports: [{ internal: 80, ip: "127.0.0.1" }],
    });
    await sandbox.up(withPort);
    const { Id: id } = await sandbox.container();
    await sandbox.docker.getContainer(id).kill();
    await sandbox.refresh();
    expect(await sandbox.up(withPort)).toEqual({ replace: 1 });
    const after = await sandbox.container();
    expect(after.Id).not.toBe(id);
    expect(after.State.Running).toBe(true);
  });

  test("a removed container is made again, after a refresh", async () => {
    await sandbox.up(program);
    const { Id: id } = await sandbox.container();
    await sandbox.docker.getContainer(id).remove({ force: true, v: true });
    expect(await sandbox.refresh()).toEqual({ delete: 1 });
    expect(await sandbox.up(program)).toEqual({ create: 1 });
    expect((await sandbox.container()).Id).not.toBe(id);
  });

  test("a removed network and a removed volume are made again", async () => {
    const both = () => {
      new Network("network", { labels: sandbox.labels });
      new Volume("volume", { labels: sandbox.labels });
      return Promise.resolve();
    };
    await sandbox.up(both);
    const [network] = await sandbox.docker.listNetworks({ filters: sandbox.filter });
    await sandbox.docker.getNetwork(network?.Id ?? "").remove();
    const { Volumes: volumes } = await sandbox.docker.listVolumes({ filters: sandbox.filter });
    await sandbox.docker.getVolume(volumes[0]?.Name ?? "").remove();
    expect(await sandbox.refresh()).toEqual({ delete: 2 });
    expect(await sandbox.up(both)).toEqual({ create: 2 });
  });
});

describe("a container that doesn't get healthy", () => {
  const sick: Partial<ContainerArgs> = {
    healthcheck: { tests: ["CMD", "false"], interval: "1s", retries: 1 },
    wait: true,
    waitTimeout: 2,
  };
  const healed: Partial<ContainerArgs> = {
    healthcheck: { tests: ["CMD", "true"], interval: "1s" },
    wait: true,
  };
  const unhealthy = "container failed to be in healthy state";

  test("fails the update, stays known, and the next update replaces it", async () => {
    await expect(sandbox.up(onlyApp(sick))).rejects.toThrow(unhealthy);
    const { Id: id } = await sandbox.container();
    expect(await sandbox.storedState()).toContain(id);
    await expect(sandbox.up(onlyApp(sick))).rejects.toThrow(unhealthy);
    expect(sandbox.steps).toContain("create-replacement app");
    expect((await sandbox.container()).Id).not.toBe(id);
    await sandbox.up(onlyApp(healed));
    expect(await sandbox.preview(onlyApp(healed))).toEqual({});
  });

  test("is known even when the update is cancelled while it waits", async () => {
    const cancel = new AbortController();
    const up = sandbox.up(onlyApp({ ...sick, waitTimeout: 20 }), { signal: cancel.signal });
    const failed = expect(up).rejects.toThrow();
    await sandbox.untilContainerRuns();
    cancel.abort();
    await failed;
    expect(await sandbox.storedState()).toContain((await sandbox.container()).Id);
    await sandbox.up(onlyApp(healed));
    expect(await sandbox.preview(onlyApp(healed))).toEqual({});
  });

  test("with command and entrypoints both set, the next update takes it for good", async () => {
    // The official provider's trap: it finds nothing that is missing.
    const program = onlyApp({ ...sick, entrypoints: ["sleep"], command: ["600"] });
    await expect(sandbox.up(program)).rejects.toThrow(unhealthy);
    const { Id: id } = await sandbox.container();
    expect(await sandbox.up(program)).toEqual({ update: 1 });
    expect((await sandbox.container()).Id).toBe(id);
    expect(await sandbox.storedState()).not.toContain(unknown);
  });
});

describe("errors have Docker's own words", () => {
  test("a port that is taken", async () => {
    const other = await sandbox.docker.createContainer({
      Image: parts.image,
      Entrypoint: ["sleep", "600"],
      Labels: sandbox.dockerLabels,
      ExposedPorts: { "80/tcp": {} },
      HostConfig: { PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "" }] } },
    });
    await other.start();
    const { NetworkSettings: network } = await other.inspect();
    const external = Number(network.Ports["80/tcp"]?.[0]?.HostPort);
    const program = onlyApp({ ports: [{ internal: 80, external, ip: "127.0.0.1" }] });
    const up = sandbox.up(program);
    await expect(up).rejects.toThrow(/driver failed programming.*port is already allocated/s);
    await other.remove({ force: true, v: true });
    await sandbox.up(program);
    expect((await sandbox.container()).State.Running).toBe(true);
  });

  test("an image that isn't there", async () => {
    const program = () => {
      new RemoteImage("image", { name: "registry.invalid/none:1" });
      return Promise.resolve();
    };
    await expect(sandbox.up(program)).rejects.toThrow("unable to pull image registry.invalid");
  });

  test("files for a container with a read-only root", async () => {
    const uploads = [{ file: "/etc/a", content: "1" }];
    const up = sandbox.up(onlyApp({ readOnly: true, uploads }));
    await expect(up).rejects.toThrow("container rootfs is marked read-only");
  });
});

test("uploaded secrets reach the volume, and show nowhere else", async () => {
  let secret = "";
  const program = () => {
    const volume = new Volume("volume", { labels: sandbox.labels });
    const password = new RandomPassword("password", { length: 24, special: false });
    const uploads = password.result.apply((content) => {
      secret = content;
      return [{ file: "/files/password", content, permissions: "0444" }];
    });
    const volumes = [{ volumeName: volume.name, containerPath: "/files" }];
    app({ start: false, mustRun: false, networkMode: "none", volumes, uploads });
    return Promise.resolve();
  };
  expect(await sandbox.up(program)).toEqual({ create: 4 });
  expect(secret).toMatch(/^[A-Za-z0-9]{24}$/);
  const { Id: id, State: state } = await sandbox.container();
  expect(state.Status).toBe("created");
  expect(await sandbox.preview(program)).toEqual({});
  expect(await sandbox.refresh()).toEqual({});

  const archive = await sandbox.docker.getContainer(id).getArchive({ path: "/files/password" });
  let tar = "";
  for await (const chunk of archive) tar += String(chunk);
  expect(tar).toContain(secret);
  expect(tar).toContain("0100444");

  const inspected = JSON.stringify(await sandbox.container());
  for (const text of [await sandbox.storedState(), sandbox.output, inspected])
    expect(text).not.toContain(secret);
});

test("a container gets its grace period, or none", async () => {
  const stubborn = {
    entrypoints: ["sh", "-c", "trap '' TERM INT; while :; do sleep 1; done"],
    stopTimeout: 30,
  };
  const secondsToDie = async (args: Partial<ContainerArgs>) => {
    await sandbox.up(onlyApp({ ...stubborn, ...args }));
    const { Id: id } = await sandbox.container();
    const since = Math.floor(Date.now() / 1000) - 1;
    await sandbox.up(() => Promise.resolve());
    const until = Math.ceil(Date.now() / 1000) + 1;
    const filters = { container: [id], event: ["kill", "die"] };
    const events = await sandbox.docker.getEvents({ since, until, filters });
    let text = "";
    for await (const chunk of events) text += String(chunk);
    const times = text
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { timeNano: number }).timeNano / 1e9);
    return Math.max(...times) - Math.min(...times);
  };
  expect(await secondsToDie({})).toBeLessThan(2);
  expect(await secondsToDie({ destroyGraceSeconds: 3 })).toBeGreaterThanOrEqual(2.9);
});

test("what exists already is imported by its id", async () => {
  const Labels = sandbox.dockerLabels;
  const name = `imported-${randomUUID()}`;
  await sandbox.docker.createVolume({ Name: name, Labels });
  const network = await sandbox.docker.createNetwork({ Name: name, Internal: true, Labels });
  const program = (importing: boolean) => () => {
    const { labels } = sandbox;
    const from = (id: string) => (importing ? { import: id } : {});
    new Volume("volume", { name, labels }, from(name));
    new Network("network", { name, internal: true, labels }, from(network.id));
    return Promise.resolve();
  };
  expect(await sandbox.up(program(true))).toEqual({ create: 1, import: 2 });
  expect(await sandbox.preview(program(false))).toEqual({});
  await sandbox.destroy();
  expect(await sandbox.docker.listNetworks({ filters: sandbox.filter })).toEqual([]);
});
