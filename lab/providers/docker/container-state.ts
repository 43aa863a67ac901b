import type { Properties, Value } from "../bridge/values";
import { formatDuration } from "./duration";

const megabyte = 1024 * 1024;

/** What `docker inspect` shows of a container, as far as it is read here. */
export interface ContainerInspect {
  Id: string;
  Name: string;
  Image: string;
  Platform: string;
  State: { Running: boolean; ExitCode: number; Health?: { Status: string } };
  Config: Record<string, Value | undefined> & {
    Healthcheck?: Record<string, number | string[] | undefined>;
  };
  HostConfig: Record<string, Value | undefined>;
  NetworkSettings: {
    Bridge?: string;
    Networks: Record<string, Record<string, Value>>;
    Ports?: Record<string, { HostIp: string; HostPort: string }[] | null> | null;
  };
}

/**
 * The properties of a container.
 *
 * Environment, labels, uploads, volumes and networks are not read back: they stay as they were.
 *
 * @param prior - what was last known
 */
export function containerProperties(found: ContainerInspect, prior: Properties): Properties {
  const { Config: config, HostConfig: host, NetworkSettings: network, State: state } = found;
  const mustRun = prior.mustRun ?? false;
  const restart = host.RestartPolicy as Properties;
  const log = host.LogConfig as Properties;
  const image = (prior.image as string | undefined)?.startsWith("sha256:")
    ? found.Image
    : config.Image;
  return {
    ...prior,
    name: found.Name.replace(/^\/+/, ""),
    image,
    rm: host.AutoRemove,
    readOnly: host.ReadonlyRootfs,
    hostname: config.Hostname,
    domainname: config.Domainname,
    command: config.Cmd ?? [],
    entrypoints: config.Entrypoint ?? [],
    user: config.User,
    dns: filled(host.Dns),
    dnsOpts: filled(host.DnsOptions),
    dnsSearches: filled(host.DnsSearch),
    securityOpts: host.SecurityOpt ?? [],
    publishAllPorts: host.PublishAllPorts,
    restart: restart.Name,
    maxRetryCount: restart.MaximumRetryCount,
    init: host.Init ?? false,
    workingDir: config.WorkingDir,
    ...capabilities(host),
    runtime: host.Runtime,
    platform: found.Platform,
    tmpfs: filled(host.Tmpfs),
    hosts: ((host.ExtraHosts ?? []) as string[]).map((entry) => {
      const [name = "", ip = ""] = entry.split(":");
      return { host: name, ip };
    }),
    ...(prior.ulimits && { ulimits: ulimits(host.Ulimits) }),
    privileged: host.Privileged,
    memory: megabytes(host.Memory),
    memoryReservation: megabytes(host.MemoryReservation),
    memorySwap: megabytes(host.MemorySwap),
    shmSize: megabytes(host.ShmSize),
    cpuShares: host.CpuShares,
    cpuSet: host.CpusetCpus,
    logDriver: log.Type,
    logOpts: isEmpty(prior.logOpts) ? undefined : log.Config,
    networkMode: host.NetworkMode,
    ...(prior.pidMode && { pidMode: host.PidMode }),
    usernsMode: host.UsernsMode,
    healthcheck: healthcheck(config.Healthcheck) ?? prior.healthcheck,
    sysctls: filled(host.Sysctls),
    ipcMode: host.IpcMode,
    groupAdds: filled(host.GroupAdd),
    tty: config.Tty,
    stdinOpen: config.OpenStdin,
    stopSignal: config.StopSignal,
    stopTimeout: config.StopTimeout ?? 0,
    bridge: network.Bridge,
    networkDatas: Object.entries(network.Networks).map(([name, data]) => networkData(name, data)),
    // An exited container has no ports; one that needn't run keeps those it had.
    ...((state.Running || mustRun) && !isEmpty(prior.ports) && { ports: ports(network.Ports) }),
    ...(!state.Running && { exitCode: state.ExitCode }),
    // One that should run and doesn't: the difference makes the next update start it.
    ...(!state.Running && mustRun && { mustRun: false }),
  };
}

function capabilities(host: ContainerInspect["HostConfig"]): Properties {
  const [adds, drops] = [filled(host.CapAdd), filled(host.CapDrop)];
  return adds || drops ? { capabilities: { adds, drops } } : {};
}

function healthcheck(check: ContainerInspect["Config"]["Healthcheck"]): Properties | undefined {
  if (!check) return undefined;
  const duration = (key: string) => formatDuration((check[key] ?? 0) as number);
  return {
    tests: (check.Test ?? []) as string[],
    interval: duration("Interval"),
    timeout: duration("Timeout"),
    startPeriod: duration("StartPeriod"),
    startInterval: duration("StartInterval"),
    retries: (check.Retries ?? 0) as number,
  };
}

function ulimits(found: Value | undefined): Properties[] {
  return ((found ?? []) as Properties[]).map(({ Name, Soft, Hard }) => ({
    name: Name,
    soft: Soft,
    hard: Hard,
  }));
}

function ports(found: ContainerInspect["NetworkSettings"]["Ports"]): Properties[] {
  const number = (port: string) => parseInt(port, 10);
  return Object.entries(found ?? {})
    .sort(([a], [b]) => number(a) - number(b))
    .flatMap(([port, bindings]) =>
      (bindings ?? []).map(({ HostIp, HostPort }) => ({
        internal: number(port),
        external: Number(HostPort),
        ip: HostIp,
        protocol: port.split("/")[1] ?? "tcp",
      })),
    );
}

function networkData(name: string, data: Record<string, Value>): Properties {
  return {
    networkName: name,
    ipAddress: data.IPAddress,
    ipPrefixLength: data.IPPrefixLen,
    gateway: data.Gateway,
    globalIpv6Address: data.GlobalIPv6Address,
    globalIpv6PrefixLength: data.GlobalIPv6PrefixLen,
    ipv6Gateway: data.IPv6Gateway,
    macAddress: data.MacAddress,
  };
}

function megabytes(value: Value | undefined): number {
  const bytes = (value ?? 0) as number;
  return bytes > 0 ? Math.trunc(bytes / megabyte) : bytes;
}

function filled(value: Value | undefined): Value | undefined {
  return isEmpty(value) ? undefined : value;
}

function isEmpty(value: Value | undefined): boolean {
  return !value || Object.keys(value).length === 0;
}
