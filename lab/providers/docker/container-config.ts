import type { Properties, Value } from "../bridge/values";
import { parseDuration } from "./duration";
import { toDockerLabels } from "./labels";

const megabyte = 1024 * 1024;

/** The body of Docker's `POST /containers/create`. */
export function createBody(inputs: Properties): Properties {
  const volumes = objects(inputs.volumes);
  return {
    Image: inputs.image,
    Cmd: inputs.command,
    Entrypoint: inputs.entrypoints,
    Env: inputs.envs,
    Labels: toDockerLabels(inputs.labels),
    User: inputs.user,
    WorkingDir: inputs.workingDir,
    Hostname: inputs.hostname,
    Domainname: inputs.domainname,
    Tty: inputs.tty,
    OpenStdin: inputs.stdinOpen,
    StopSignal: inputs.stopSignal,
    StopTimeout: inputs.stopTimeout,
    ExposedPorts: Object.fromEntries(objects(inputs.ports).map((port) => [portKey(port), {}])),
    Volumes: Object.fromEntries(
      volumes.flatMap(({ containerPath }) =>
        containerPath ? [[containerPath as string, {}] as const] : [],
      ),
    ),
    Healthcheck: healthcheck(inputs.healthcheck as Properties | undefined),
    HostConfig: hostConfig(inputs, volumes),
  };
}

/** The body of Docker's `POST /containers/{id}/update`. */
export function updateBody(properties: Properties): Properties {
  return {
    RestartPolicy: restartPolicy(properties),
    CpuShares: properties.cpuShares ?? 0,
    CpusetCpus: properties.cpuSet ?? "",
    Memory: megabytes(properties.memory) ?? 0,
    MemoryReservation: megabytes(properties.memoryReservation) ?? 0,
    MemorySwap: megabytes(properties.memorySwap) ?? 0,
  };
}

/** The body of Docker's `POST /networks/{id}/connect`, for one of `networksAdvanced`. */
export function endpointConfig(network: Properties): Properties {
  const options = ((network.driverOpts ?? []) as string[]).map((option) => {
    const [key = "", ...value] = option.split("=");
    return [key, value.join("=")] as const;
  });
  return {
    Aliases: network.aliases,
    IPAMConfig: {
      IPv4Address: network.ipv4Address,
      IPv6Address: network.ipv6Address,
      LinkLocalIPs: network.linkLocalIps,
    },
    MacAddress: network.macAddress,
    DriverOpts: Object.fromEntries(options),
    GwPriority: network.gwPriority,
  };
}

function hostConfig(inputs: Properties, volumes: Properties[]): Properties {
  const capabilities = inputs.capabilities as Properties | undefined;
  return {
    Privileged: inputs.privileged,
    PublishAllPorts: inputs.publishAllPorts,
    RestartPolicy: restartPolicy(inputs),
    Runtime: inputs.runtime,
    AutoRemove: inputs.rm,
    ReadonlyRootfs: inputs.readOnly,
    LogConfig: { Type: inputs.logDriver ?? "", Config: inputs.logOpts },
    Tmpfs: inputs.tmpfs,
    PortBindings: portBindings(objects(inputs.ports)),
    ExtraHosts: objects(inputs.hosts).map(({ host, ip }) => `${host as string}:${ip as string}`),
    Binds: volumes.flatMap(bind),
    VolumesFrom: volumes.flatMap(({ fromContainer }) => (fromContainer ? [fromContainer] : [])),
    Ulimits: objects(inputs.ulimits).map(({ name, soft, hard }) => ({
      Name: name,
      Soft: soft,
      Hard: hard,
    })),
    CapAdd: canonical(capabilities?.adds),
    CapDrop: canonical(capabilities?.drops),
    SecurityOpt: inputs.securityOpts,
    Sysctls: inputs.sysctls,
    GroupAdd: inputs.groupAdds,
    Dns: inputs.dns,
    DnsOptions: inputs.dnsOpts,
    DnsSearch: inputs.dnsSearches,
    Memory: megabytes(inputs.memory),
    MemoryReservation: megabytes(inputs.memoryReservation),
    MemorySwap: megabytes(inputs.memorySwap),
    ShmSize: megabytes(inputs.shmSize),
    CpuShares: inputs.cpuShares,
    CpusetCpus: inputs.cpuSet,
    NetworkMode: inputs.networkMode,
    PidMode: inputs.pidMode,
    IpcMode: inputs.ipcMode,
    UsernsMode: inputs.usernsMode,
    // Always sent, so the daemon's own default never counts.
    Init: inputs.init ?? false,
  };
}

/** Capabilities as Docker's own client sends them. */
function canonical(names: Value | undefined): string[] {
  return ((names ?? []) as string[])
    .map((name) => name.toUpperCase())
    .map((name) => (name === "ALL" || name.startsWith("CAP_") ? name : `CAP_${name}`));
}

function healthcheck(check: Properties | undefined): Properties | undefined {
  if (!check) return undefined;
  const duration = (key: string) => parseDuration((check[key] ?? "0s") as string);
  return {
    Test: check.tests,
    Interval: duration("interval"),
    Timeout: duration("timeout"),
    StartPeriod: duration("startPeriod"),
    StartInterval: duration("startInterval"),
    Retries: check.retries ?? 0,
  };
}

function restartPolicy({ restart, maxRetryCount }: Properties): Properties {
  return { Name: restart ?? "no", MaximumRetryCount: maxRetryCount ?? 0 };
}

/** -1 stands for "no limit". */
function megabytes(value: Value | undefined): number | undefined {
  const count = value as number | undefined;
  return count && count > 0 ? count * megabyte : count;
}

function portKey({ internal, protocol }: Properties): string {
  return `${internal as number}/${(protocol ?? "tcp") as string}`;
}

function portBindings(ports: Properties[]): Properties {
  const bindings: Record<string, Properties[]> = {};
  for (const port of ports) {
    const external = (port.external ?? 0) as number;
    (bindings[portKey(port)] ??= []).push({ HostPort: String(external), HostIp: port.ip });
  }
  return bindings;
}

function bind(volume: Properties): string[] {
  const { fromContainer, containerPath } = volume;
  if (!fromContainer && !containerPath)
    throw new Error(
      "Unable to parse volumes: volume entry without container path or source container",
    );
  if (fromContainer && containerPath)
    throw new Error(
      "Unable to parse volumes: both a container and a path specified in a volume entry",
    );
  const source = volume.hostPath ?? volume.volumeName;
  if (!source || fromContainer) return [];
  const mode = volume.readOnly ? "ro" : "rw";
  const relabel = volume.selinuxRelabel ? `,${volume.selinuxRelabel as string}` : "";
  return [`${source as string}:${containerPath as string}:${mode}${relabel}`];
}

function objects(value: Value | undefined): Properties[] {
  return (value ?? []) as Properties[];
}
