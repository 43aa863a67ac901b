import type { Field, Fields } from "../bridge/resource";
import type { Value } from "../bridge/values";
import { samePorts } from "./ports";

const string: Field = { type: "string" };
const integer: Field = { type: "integer" };
const boolean: Field = { type: "boolean" };
const map: Field = { type: "map" };
const list: Field = { type: "list" };
const set: Field = { type: "set" };

const fixed = (field: Field): Field => ({ ...field, forceNew: true });
const found = (field: Field): Field => ({ ...field, computed: true });
const required = (field: Field): Field => ({ ...field, required: true });
const output = (field: Field): Field => ({ ...field, output: true });
const or = (field: Field, value: string | number | boolean): Field => ({
  ...field,
  default: value,
});
/** An object of this kind can't change in place in any part. */
const fixedParts = (parts: Fields): Fields =>
  Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, fixed(part)]));

/** An empty text means the image's own value. */
const sameOrEmpty = (_prior: Value, wanted: Value) => wanted === "";

/** A name that is made when the program gives none. */
const ownName: Field = { ...fixed(required(string)), autoName: true };

/** Labels of all resources. */
const labels: Field = {
  type: "set",
  of: fixedParts({ label: required(string), value: required(string) }),
};

/** `docker:index/network:Network`. */
export const networkFields: Fields = {
  name: ownName,
  labels: fixed(labels),
  driver: fixed(found(string)),
  options: fixed(found(map)),
  internal: fixed(found(boolean)),
  attachable: fixed(boolean),
  ipv6: fixed(boolean),
  ipamDriver: fixed(or(string, "default")),
  ipamOptions: fixed(map),
  ipamConfigs: fixed(
    found({
      type: "set",
      of: fixedParts({ subnet: string, ipRange: string, gateway: string, auxAddress: map }),
    }),
  ),
  scope: output(string),
};

/** `docker:index/volume:Volume`. */
export const volumeFields: Fields = {
  name: ownName,
  labels: fixed(labels),
  driver: fixed(found(string)),
  driverOpts: fixed(map),
  mountpoint: output(string),
};

/** `docker:index/remoteImage:RemoteImage`. */
export const remoteImageFields: Fields = {
  name: fixed(required(string)),
  keepLocally: boolean,
  forceRemove: boolean,
  pullTriggers: fixed(set),
  triggers: fixed(map),
  platform: fixed(string),
  imageId: output(string),
  repoDigest: output(string),
};

/** `docker:index/container:Container`. */
export const containerFields: Fields = {
  name: ownName,
  image: fixed(required(string)),
  command: fixed(found(list)),
  entrypoints: fixed(found(list)),
  envs: fixed(found(set)),
  labels: fixed(found(labels)),
  user: { ...fixed(string), same: sameOrEmpty },
  workingDir: { ...fixed(string), same: sameOrEmpty },
  hostname: fixed(found(string)),
  domainname: fixed(string),
  groupAdds: fixed(set),
  readOnly: fixed(or(boolean, false)),
  privileged: fixed(boolean),
  init: found(boolean),
  tty: fixed(or(boolean, false)),
  stdinOpen: fixed(or(boolean, false)),
  rm: or(boolean, false),
  capabilities: { ...fixed({ type: "object" }), of: fixedParts({ adds: set, drops: set }) },
  securityOpts: fixed(found(set)),
  sysctls: fixed(map),
  runtime: fixed(found(string)),
  platform: fixed(found(string)),
  pidMode: fixed(string),
  ipcMode: fixed(found(string)),
  usernsMode: fixed(string),

  restart: { ...or(string, "no"), pattern: /^(no|on-failure|always|unless-stopped)$/ },
  maxRetryCount: integer,
  memory: integer,
  memoryReservation: or(integer, 0),
  memorySwap: integer,
  cpuShares: integer,
  cpuSet: { ...string, pattern: /^\d+([,-]\d+)*$/ },
  shmSize: fixed(found(integer)),
  ulimits: fixed({
    type: "set",
    of: fixedParts({ name: required(string), soft: required(integer), hard: required(integer) }),
  }),

  volumes: fixed({
    type: "set",
    of: fixedParts({
      volumeName: string,
      hostPath: string,
      fromContainer: string,
      containerPath: string,
      readOnly: boolean,
      selinuxRelabel: string,
    }),
  }),
  tmpfs: map,
  uploads: fixed({
    type: "set",
    of: fixedParts({
      file: required(string),
      content: string,
      contentBase64: string,
      source: string,
      sourceHash: string,
      executable: boolean,
      permissions: { ...string, pattern: /^0[0-7]{3}$/ },
    }),
  }),

  networkMode: fixed(or(string, "bridge")),
  networksAdvanced: fixed({
    type: "set",
    of: fixedParts({
      name: required(string),
      aliases: set,
      ipv4Address: string,
      ipv6Address: string,
      linkLocalIps: set,
      macAddress: string,
      driverOpts: set,
      gwPriority: integer,
    }),
  }),
  ports: {
    ...fixed({ type: "list" }),
    of: fixedParts({
      internal: required(integer),
      external: found(integer),
      ip: or(string, "0.0.0.0"),
      protocol: or(string, "tcp"),
    }),
    same: samePorts,
  },
  publishAllPorts: fixed(boolean),
  hosts: fixed({ type: "set", of: fixedParts({ host: required(string), ip: required(string) }) }),
  dns: fixed(set),
  dnsOpts: fixed(set),
  dnsSearches: fixed(set),

  logDriver: fixed(found(string)),
  logOpts: fixed(map),

  healthcheck: found({
    type: "object",
    of: {
      tests: list,
      interval: or(string, "0s"),
      timeout: or(string, "0s"),
      startPeriod: or(string, "0s"),
      startInterval: or(string, "0s"),
      retries: or(integer, 0),
    },
  }),
  start: or(boolean, true),
  wait: or(boolean, false),
  waitTimeout: or(integer, 60),
  mustRun: or(boolean, true),
  removeVolumes: or(boolean, true),
  destroyGraceSeconds: integer,
  stopSignal: fixed(found(string)),
  stopTimeout: fixed(found(integer)),
  containerReadRefreshTimeoutMilliseconds: or(integer, 15000),

  bridge: output(string),
  exitCode: output(integer),
  networkDatas: output({ type: "list", of: {} }),
};
