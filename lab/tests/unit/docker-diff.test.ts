import { check } from "../../providers/bridge/check";
import { plan } from "../../providers/bridge/plan";
import type { Fields } from "../../providers/bridge/resource";
import type { Properties } from "../../providers/bridge/values";
import {
  containerFields,
  networkFields,
  remoteImageFields,
  volumeFields,
} from "../../providers/docker/fields";
import {
  addedReplaces,
  containerRows,
  keeps,
  replaces,
  updates,
  type Row,
} from "./container-rules";

/*
 * Where a rule is written in the official provider:
 * - docker: kreuzwerker/terraform-provider-docker @5074970c (v4.5.0), internal/provider/
 * - sdk: pulumi/terraform-plugin-sdk v2.0.0-20260318212141-5525259d096b, helper/schema/schema.go
 * - bridge: pulumi/pulumi-terraform-bridge @59de6c66, pkg/tfbridge/
 * All were compared with a build of the official plugin, too.
 */

const usual: Record<string, Properties> = {
  container: { image: "redis:8", command: ["redis-server"] },
  network: { labels: [{ label: "a", value: "1" }] },
  volume: { labels: [{ label: "a", value: "1" }] },
  image: { name: "redis:8", keepLocally: true },
};

/** What Docker says of a resource that asked for nothing. */
const usualFound: Record<string, Properties> = {
  container: {
    entrypoints: ["docker-entrypoint.sh"],
    envs: [],
    securityOpts: [],
    hostname: "0c15f12c47c5",
    user: "",
    workingDir: "/data",
    readOnly: false,
    wait: false,
    memory: 0,
    memorySwap: 0,
    shmSize: 64,
    logDriver: "json-file",
    stopTimeout: 0,
    networkDatas: [{ networkName: "bridge" }],
  },
  network: { driver: "bridge", internal: false, options: {}, ipamDriver: "default" },
  volume: { driver: "local", mountpoint: "/var/lib/docker/volumes/a/_data" },
  image: { imageId: "sha256:1", repoDigest: "" },
};

const fieldsOf: Record<string, Fields> = {
  container: containerFields,
  network: networkFields,
  volume: volumeFields,
  image: remoteImageFields,
};

function changesOf(kind: string, { was, becomes, found }: Row): Record<string, string> {
  const fields = fieldsOf[kind] ?? {};
  const before = { ...usual[kind], ...was };
  const request = { name: "app", seed: new Uint8Array(), prior: undefined };
  const old = check(fields, { ...request, inputs: defined(before) });
  const next = check(fields, { ...request, prior: old.inputs, inputs: defined(before, becomes) });
  expect([...old.failures, ...next.failures]).toEqual([]);
  const { changes } = plan(fields, defined(usualFound[kind], old.inputs, found), next.inputs);
  return Object.fromEntries(
    [...changes].map(([path, { kind, replace }]) => [path, kind + (replace ? "!" : "")]),
  );
}

function defined(...parts: (Properties | undefined)[]): Properties {
  const merged = Object.assign({}, ...parts) as Properties;
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

const networkRows: Row[] = [
  {
    rule: "labels set at last replace",
    source: "docker network.go:32",
    was: { labels: undefined },
    becomes: { labels: [{ label: "a", value: "1" }] },
    changes: { labels: "add!" },
  },
  { rule: "nothing changed", source: "sdk:1285", changes: {} },
  replaces("name", "docker network.go:25", { name: "other" }),
  replaces("internal", "docker network.go:56", { internal: true }),
  replaces("driver", "docker network.go:40", { driver: "macvlan" }),
  replaces("ipamDriver", "docker network.go:85", { ipamDriver: "other" }),
  addedReplaces("attachable", "docker network.go:64", true),
  addedReplaces("ipv6", "docker network.go:78", true),
  addedReplaces("ipamOptions", "docker network.go:92", { a: "1" }),
  addedReplaces("ipamConfigs", "docker network.go:99", [{ subnet: "10.0.0.0/16" }]),
  keeps("ipamConfigs", "docker network.go:99", [{ subnet: "10.0.0.0/16" }]),
  keeps("options", "docker network.go:48", { a: "1" }),
  {
    rule: "options replace",
    source: "docker network.go:48",
    becomes: { options: { a: "1" } },
    changes: { "options.a": "add!" },
  },
  {
    rule: "a label replaces",
    source: "docker network.go:32",
    becomes: { labels: [{ label: "a", value: "2" }] },
    changes: { "labels[0].value": "update!" },
  },
  {
    rule: "taking labels away replaces",
    source: "docker network.go:32 (not Computed)",
    becomes: { labels: undefined },
    changes: { labels: "delete!" },
  },
  {
    rule: "taking internal away is no change",
    source: "docker network.go:56 (Computed)",
    was: { internal: true },
    becomes: { internal: undefined },
    changes: {},
  },
];

const volumeRows: Row[] = [
  {
    rule: "labels set at last replace, and the data is lost",
    source: "docker volume.go:48",
    was: { labels: undefined },
    becomes: { labels: [{ label: "a", value: "1" }] },
    changes: { labels: "add!" },
  },
  { rule: "nothing changed", source: "sdk:1285", changes: {} },
  replaces("name", "docker volume.go:41", { name: "other" }),
  replaces("driver", "docker volume.go:55", { driver: "other" }),
  {
    rule: "a label replaces, and the data is lost",
    source: "docker volume.go:48",
    becomes: { labels: [{ label: "a", value: "2" }] },
    changes: { "labels[0].value": "update!" },
  },
  {
    rule: "driver options replace",
    source: "docker volume.go:62",
    becomes: { driverOpts: { type: "tmpfs" } },
    changes: { driverOpts: "add!" },
  },
];

const imageRows: Row[] = [
  addedReplaces("triggers", "docker image.go:84", { a: "1" }),
  addedReplaces("platform", "docker image.go:90", "linux/arm64"),
  { rule: "nothing changed", source: "sdk:1285", changes: {} },
  replaces("name", "docker image.go:36", { name: "redis:7" }),
  updates("keepLocally", "docker image.go:55", { keepLocally: false }),
  {
    rule: "pull triggers replace",
    source: "docker image.go:61",
    becomes: { pullTriggers: ["a"] },
    changes: { pullTriggers: "add!" },
  },
];

describe.each([
  ["container", containerRows],
  ["network", networkRows],
  ["volume", volumeRows],
  ["image", imageRows],
])("%s", (kind, rows) => {
  test.each(rows)("$rule ($source)", (row) => {
    expect(changesOf(kind, row)).toEqual(row.changes);
  });
});
