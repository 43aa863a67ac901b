import { BlockList, isIPv4 } from "node:net";
import { stack } from "./stacks";
import type { NetworkPolicy, Peer, PolicyPort } from "../../../../config/kubernetes/policy-types";

/** A pod of the cluster, or an address outside of it. */
export type End = { namespace: string; labels: Record<string, string> } | { address: string };

/** A pod of the gateway in the tests' stacks. */
export const podOfGateway = (workload: string, namespace = "litellm-gateway"): End => ({
  namespace,
  labels: {
    "app.kubernetes.io/name": workload,
    "app.kubernetes.io/instance": stack,
    "app.kubernetes.io/part-of": "litellm-gateway",
  },
});

/** A connection that might be. */
export interface Connection {
  from: End;
  to: End;
  port: number;
  protocol?: "TCP" | "UDP";
}

/**
 * Whether policies let a connection through, as kubernetes.io/docs/concepts/services-networking/
 * network-policies says: a pod that no policy of a direction selects is open in that direction;
 * one that is selected may do what any of these allows; and both ends must agree.
 */
export function isAllowed(policies: NetworkPolicy[], connection: Connection): boolean {
  const { from, to } = connection;
  const out = of(policies, from, "Egress").map(({ metadata, spec }) =>
    (spec.egress ?? []).some(
      (rule) => fits(rule.to, to, metadata.namespace) && hasPort(rule.ports, connection),
    ),
  );
  const into = of(policies, to, "Ingress").map(({ metadata, spec }) =>
    (spec.ingress ?? []).some(
      (rule) => fits(rule.from, from, metadata.namespace) && hasPort(rule.ports, connection),
    ),
  );
  return [out, into].every((answers) => answers.length === 0 || answers.includes(true));
}

/** Policies that say something about one end in one direction. */
function of(policies: NetworkPolicy[], end: End, direction: "Ingress" | "Egress") {
  if ("address" in end) return [];
  return policies.filter(
    ({ metadata, spec }) =>
      metadata.namespace === end.namespace &&
      spec.policyTypes.includes(direction) &&
      hasLabels(spec.podSelector, end.labels),
  );
}

/** Whether an end is one of the peers. Without peers, all are. */
function fits(peers: Peer[] | undefined, end: End, own: string | undefined): boolean {
  if (!peers || peers.length === 0) return true;
  return peers.some(({ ipBlock, namespaceSelector, podSelector }) => {
    if (ipBlock) return "address" in end && isWithin(ipBlock, end.address);
    if ("address" in end) return false;
    const namespace = namespaceSelector
      ? hasLabels(namespaceSelector, { "kubernetes.io/metadata.name": end.namespace })
      : end.namespace === own;
    return namespace && hasLabels(podSelector ?? {}, end.labels);
  });
}

function isWithin({ cidr, except = [] }: NonNullable<Peer["ipBlock"]>, address: string): boolean {
  return contains(cidr, address) && !except.some((one) => contains(one, address));
}

function contains(cidr: string, address: string): boolean {
  const [network = "", bits] = cidr.split("/");
  const family = (ip: string) => (isIPv4(ip) ? "ipv4" : "ipv6");
  if (family(network) !== family(address)) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family(network));
  return list.check(address, family(address));
}

const hasLabels = (
  { matchLabels = {} }: { matchLabels?: Record<string, string> },
  labels: Record<string, string>,
): boolean => Object.entries(matchLabels).every(([name, value]) => labels[name] === value);

const hasPort = (ports: PolicyPort[] | undefined, { port, protocol = "TCP" }: Connection) =>
  !ports || ports.some((one) => one.port === port && one.protocol === protocol);
