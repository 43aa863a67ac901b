import { metricsPort } from "../datadog/litellm";
import { mockUpstream, usesMockUpstream } from "../litellm/addresses";
import { postgres } from "../postgres";
import { presidio } from "../presidio";
import { proxies } from "../haproxy";
import { cacheHost, coordinationHost, makesCache, redisPort } from "../redis";
import type { Settings } from "../schema";
import { clusterLabels } from "./cloudnative-pg";
import { destinations, toUrl } from "../destinations";
import {
  gatewayLabels,
  metadata,
  podLabels,
  podSelector,
  type Where,
  type Workload,
} from "./objects";
import { beyond, clients, dns, inNamespace, internet, tcp, towards } from "./peers";
import type { EgressRule, IngressRule, NetworkPolicy, Peer } from "./policy-types";
import { databaseMaker } from "../stores";
import type { Strings } from "./types";

/** Port on which CloudNativePG's operator talks to the servers. */
const instanceManagerPort = 8000;

/** A workload that the proxies connect to. */
interface Backend {
  workload: Workload;
  port: number;
}

/** Workloads that the proxies connect to, of those that are made. */
function backends(settings: Settings): Backend[] {
  const { privacy, redis } = settings;
  const all: (Backend & { made: boolean })[] = [
    { workload: coordinationHost, port: redisPort, made: !redis.server },
    { workload: cacheHost, port: redisPort, made: makesCache(settings) },
    { workload: "presidio-analyzer", port: presidio.analyzer.port, made: !!privacy.pii },
    { workload: "presidio-anonymizer", port: presidio.anonymizer.port, made: !!privacy.pii },
    { workload: "mock-upstream", port: mockUpstream.port, made: usesMockUpstream(settings) },
  ];
  return all.filter(({ made }) => made);
}

/**
 * Who may connect to what: nobody to nothing, but for the gateway's own connections. They hold where
 * the cluster's network enforces NetworkPolicies. Without them the list is empty.
 */
export function networkPolicies(settings: Settings): NetworkPolicy[] {
  if (!settings.kubernetes.networkPolicies.enabled) return [];
  const fromProxies = [podPeer(podLabels("litellm"))];
  return [
    nothing(settings),
    policy(settings, "litellm", {
      ingress: [{ ...clients(settings), ports: [tcp(proxies.port)] }, ...fromPrometheus(settings)],
      egress: [dns, ...toOwnDatabase(settings), ...toBackends(settings), ...beyond(settings)],
    }),
    policy(settings, "migration", {
      egress: [dns, ...toOwnDatabase(settings), ...toDatabaseServer(settings)],
    }),
    ...ofDatabase(settings),
    ...backends(settings).map(({ workload, port }) =>
      policy(settings, workload, { ingress: [{ from: fromProxies, ports: [tcp(port)] }] }),
    ),
  ];
}

/** Reads the proxies' metrics, which want no key. */
function fromPrometheus({ kubernetes }: Settings): IngressRule[] {
  const { serviceMonitor } = kubernetes;
  if (!serviceMonitor) return [];
  return [{ from: [inNamespace(serviceMonitor.prometheusNamespace)], ports: [tcp(metricsPort)] }];
}

/** Denies everything to every pod of a namespace; the others allow. */
export function nothing({ kubernetes }: Where, name = "default-deny"): NetworkPolicy {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name, namespace: kubernetes.namespace, labels: gatewayLabels },
    spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
  };
}

/** What one workload may do. What no policy allows, the one for all denies. */
export function policy(
  settings: Where,
  workload: Workload,
  { ingress, egress }: { ingress?: IngressRule[]; egress?: EgressRule[] },
  name: string = workload,
  pods: { matchLabels: Strings } = podSelector(workload),
): NetworkPolicy {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: metadata(settings, workload, name),
    spec: {
      podSelector: pods,
      policyTypes: [
        ...(ingress ? (["Ingress"] as const) : []),
        ...(egress ? (["Egress"] as const) : []),
      ],
      ...(ingress && { ingress }),
      ...(egress && { egress }),
    },
  };
}

export const podPeer = (labels: Strings): Peer => ({ podSelector: { matchLabels: labels } });

function toBackends(settings: Settings): EgressRule[] {
  return backends(settings).map(({ workload, port }) => ({
    to: [podPeer(podLabels(workload))],
    ports: [tcp(port)],
  }));
}

export function toOwnDatabase(settings: Settings): EgressRule[] {
  const pods = {
    server: [],
    statefulset: [podPeer(podLabels("postgres"))],
    cloudnativepg: [podPeer(clusterLabels)],
  }[databaseMaker(settings)];
  return pods.map((pod) => ({ to: [pod], ports: [tcp(postgres.port)] }));
}

const toDatabaseServer = (settings: Settings): EgressRule[] =>
  destinations(settings)
    .filter(({ path }) => path === "database.server.host")
    .flatMap((server) => towards(settings, server));

function ofDatabase(settings: Settings): NetworkPolicy[] {
  const { cloudNativePg } = settings.kubernetes;
  const users = {
    from: [podPeer(podLabels("litellm")), podPeer(podLabels("migration"))],
    ports: [tcp(postgres.port)],
  };
  switch (databaseMaker(settings)) {
    case "server":
      return [];
    case "statefulset":
      return [policy(settings, "postgres", { ingress: [users] })];
    case "cloudnativepg": {
      const servers = podPeer(clusterLabels);
      const ports = [tcp(postgres.port), tcp(instanceManagerPort)];
      const operator = inNamespace(cloudNativePg?.operatorNamespace ?? "cnpg-system");
      const ingress = [users, { from: [servers, operator], ports }];
      const egress = [dns, { to: [servers], ports }, apiServer, ...toObjectStore(settings)];
      const pods = { matchLabels: clusterLabels };
      return [policy(settings, "postgres", { ingress, egress }, "postgres", pods)];
    }
  }
}

/** AWS' own, at the usual port of the Internet, is let through beside the cluster's API. */
function toObjectStore(settings: Settings): EgressRule[] {
  const url = settings.kubernetes.cloudNativePg?.backups?.endpointUrl;
  const path = "kubernetes.cloudNativePg.backups.endpointUrl";
  return url === undefined ? [] : towards(settings, toUrl(path, url));
}

/** Each server is led by a manager that asks the cluster's API; where that is differs. */
export const apiServer: EgressRule = {
  to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } }, ...internet.slice(1)],
  ports: [tcp(443), tcp(6443)],
};
