import { neededApis } from "../../../../config/kubernetes/capabilities/apis";
import type {
  ClusterFacts,
  NamespaceFacts,
} from "../../../../config/kubernetes/capabilities/facts";
import { namedObjects } from "../../../../config/kubernetes/capabilities/named-objects";
import {
  neededRights,
  type Resource,
} from "../../../../config/kubernetes/capabilities/permissions";
import type { SettingsInput } from "../../../../config/inputs/schema";
import { judgeCluster, ours } from "./clusters";
import { stackOf } from "./stacks";

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
const judge = (kubernetes: SettingsInput["kubernetes"], facts: Partial<ClusterFacts> = {}) =>
  judgeCluster(gatewayWith(kubernetes), facts);

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
    [
      /error kubernetes\.storage\.className: isn't set, .*postgres-data-1, redis-data-1: it has local;/,
    ],
  ],
  [
    "no default StorageClass, and volumes that are there",
    {},
    { storageClasses: [], namespace: { ...ours, claims: ["postgres-data-1", "redis-data-1"] } },
    [],
  ],
  [
    "no default StorageClass for CloudNativePG's volumes",
    { cloudNativePg: {} },
    { storageClasses: [], namespace: { ...ours, claims: ["redis-data-1"] } },
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
