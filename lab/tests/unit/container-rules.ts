import { unknown, type Properties, type Value } from "../../providers/bridge/values";

/** One rule: what was there, what the program says now, and which paths change. */
export interface Row {
  rule: string;
  source: string;
  /** Inputs of the last update, on top of the usual ones. */
  was?: Properties;
  /** Inputs of this update, on top of those; undefined takes one away. */
  becomes?: Properties;
  /** What the provider found, instead of what was asked for. */
  found?: Properties;
  /** By property path: the kind of change, with `!` when it replaces. */
  changes: Record<string, string>;
}

/** A row whose property, changed to this, replaces the resource. */
export function replaces(name: string, source: string, becomes: Properties): Row {
  return { rule: `${name} replaces`, source, becomes, changes: { [name]: "update!" } };
}

/** A row whose property, changed to this, changes in place. */
export function updates(name: string, source: string, becomes: Properties): Row {
  return { rule: `${name} changes in place`, source, becomes, changes: { [name]: "update" } };
}

/** A row whose property, set for the first time, replaces the resource. */
export function addedReplaces(name: string, source: string, value: Value): Row {
  const becomes = { [name]: value };
  return { rule: `${name}, set at last, replaces`, source, becomes, changes: { [name]: "add!" } };
}

/** A row whose property, not set, is what the provider found. */
export function keeps(name: string, source: string, value: Value): Row {
  const found = { [name]: value };
  return { rule: `${name} is what was found`, source, found, changes: {} };
}

/** A row whose property, no longer set, is false or 0 again. */
function falls(name: string, source: string, value: Value, change: string): Row {
  const rule = `${name}, taken away, goes back`;
  const becomes = { [name]: undefined };
  return { rule, source, was: { [name]: value }, becomes, changes: { [name]: change } };
}

const port = { internal: 80, external: 8080, ip: "127.0.0.1" };
const otherPort = { internal: 81, external: 8081 };
const checks = { tests: ["CMD", "true"], interval: "5s", startPeriod: "1m30s", retries: 3 };
const noDurations = { interval: "0s", timeout: "0s", startPeriod: "0s", startInterval: "0s" };
const network = { name: "net", aliases: ["app"] };
const volume = { volumeName: "data", containerPath: "/data", readOnly: true };
const file = { file: "/a", content: "1" };

/** Rules of `docker:index/container:Container`; sources as in docker-diff.test.ts. */
export const containerRows: Row[] = [
  { rule: "nothing changed", source: "sdk:1285", changes: {} },
  // What replaces.
  replaces("image", "docker container.go:141", { image: "redis:7" }),
  replaces("name", "docker container.go:50", { name: "other" }),
  replaces("networkMode", "docker container.go:901", { networkMode: "none" }),
  replaces("readOnly", "docker container.go:64", { readOnly: true }),
  replaces("user", "docker container.go:181", { user: "1:1" }),
  replaces("hostname", "docker container.go:148", { hostname: "other" }),
  replaces("shmSize", "docker container.go:863", { shmSize: 65 }),
  replaces("logDriver", "docker container.go:886", { logDriver: "local" }),
  replaces("stopTimeout", "docker container.go:321", { stopTimeout: 9 }),
  {
    rule: "an element of command replaces",
    source: "docker container.go:163",
    becomes: { command: ["redis-cli"] },
    changes: { "command[0]": "update!" },
  },
  {
    rule: "an element of envs replaces",
    source: "docker container.go:590",
    was: { envs: ["A=1", "B=2"] },
    becomes: { envs: ["A=1", "B=3"] },
    changes: { "envs[1]": "update!" },
  },
  {
    rule: "a label replaces",
    source: "docker container.go:833",
    was: { labels: [{ label: "a", value: "1" }] },
    becomes: { labels: [{ label: "a", value: "2" }] },
    changes: { "labels[0].value": "update!" },
  },
  {
    rule: "a log option replaces",
    source: "docker container.go:894",
    was: { logOpts: { "max-size": "1m" } },
    becomes: { logOpts: { "max-size": "2m" } },
    changes: { 'logOpts["max-size"]': "update!" },
  },
  {
    rule: "a network's alias replaces",
    source: "docker container.go:909",
    was: { networksAdvanced: [network] },
    becomes: { networksAdvanced: [{ ...network, aliases: ["other"] }] },
    changes: { networksAdvanced: "update!" },
  },
  {
    rule: "a volume replaces",
    source: "docker container.go:434",
    was: { volumes: [volume] },
    becomes: { volumes: [{ ...volume, volumeName: "other" }] },
    changes: { volumes: "update!" },
  },
  {
    rule: "an upload's content replaces",
    source: "docker container.go:987",
    was: { uploads: [file] },
    becomes: { uploads: [{ ...file, content: "2" }] },
    changes: { uploads: "update!" },
  },
  {
    rule: "a host entry replaces",
    source: "docker container.go:537",
    was: { hosts: [{ host: "a", ip: "1.1.1.1" }] },
    becomes: { hosts: [{ host: "a", ip: "2.2.2.2" }] },
    changes: { "hosts[0].ip": "update!" },
  },
  {
    rule: "a ulimit replaces",
    source: "docker container.go:561",
    was: { ulimits: [{ name: "nproc", soft: 1, hard: 2 }] },
    becomes: { ulimits: [{ name: "nproc", soft: 2, hard: 2 }] },
    changes: { "ulimits[0].soft": "update!" },
  },
  {
    rule: "capabilities replace",
    source: "docker container.go:262",
    was: { capabilities: { drops: ["ALL"] } },
    becomes: { capabilities: { drops: ["NET_RAW"] } },
    changes: { "capabilities.drops[0]": "update!" },
  },
  {
    rule: "security options replace",
    source: "docker container.go:291",
    was: { securityOpts: ["no-new-privileges:true"] },
    becomes: { securityOpts: ["seccomp=unconfined"] },
    changes: { "securityOpts[0]": "update!" },
  },
  {
    rule: "a published port replaces",
    source: "docker container.go:487",
    was: { ports: [port] },
    becomes: { ports: [{ ...port, external: 8081 }] },
    changes: { "ports[0].external": "update!" },
  },
  addedReplaces("domainname", "docker container.go:156", "a"),
  replaces("workingDir", "docker container.go:243", { workingDir: "/a" }),
  addedReplaces("groupAdds", "docker container.go:1118", ["1"]),
  addedReplaces("privileged", "docker container.go:656", true),
  addedReplaces("tty", "docker container.go:1132", true),
  addedReplaces("stdinOpen", "docker container.go:1139", true),
  addedReplaces("sysctls", "docker container.go:1105", { a: "1" }),
  addedReplaces("runtime", "docker container.go:300", "a"),
  addedReplaces("platform", "docker container.go:307", "linux/arm64"),
  addedReplaces("pidMode", "docker container.go:974", "host"),
  addedReplaces("ipcMode", "docker container.go:1111", "host"),
  addedReplaces("usernsMode", "docker container.go:980", "host"),
  addedReplaces("publishAllPorts", "docker container.go:223", true),
  addedReplaces("dns", "docker container.go:196", ["1.1.1.1"]),
  addedReplaces("dnsOpts", "docker container.go:205", ["ndots:1"]),
  addedReplaces("dnsSearches", "docker container.go:214", ["a"]),
  addedReplaces("stopSignal", "docker container.go:314", "SIGINT"),
  addedReplaces("labels", "docker container.go:833", [{ label: "a", value: "1" }]),
  addedReplaces("hosts", "docker container.go:537", [{ host: "a", ip: "1.1.1.1" }]),
  addedReplaces("capabilities", "docker container.go:262", { drops: ["ALL"] }),
  // What changes in place.
  updates("memory", "docker container.go:842", { memory: 10 }),
  updates("memorySwap", "docker container.go:856", { memorySwap: 10 }),
  updates("restart", "docker container.go:230", { restart: "always" }),
  updates("wait", "docker container.go:79", { wait: true }),
  updates("waitTimeout", "docker container.go:86", { waitTimeout: 61 }),
  updates("mustRun", "docker container.go:122", { mustRun: false }),
  {
    rule: "destroyGraceSeconds changes in place",
    source: "docker container.go:827",
    becomes: { destroyGraceSeconds: 9 },
    changes: { destroyGraceSeconds: "add" },
  },
  {
    rule: "a health check's change is shown, and replaces nothing",
    source: "docker container.go:1045",
    was: { healthcheck: checks },
    becomes: { healthcheck: { ...checks, interval: "6s" } },
    changes: { "healthcheck.interval": "update" },
  },
  {
    rule: "a tmpfs change is shown, and replaces nothing",
    source: "docker container.go:482",
    was: { tmpfs: { "/tmp": "size=1m" } },
    becomes: { tmpfs: { "/tmp": "size=2m" } },
    changes: { 'tmpfs["/tmp"]': "update" },
  },
  // What taking something away does.
  falls("readOnly", "docker container.go:64", true, "update!"),
  falls("tty", "docker container.go:1132", true, "update!"),
  falls("stdinOpen", "docker container.go:1139", true, "update!"),
  falls("rm", "docker container.go:57", true, "update"),
  falls("wait", "docker container.go:79", true, "update"),
  falls("memoryReservation", "docker container.go:848", 1, "update"),
  falls("memory", "docker container.go:842", 1, "delete"),
  keeps("init", "docker container.go:1126", true),
  keeps("runtime", "docker container.go:300", "runc"),
  keeps("platform", "docker container.go:307", "linux"),
  keeps("ipcMode", "docker container.go:1111", "private"),
  keeps("stopSignal", "docker container.go:314", "SIGINT"),
  keeps("stopTimeout", "docker container.go:321", 5),
  ...["envs", "labels", "healthcheck", "securityOpts", "entrypoints", "command"].map(
    (name): Row => ({
      rule: `taking ${name} away is no change`,
      source: "docker container.go:163-1045 (Computed), sdk:1351, sdk:1592",
      was: {
        command: ["x"],
        entrypoints: ["x"],
        envs: ["A=1"],
        labels: [{ label: "a", value: "1" }],
        securityOpts: ["no-new-privileges:true"],
        healthcheck: checks,
      },
      becomes: { [name]: undefined },
      changes: {},
    }),
  ),
  {
    rule: "taking user or workingDir away is no change",
    source: "docker container.go:187, :248 (DiffSuppressFunc)",
    was: { user: "1:1", workingDir: "/x" },
    becomes: { user: undefined, workingDir: undefined },
    changes: {},
  },
  {
    rule: "taking volumes away replaces",
    source: "docker container.go:434 (not Computed)",
    was: { volumes: [volume] },
    becomes: { volumes: undefined },
    changes: { volumes: "delete!" },
  },
  {
    rule: "taking tmpfs away deletes each",
    source: "sdk:1463",
    was: { tmpfs: { "/a": "", "/b": "" } },
    becomes: { tmpfs: undefined },
    changes: { 'tmpfs["/a"]': "delete", 'tmpfs["/b"]': "delete" },
  },
  {
    rule: "taking restart away goes back to the default",
    source: "docker container.go:233",
    was: { restart: "always" },
    becomes: { restart: undefined },
    changes: { restart: "update" },
  },
  // What is the same.
  ...(["envs", "dns"] as const).map((name): Row => ({
    rule: `the order of ${name} means nothing`,
    source: "docker container.go:590 (TypeSet), sdk:1575",
    was: { [name]: ["1", "2"] },
    becomes: { [name]: ["2", "1"] },
    changes: {},
  })),
  {
    rule: "the order of command means something",
    source: "docker container.go:163 (TypeList), sdk:1335",
    was: { command: ["a", "b"] },
    becomes: { command: ["b", "a"] },
    changes: { "command[0]": "update!", "command[1]": "update!" },
  },
  {
    rule: "the order of a network's aliases means nothing",
    source: "docker container.go:922 (TypeSet)",
    was: { networksAdvanced: [{ ...network, aliases: ["a", "b"] }] },
    becomes: { networksAdvanced: [{ ...network, aliases: ["b", "a"] }] },
    changes: {},
  },
  {
    rule: "in a set an absent part is the same as its zero",
    source: "sdk:1575",
    was: { volumes: [{ volumeName: "data", containerPath: "/data" }] },
    becomes: { volumes: [{ volumeName: "data", containerPath: "/data", readOnly: false }] },
    changes: {},
  },
  {
    rule: "the order of ports means nothing",
    source: "docker container.go:1192",
    was: { ports: [port, otherPort] },
    becomes: { ports: [otherPort, port] },
    changes: {},
  },
  {
    rule: "a port without a number outside keeps the one it got",
    source: "docker container.go:501 (Computed)",
    was: { ports: [{ internal: 80 }] },
    found: { ports: [{ internal: 80, external: 32768, ip: "0.0.0.0", protocol: "tcp" }] },
    changes: {},
  },
  {
    rule: "such a port at another place than Docker tells it replaces",
    source: "docker container.go:1192",
    was: { ports: [{ internal: 81 }, { internal: 80, external: 8080 }] },
    found: {
      ports: [
        { internal: 80, external: 8080, ip: "0.0.0.0", protocol: "tcp" },
        { internal: 81, external: 32768, ip: "0.0.0.0", protocol: "tcp" },
      ],
    },
    changes: {
      "ports[0].internal": "update!",
      "ports[1].internal": "update!",
      "ports[1].external": "update!",
    },
  },
  {
    rule: "a health check's durations are 0s when not set, its retries 0",
    source: "docker container.go:1059-1090",
    was: { healthcheck: { tests: ["CMD", "true"], retries: 3 } },
    becomes: { healthcheck: { tests: ["CMD", "true"] } },
    found: { healthcheck: { tests: ["CMD", "true"], ...noDurations, retries: 3 } },
    changes: { "healthcheck.retries": "update" },
  },
  {
    rule: "90s is not 1m30s",
    source: "docker container_funcs.go:961 (Duration.String)",
    was: { healthcheck: { ...checks, startPeriod: "90s" } },
    found: { healthcheck: { ...checks, startPeriod: "1m30s", timeout: "0s", startInterval: "0s" } },
    changes: { "healthcheck.startPeriod": "update" },
  },
  {
    rule: "memory without memorySwap is a change each time",
    source: "docker container_funcs.go:941, container.go:856 (not Computed)",
    was: { memory: 100 },
    found: { memorySwap: 200 },
    changes: { memorySwap: "delete" },
  },
  // What drifted.
  {
    rule: "a stopped container is started",
    source: "docker container_funcs.go:822",
    was: { mustRun: true },
    found: { mustRun: false },
    changes: { mustRun: "update" },
  },
  {
    rule: "a stopped container with ports is replaced",
    source: "docker container_funcs.go:802",
    was: { mustRun: true, ports: [port] },
    found: { mustRun: false, ports: [] },
    changes: { mustRun: "update", ports: "add!" },
  },
  // After a creation that failed.
  {
    rule: "without entrypoints it is replaced",
    source: "sdk:1394",
    found: { entrypoints: undefined, networkDatas: undefined },
    changes: { entrypoints: "add!", networkDatas: "add" },
  },
  {
    rule: "without command it is replaced",
    source: "sdk:1394",
    was: { command: undefined, entrypoints: ["x"] },
    found: { networkDatas: undefined },
    changes: { command: "add!", networkDatas: "add" },
  },
  {
    rule: "with both it is taken for good",
    source: "sdk:1394",
    was: { entrypoints: ["x"] },
    found: { networkDatas: undefined },
    changes: { networkDatas: "add" },
  },
  // What a preview doesn't know.
  {
    rule: "an unknown image replaces",
    source: "docker container.go:141",
    becomes: { image: unknown },
    changes: { image: "update!" },
  },
  {
    rule: "unknown uploads replace",
    source: "docker container.go:987",
    was: { uploads: [file] },
    becomes: { uploads: unknown },
    changes: { uploads: "update!" },
  },
  {
    rule: "an unknown network replaces",
    source: "docker container.go:909",
    was: { networksAdvanced: [network] },
    becomes: { networksAdvanced: [{ ...network, name: unknown }] },
    changes: { networksAdvanced: "update!" },
  },
  {
    rule: "an unknown variable replaces",
    source: "docker container.go:590",
    was: { envs: ["A=1"] },
    becomes: { envs: [unknown] },
    changes: { envs: "update!" },
  },
  {
    rule: "envs that are unknown as a whole are no change",
    source: "sdk:1628",
    was: { envs: ["A=1"] },
    becomes: { envs: unknown },
    changes: {},
  },
  {
    rule: "a command that is unknown as a whole replaces",
    source: "sdk:1335",
    becomes: { command: unknown },
    changes: { command: "update!" },
  },
];
