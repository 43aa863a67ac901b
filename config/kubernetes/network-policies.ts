import { dockerAgentHost } from "../datadog/agent-host";
import { metricsPort } from "../datadog/litellm";
import { proxies } from "../edge/haproxy";
import { connections, type Connection } from "../workloads";
import { proxy } from "../workloads/proxy";
import type { Port, Workload } from "../workloads/workload";
import { clusterPolicies, toCluster } from "./cloudnative-pg-policies";
import { agentRules } from "./datadog-policies";
import {
  metadata,
  placeOf,
  podLabels,
  podSelector,
  stackLabels,
  type GatewayContext,
  type Where,
} from "./objects";
import {
  allowed,
  clients,
  inNamespace,
  podsWith,
  tcp,
  toOutside,
  toPrivateNetworks,
  udp,
} from "./peers";
import type { IngressRule, NetworkPolicy, Peer, PolicyPort } from "./policy-types";

/**
 * Who in the gateway's namespace may connect to what: nobody to nothing, but for the gateway's own
 * connections. They hold where the cluster's network enforces NetworkPolicies. Empty without them.
 */
export function networkPolicies(context: GatewayContext): NetworkPolicy[] {
  const { workloads } = context;
  if (!context.kubernetes.networkPolicies.enabled) return [];
  const all = connections(workloads);
  return [
    nothing(context),
    ...workloads
      .filter(({ name }) => name !== dockerAgentHost)
      .map((workload) => workloadPolicy(context, workload, all)),
    ...clusterPolicies(context),
  ];
}

/**
 * Who may reach the Agents of the gateway's own, and what they: nothing but the gateway's pods, the
 * nodes, and Datadog. They don't ask the cluster's API.
 */
export function agentPolicies(context: GatewayContext): NetworkPolicy[] {
  const { workloads } = context;
  if (!context.kubernetes.networkPolicies.enabled) return [];
  return workloads
    .filter(({ name }) => name === dockerAgentHost)
    .flatMap((agent) => [
      nothing(placeOf(context, agent.name), "default-deny-agents"),
      workloadPolicy(context, agent, connections(workloads)),
    ]);
}

/** Denies everything to every pod of a namespace; the others allow. */
function nothing(where: Where, name = "default-deny"): NetworkPolicy {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name, namespace: where.kubernetes.namespace, labels: stackLabels(where) },
    spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
  };
}

/** What one workload may do. What no policy allows, the one for all denies. */
function workloadPolicy(
  context: GatewayContext,
  workload: Workload,
  all: readonly Connection[],
): NetworkPolicy {
  const { name, outside } = workload;
  const where = placeOf(context, name);
  const peer = (other: Workload) => podsOf(context, other, where);
  const ofAgents = agentRules(context, workload);
  const isProxy = name === proxy.name;
  const ingress = [
    ...all
      .filter(({ to }) => to === workload)
      .map(({ from, ports }) => ({ from: [peer(from)], ports: ports.map(policyPort) })),
    ...(isProxy ? toProxies(context) : []),
    ...ofAgents.ingress,
  ];
  const egress = [
    ...all
      .filter(({ from }) => from === workload)
      .map(({ to, ports }) => ({ to: [peer(to)], ports: ports.map(policyPort) })),
    ...toCluster(context, workload),
    ...(outside ? toOutside(context, outside) : []),
    ...(isProxy ? toPrivateNetworks(context.kubernetes) : []),
    ...ofAgents.egress,
  ];
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: metadata(where, name),
    spec: allowed(podSelector(where, name), { ingress, egress }),
  };
}

/** A workload's pods, as a policy in some namespace names them. */
function podsOf(context: GatewayContext, { name }: Workload, seenFrom: Where): Peer {
  const { namespace } = placeOf(context, name).kubernetes;
  const pods = podsWith(podLabels(context, name));
  return namespace === seenFrom.kubernetes.namespace
    ? pods
    : { ...inNamespace(namespace), ...pods };
}

const policyPort = ({ number, protocol }: Port): PolicyPort =>
  protocol === "UDP" ? udp(number) : tcp(number);

/** Clients, and the Prometheus that reads the proxies' metrics, which want no key. */
function toProxies(context: GatewayContext): IngressRule[] {
  const { serviceMonitor } = context.kubernetes;
  return [
    { ...clients(context), ports: [tcp(proxies.port)] },
    ...(serviceMonitor
      ? [{ from: [inNamespace(serviceMonitor.prometheusNamespace)], ports: [tcp(metricsPort)] }]
      : []),
  ];
}
