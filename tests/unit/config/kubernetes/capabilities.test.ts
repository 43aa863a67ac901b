import { checkCluster } from "../../../../config/kubernetes/capabilities";
import { neededApis } from "../../../../config/kubernetes/capabilities/apis";
import { demandOf, type Demand } from "../../../../config/kubernetes/capabilities/demand";
import type {
  ClusterFacts,
  NamespaceFacts,
} from "../../../../config/kubernetes/capabilities/facts";
import { namedObjects } from "../../../../config/kubernetes/capabilities/named-objects";
import {
  neededRights,
  type Resource,
} from "../../../../config/kubernetes/capabilities/permissions";
import type { SettingsInput } from "../../../../config/schema";
import { stackOf } from "./stacks";

/** A namespace that an earlier update made. */
const ours: NamespaceFacts = {
  labels: {
    "app.kubernetes.io/part-of": "litellm-gateway",
    "app.kubernetes.io/managed-by": "litellm-gateway",
  },
  isTerminating: false,
  ours: {},
  claims: [],
  strangers: [],
  quotas: [],
  refusedPods: [],
};

/** A namespace that somebody made for the gateway. */
const given: NamespaceFacts = { ...ours, labels: {} };

/** A gateway with a host name, and with TLS where there is an issuer for it. */
const gatewayWith = (kubernetes: SettingsInput["kubernetes"]) =>
  stackOf({
    kubernetes,
    edge: {
      hostname: "llm.example.com",
      tls: kubernetes?.edge?.certManagerIssuer !== undefined,
    },
  });

/** What is judged of a cluster that has everything, but for some facts. */
function judge(kubernetes: SettingsInput["kubernetes"], facts: Partial<ClusterFacts> = {}) {
  const wanted = gatewayWith(kubernetes);
  const kinds = new Map<string, string[]>();
  for (const { apiVersion, kind } of neededApis(wanted))
    kinds.set(apiVersion, [...(kinds.get(apiVersion) ?? []), kind]);
  return checkCluster(wanted, {
    version: "v1.34.4",
    kinds,
    absent: [],
    storageClasses: [{ name: "local", isDefault: true }],
    ingressClasses: [{ name: "nginx", isDefault: true }],
    namespace: null,
    user: "ann",
    deniedRights: [],
    ...facts,
  }).map(({ severity, path, reason }) => `${severity} ${path}: ${reason}`);
}

type Row = [string, SettingsInput["kubernetes"], Partial<ClusterFacts>, RegExp[]];

/** What a cluster has, of API versions that only some have. */
const without = (apiVersion: string, kubernetes: SettingsInput["kubernetes"]) => {
  const wanted = gatewayWith(kubernetes);
  const all = neededApis(wanted).filter((api) => api.apiVersion !== apiVersion);
  const kinds = new Map(
    all.map((api) => [
      api.apiVersion,
      all.filter((other) => other.apiVersion === api.apiVersion).map(({ kind }) => kind),
    ]),
  );
  return { kinds: kinds.set(apiVersion, []) };
};

const gateway = { edge: { type: "gateway", className: "envoy" } } as const;
const ingress = { edge: { type: "ingress", className: "nginx" } } as const;
const issuer = { edge: { ...ingress.edge, certManagerIssuer: "letsencrypt" } };
const named = (kubernetes: SettingsInput["kubernetes"]) =>
  namedObjects(gatewayWith(kubernetes).settings);

test.each<Row>([
  ["a new namespace", {}, {}, []],
  ["the namespace that an earlier update made", {}, { namespace: ours }, []],
  ["a namespace made for it", { createNamespace: false }, { namespace: given }, []],
  [
    "a cluster that tells nothing to this user",
    { storage: { className: "gp3" } },
    { storageClasses: undefined, ingressClasses: undefined, namespace: undefined, user: undefined },
    [],
  ],
  [
    "an old version",
    {},
    { version: "v1.29.15-eks-1" },
    [/error target: .*v1\.29\.15-eks-1.*1\.30/],
  ],
  ["the least version", {}, { version: "v1.30.0+k3s1" }, []],
  [
    "no Gateway API",
    gateway,
    without("gateway.networking.k8s.io/v1", gateway),
    [/error kubernetes\.edge\.type: needs Gateway, HTTPRoute \(gateway\.networking\.k8s\.io\/v1\)/],
  ],
  [
    "no CloudNativePG",
    { cloudNativePg: {} },
    without("postgresql.cnpg.io/v1", { cloudNativePg: {} }),
    [/error kubernetes\.cloudNativePg: needs Cluster/],
  ],
  [
    "no cert-manager: the issuer, which can't be there, is not told",
    issuer,
    { ...without("cert-manager.io/v1", issuer), absent: named(issuer).slice(1) },
    [/error kubernetes\.edge\.certManagerIssuer: needs ClusterIssuer/],
  ],
  [
    "no metrics for an autoscaler",
    { autoscaling: { maxReplicas: 3 } },
    without("metrics.k8s.io/v1beta1", { autoscaling: { maxReplicas: 3 } }),
    [/warning kubernetes\.autoscaling: .*metrics-server/],
  ],
  [
    "no such PriorityClass",
    { priorityClassName: "critical" },
    { absent: named({ priorityClassName: "critical" }) },
    [/error kubernetes\.priorityClassName: is critical, and the cluster has no such PriorityClass/],
  ],
  [
    "no such Gateway",
    { edge: { type: "gateway", gateway: { name: "public", namespace: "edge" } } },
    {
      absent: named({ edge: { type: "gateway", gateway: { name: "public", namespace: "edge" } } }),
    },
    [/error kubernetes\.edge\.gateway: is public, and namespace edge has no such Gateway/],
  ],
  [
    "no such StorageClass",
    { storage: { className: "gp3" } },
    {},
    [/error kubernetes\.storage\.className: is gp3, .*it has local \(default\)/],
  ],
  [
    "no default StorageClass",
    {},
    { storageClasses: [{ name: "local", isDefault: false }] },
    [/error kubernetes\.storage\.className: isn't set, .*postgres-data, redis-data: it has local;/],
  ],
  [
    "no default StorageClass, and volumes that are there",
    {},
    { storageClasses: [], namespace: { ...ours, claims: ["postgres-data", "redis-data"] } },
    [],
  ],
  [
    "no default StorageClass for CloudNativePG's volumes",
    { cloudNativePg: {} },
    { storageClasses: [], namespace: { ...ours, claims: ["redis-data"] } },
    [/error kubernetes\.storage\.className: .* for postgres-1: it has none/],
  ],
  [
    "no default IngressClass",
    { edge: { type: "ingress", annotations: { any: "thing" } } },
    { ingressClasses: [{ name: "nginx", isDefault: false }] },
    [/warning kubernetes\.edge\.className: .*nginx/],
  ],
  [
    "somebody else's namespace",
    { namespace: "shop" },
    { namespace: given },
    [/error kubernetes\.namespace: is shop, which is there already and isn't the gateway's/],
  ],
  [
    "a namespace that isn't there",
    { namespace: "shop", createNamespace: false },
    {},
    [/error kubernetes\.namespace: is shop, which isn't there.*kubectl create namespace shop/],
  ],
  [
    "a namespace that goes",
    {},
    { namespace: { ...ours, isTerminating: true } },
    [/error kubernetes\.namespace: .*being deleted/],
  ],
  [
    "a namespace that lets no pods in",
    { createNamespace: false },
    {
      namespace: {
        ...given,
        refusedPods: [{ workload: "litellm", reason: "no limits like that" }],
      },
    },
    [/error kubernetes\.namespace: .*pods of litellm: no limits like that/],
  ],
  [
    "pods of others that the policies would cut off",
    { createNamespace: false },
    { namespace: { ...given, strangers: ["shop-1", "shop-2", "shop-3", "shop-4"] } },
    [/warning kubernetes\.namespace: .*\(shop-1, shop-2, shop-3 and 1 more\)/],
  ],
  [
    "pods of others without policies",
    { createNamespace: false, networkPolicies: { enabled: false } },
    { namespace: { ...given, strangers: ["shop-1"] } },
    [],
  ],
  [
    "a user who may not",
    {},
    {
      deniedRights: [
        { verb: "create", group: "apps", resource: "deployments", namespace: "llm" },
        { verb: "patch", group: "apps", resource: "deployments", namespace: "llm" },
        { verb: "create", group: "", resource: "namespaces" },
      ],
    },
    [
      /error target: .*user ann isn't allowed to: create, patch deployments\.apps in namespace llm; create namespaces in the cluster/,
    ],
  ],
])("%s", (_name, kubernetes, facts, expected) => {
  const findings = judge(kubernetes, facts);
  expect(findings).toHaveLength(expected.length);
  expected.forEach((pattern, index) => {
    expect(findings[index]).toMatch(pattern);
  });
});

describe("a quota", () => {
  const { objects } = stackOf({ replicas: 2 });
  const { steady, peak } = demandOf(objects, "litellm-gateway");

  /** What is judged of a quota of CPU requests, for two proxies. */
  function judgeQuota(hard: number, used: number, running: Demand, resource = "requests.cpu") {
    const quota = {
      name: "compute",
      hard: { [resource]: String(hard) },
      used: { [resource]: String(used) },
    };
    const namespace = { ...ours, ours: running, quotas: [quota] };
    const wanted = stackOf({ replicas: 2 });
    const kinds = new Map(neededApis(wanted).map(({ apiVersion, kind }) => [apiVersion, [kind]]));
    const facts = { absent: [], deniedRights: [], user: undefined, version: "v1.34.4" };
    const classes = { storageClasses: undefined, ingressClasses: undefined };
    return checkCluster(wanted, { ...facts, ...classes, kinds, namespace })
      .filter(({ path }) => path === "kubernetes.namespace")
      .map(({ severity, reason }) => `${severity} ${reason}`);
  }

  test("is compared with what all pods ask for, and what a rollout adds", () => {
    // Two proxies of 1, Postgres 0.5, Redis 0.1, the mock 0.1.
    expect(steady["requests.cpu"]).toBeCloseTo(2.7);
    // A migration, a proxy and a mock more.
    expect(peak["requests.cpu"]).toBeCloseTo(4.8);
    expect(steady.pods).toBe(5);
    expect(steady.persistentvolumeclaims).toBe(2);
    expect(steady["requests.storage"]).toBe(22 * 2 ** 30);
  });

  test.each(["requests.cpu", "cpu"])("of %s that is too small is refused, with numbers", (name) => {
    expect(judgeQuota(2, 0.25, {}, name)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^error .*compute.* leaves 1\\.75 of ${name} \\(2, .* use 0\\.25\\).* takes 2\\.7;`,
        ),
      ),
    ]);
  });

  test("without room for a rollout is warned of", () => {
    expect(judgeQuota(4, 0, {})).toEqual([expect.stringMatching(/^warning .*takes 4\.8/)]);
  });

  test("doesn't count twice what runs of the gateway", () => {
    expect(judgeQuota(5, 2.7, steady)).toEqual([]);
  });

  test("of what no pod asks for is no matter", () => {
    expect(judgeQuota(0, 0, {}, "services.nodeports")).toEqual([]);
  });

  test("counts what an autoscaler may want", () => {
    const kubernetes = { autoscaling: { maxReplicas: 8 } };
    const demand = demandOf(stackOf({ replicas: 2, kubernetes }).objects, "litellm-gateway");
    expect(demand.steady.pods).toBe(5);
    // Eight proxies and two more, a second mock, a migration.
    expect(demand.peak.pods).toBe(5 - 2 + 8 + 2 + 1 + 1);
  });

  test("counts each of CloudNativePG's servers", () => {
    const { objects: made } = stackOf({
      replicas: 1,
      kubernetes: { cloudNativePg: { instances: 3 } },
    });
    const demand = demandOf(made, "litellm-gateway").steady;
    expect(demand["requests.storage"]).toBe((3 * 20 + 2) * 2 ** 30);
    expect(demand.pods).toBe(1 + 3 + 2);
  });
});

test("a user needs rights on all that is made, and on what is waited for", () => {
  const wanted = stackOf({});
  const resources = new Map<string, Resource[]>([
    ["v1", [{ kind: "Namespace", resource: "namespaces", namespaced: false }]],
    ["apps/v1", [{ kind: "Deployment", resource: "deployments", namespaced: true }]],
  ]);
  const rights = neededRights(wanted, resources).map(
    ({ verb, group, resource, namespace }) => `${verb} ${group} ${resource} ${namespace ?? "-"}`,
  );
  expect(new Set(rights).size).toBe(rights.length);
  expect(rights).toEqual(
    expect.arrayContaining([
      "create  namespaces -",
      "patch apps deployments litellm-gateway",
      "watch apps replicasets litellm-gateway",
      "list  pods litellm-gateway",
    ]),
  );
  expect(rights).not.toContain("watch  namespaces -");
});
