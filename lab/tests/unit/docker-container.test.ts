import Docker from "dockerode";
import { createBody, endpointConfig, updateBody } from "../../providers/docker/container-config";
import { containerProperties, type ContainerInspect } from "../../providers/docker/container-state";
import { attempt } from "../../providers/docker/daemon";
import { formatDuration, parseDuration } from "../../providers/docker/duration";
import { untilHealthy } from "../../providers/docker/health";
import { tarOf } from "../../providers/docker/tar";

// Sources: kreuzwerker/terraform-provider-docker @5074970c (v4.5.0), internal/provider/.

const megabyte = 1024 * 1024;

const inspected: ContainerInspect = {
  Id: "0c15",
  Name: "/app-1234567",
  Image: "sha256:1",
  Platform: "linux",
  State: { Running: true, ExitCode: 0 },
  Config: {
    Image: "redis:8",
    Hostname: "0c15",
    Cmd: ["redis-server"],
    Entrypoint: null,
    Env: ["PATH=/bin", "A=1"],
    Labels: { a: "1", image: "label" },
    Healthcheck: { Test: ["CMD", "true"], Interval: 90e9, Retries: 3 },
  },
  HostConfig: {
    RestartPolicy: { Name: "always", MaximumRetryCount: 0 },
    LogConfig: { Type: "json-file", Config: { "max-size": "1m" } },
    Memory: 100 * megabyte,
    MemorySwap: 200 * megabyte,
    ShmSize: 64 * megabyte,
    CapDrop: ["ALL"],
    ExtraHosts: ["a:1.1.1.1"],
    Tmpfs: { "/tmp": "size=1m" },
    Ulimits: [{ Name: "nproc", Soft: 1, Hard: 2 }],
    NetworkMode: "bridge",
  },
  NetworkSettings: {
    Networks: { net: { IPAddress: "172.20.0.2", IPPrefixLen: 16 } },
    Ports: {
      "8000/tcp": [{ HostIp: "0.0.0.0", HostPort: "8000" }],
      "81/udp": [{ HostIp: "0.0.0.0", HostPort: "8081" }],
      "80/tcp": null,
    },
  },
};

describe("what is read back", () => {
  test("is in the program's units and forms (container_funcs.go:826-980)", () => {
    expect(containerProperties(inspected, { ulimits: [{}], logOpts: { a: "b" } })).toMatchObject({
      name: "app-1234567",
      command: ["redis-server"],
      entrypoints: [],
      memory: 100,
      memorySwap: 200,
      shmSize: 64,
      stopTimeout: 0,
      capabilities: { drops: ["ALL"] },
      hosts: [{ host: "a", ip: "1.1.1.1" }],
      tmpfs: { "/tmp": "size=1m" },
      ulimits: [{ name: "nproc", soft: 1, hard: 2 }],
      logOpts: { "max-size": "1m" },
      healthcheck: { tests: ["CMD", "true"], interval: "1m30s", timeout: "0s", retries: 3 },
      networkDatas: [{ networkName: "net", ipAddress: "172.20.0.2", ipPrefixLength: 16 }],
    });
  });

  test("leaves environment, labels, volumes, uploads and networks (container_funcs.go:893)", () => {
    const prior = { envs: ["B=2"], labels: [], volumes: [], uploads: [], networksAdvanced: [] };
    expect(containerProperties(inspected, prior)).toMatchObject(prior);
  });

  test("log options and ulimits only where the program set some (container_funcs.go:983)", () => {
    const properties = containerProperties(inspected, {});
    expect(properties.logOpts).toBeUndefined();
    expect(properties.ulimits).toBeUndefined();
  });

  test("an image given by its id is read by its id (container_funcs.go:840)", () => {
    expect(containerProperties(inspected, { image: "redis:8" }).image).toBe("redis:8");
    expect(containerProperties(inspected, { image: "sha256:0" }).image).toBe("sha256:1");
  });

  const stopped = { ...inspected, State: { Running: false, ExitCode: 137 } };
  const ports = [{ internal: 1 }];

  test("a stopped container must not run, as far as is known (container_funcs.go:822)", () => {
    const properties = containerProperties(stopped, { mustRun: true });
    expect(properties).toMatchObject({ mustRun: false, exitCode: 137 });
  });

  test("one that needn't run keeps its ports (container_funcs.go:797)", () => {
    expect(containerProperties(stopped, { mustRun: false, ports })).toMatchObject({
      mustRun: false,
      ports,
    });
    const gone = { ...stopped, NetworkSettings: { Networks: {}, Ports: {} } };
    expect(containerProperties(gone, { mustRun: true, ports }).ports).toEqual([]);
  });

  test("ports are sorted, and those that aren't published left out (structures.go:35)", () => {
    expect(containerProperties(inspected, { ports }).ports).toEqual([
      { internal: 81, external: 8081, ip: "0.0.0.0", protocol: "udp" },
      { internal: 8000, external: 8000, ip: "0.0.0.0", protocol: "tcp" },
    ]);
  });
});

describe("what Docker is asked for", () => {
  const body = createBody({
    image: "redis:8",
    healthcheck: { tests: ["CMD", "true"], interval: "1m30s" },
    memory: 100,
    memorySwap: -1,
    ports: [{ internal: 80, external: 8080, ip: "127.0.0.1", protocol: "udp" }],
    volumes: [
      { volumeName: "data", containerPath: "/data", readOnly: true },
      { hostPath: "/etc", containerPath: "/host", selinuxRelabel: "z" },
      { containerPath: "/anonymous" },
      { fromContainer: "other" },
    ],
    hosts: [{ host: "a", ip: "1.1.1.1" }],
    capabilities: { adds: ["chown"], drops: ["ALL", "NET_RAW"] },
    labels: [{ label: "a", value: "1" }],
  });

  test("durations are nanoseconds (container_funcs.go:148)", () => {
    expect(body.Healthcheck).toMatchObject({ Interval: 90e9, Timeout: 0, Retries: 0 });
  });

  test("memory is bytes, and -1 is no limit (container_funcs.go:334-348)", () => {
    expect(body.HostConfig).toMatchObject({ Memory: 100 * megabyte, MemorySwap: -1 });
    expect(updateBody({ memory: 100, restart: "always" })).toMatchObject({
      Memory: 100 * megabyte,
      MemorySwap: 0,
      RestartPolicy: { Name: "always", MaximumRetryCount: 0 },
    });
  });

  test("ports are exposed and bound (structures.go:228)", () => {
    expect(body.ExposedPorts).toEqual({ "80/udp": {} });
    expect(body.HostConfig).toMatchObject({
      PortBindings: { "80/udp": [{ HostPort: "8080", HostIp: "127.0.0.1" }] },
    });
  });

  test("volumes are binds, anonymous or another container's (structures.go:289)", () => {
    expect(body.Volumes).toEqual({ "/data": {}, "/host": {}, "/anonymous": {} });
    expect(body.HostConfig).toMatchObject({
      Binds: ["data:/data:ro", "/etc:/host:rw,z"],
      VolumesFrom: ["other"],
    });
    expect(() => createBody({ volumes: [{ volumeName: "data" }] })).toThrow("without container");
    const both = [{ fromContainer: "a", containerPath: "/a" }];
    expect(() => createBody({ volumes: both })).toThrow("both a container and a path");
  });

  test("capabilities have their full names; an init process is never left to the daemon", () => {
    expect(body.HostConfig).toMatchObject({
      CapAdd: ["CAP_CHOWN"],
      CapDrop: ["ALL", "CAP_NET_RAW"],
      Init: false,
    });
  });

  test("hosts and labels have Docker's form", () => {
    expect(body.HostConfig).toMatchObject({ ExtraHosts: ["a:1.1.1.1"] });
    expect(body.Labels).toEqual({ a: "1" });
  });

  test("a network's endpoint has its aliases and addresses (container_funcs.go:470)", () => {
    const network = { name: "net", aliases: ["a"], ipv4Address: "10.0.0.2", driverOpts: ["a=b=c"] };
    expect(endpointConfig(network)).toMatchObject({
      Aliases: ["a"],
      IPAMConfig: { IPv4Address: "10.0.0.2" },
      DriverOpts: { a: "b=c" },
    });
  });
});

test.each([
  ["0s", 0],
  ["5s", 5e9],
  ["1m30s", 90e9],
  ["1h0m0s", 3600e9],
  ["1.5s", 1.5e9],
  ["250ms", 250e6],
  ["1µs", 1000],
  ["7ns", 7],
])("%s is written as Go does", (text, nanoseconds) => {
  expect(parseDuration(text)).toBe(nanoseconds);
  expect(formatDuration(nanoseconds)).toBe(text);
});

test.each(["", "5", "s", "5 s", "-1s x"])("%j is no duration, and taken for 0", (text) => {
  expect(parseDuration(text)).toBe(0);
});

describe("waiting for health (container_funcs.go:590-629)", () => {
  const withHealth = (...statuses: string[]) => {
    const answers = statuses.map((Status) => ({
      ...inspected,
      State: { ...inspected.State, Health: { Status } },
    }));
    return () =>
      Promise.resolve(
        answers.length > 1 ? (answers.shift() ?? inspected) : (answers[0] ?? inspected),
      );
  };
  const running = new AbortController().signal;

  test("ends when it is healthy, even after it was not", async () => {
    await untilHealthy(withHealth("starting", "unhealthy", "healthy"), 5, running);
  });

  test("fails when the time is over", async () => {
    const wait = untilHealthy(withHealth("unhealthy"), 0.3, running);
    await expect(wait).rejects.toThrow("container failed to be in healthy state");
  });

  test("fails at once without a health check", async () => {
    const wait = untilHealthy(() => Promise.resolve(inspected), 60, running);
    await expect(wait).rejects.toThrow("does not have a healthcheck defined");
  });

  test("ends when the engine cancels", async () => {
    const wait = untilHealthy(withHealth("starting"), 60, AbortSignal.abort());
    await expect(wait).rejects.toThrow("cancelled");
  });
});

test("an archive holds its file, as root's", () => {
  const archive = tarOf("/files/a", Buffer.from("text"), 0o444);
  expect(archive.length % 512).toBe(0);
  expect(archive.toString("latin1", 0, 8)).toBe("/files/a");
  expect(archive.toString("latin1", 100, 107)).toBe("0000444");
  expect(archive.toString("latin1", 108, 115)).toBe("0000000");
  expect(archive.toString("latin1", 512, 516)).toBe("text");
  expect(() => tarOf("a".repeat(101), Buffer.alloc(0), 0)).toThrow("too long");
});

describe("an error", () => {
  const failing = (error: Error) => attempt("Unable to start", () => Promise.reject(error));

  test("has Docker's words, as its own client says them", async () => {
    const error = new Error("(HTTP code 500) server error - port is already allocated ");
    await expect(failing(error)).rejects.toThrow(
      "Unable to start: Error response from daemon: port is already allocated",
    );
  });

  test("says which daemon can't be reached, and how another is chosen", async () => {
    const docker = new Docker({ socketPath: "/nowhere/docker.sock" });
    const listing = attempt("Unable to list", () => docker.listContainers());
    await expect(listing).rejects.toThrow(
      /^Unable to list: Cannot connect to the Docker daemon at .* \(ENOENT\).*DOCKER_HOST/,
    );
  });

  test("of another kind stays as it is", async () => {
    await expect(failing(new Error("no"))).rejects.toThrow("Unable to start: no");
  });
});
