import type { Settings } from "../inputs/schema";
import type { Destination } from "../workloads/destinations";
import type { Outside } from "../workloads/workload";
import type { Where } from "./objects";
import type { EgressRule, IngressRule, NetworkPolicy, Peer, PolicyPort } from "./policy-types";
import type { Strings } from "./types";

/** Connections that pods take, and make. */
export interface Rules {
  ingress: IngressRule[];
  egress: EgressRule[];
}

/** A TCP port. */
export const tcp = (port: number): PolicyPort => ({ port, protocol: "TCP" });

/** A UDP port. */
export const udp = (port: number): PolicyPort => ({ port, protocol: "UDP" });

/** Pods with some labels, of the policy's own namespace. */
export const podsWith = (labels: Strings): Peer => ({ podSelector: { matchLabels: labels } });

/** All pods of a namespace. */
export const inNamespace = (name: string): Peer => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
});

/**
 * The Internet, without private networks and link-local addresses: there a cloud's metadata gives
 * out the machine's keys, and a model's `baseUrl` would be enough to ask for them. RFC 1122, 1918,
 * 3927, 6598; 4193, 4291. Kubernetes refuses mapped addresses (::ffff:0:0/96); they go out as IPv4.
 */
export const internet: Peer[] = [
  {
    ipBlock: {
      cidr: "0.0.0.0/0",
      except: [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
      ],
    },
  },
  { ipBlock: { cidr: "::/0", except: ["::1/128", "fc00::/7", "fe80::/10"] } },
];

/** The cluster's API, and the nodes: where they are differs. */
export const apiServer: EgressRule = {
  to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } }, ...internet.slice(1)],
  ports: [tcp(443), tcp(6443)],
};

/** The cluster's DNS, and that of each node where there is one (NodeLocal DNSCache). */
export const dns: EgressRule = {
  to: [inNamespace("kube-system"), { ipBlock: { cidr: "169.254.20.10/32" } }],
  ports: [udp(53), tcp(53)],
};

/** Who may be a client of the proxies. */
export function clients({ kubernetes }: Where): Pick<IngressRule, "from"> {
  const { edge, networkPolicies } = kubernetes;
  const { ingressNamespaces, ingressCidrs } = networkPolicies;
  if (edge.type === "loadbalancer" && ingressCidrs.length === 0) return {};
  const pods: Peer[] =
    ingressNamespaces.length > 0 ? ingressNamespaces.map(inNamespace) : [{ namespaceSelector: {} }];
  return { from: [...pods, ...ingressCidrs.map((cidr) => ({ ipBlock: { cidr } }))] };
}

/**
 * Rules for what a workload may reach outside the gateway. A host that may be in a private network, as its name
 * doesn't tell, is let through in those that the settings name.
 */
export function toOutside(
  { kubernetes }: Where,
  { internet: isOpen, hosts }: Outside,
): EgressRule[] {
  const elsewhere = hosts.filter(({ at }) => at.kind === "elsewhere").map(({ port }) => port);
  const ports = [...new Set([...(isOpen ? [443] : []), ...elsewhere])].sort((a, b) => a - b);
  return [
    ...(ports.length > 0 ? [{ to: internet, ports: ports.map(tcp) }] : []),
    ...hosts.flatMap(within),
    ...(elsewhere.length > 0 ? toPrivateNetworks(kubernetes) : []),
  ];
}

/** The private networks that the settings name. */
export function toPrivateNetworks({ networkPolicies }: Settings["kubernetes"]): EgressRule[] {
  const { egressCidrs } = networkPolicies;
  return egressCidrs.length === 0
    ? []
    : [{ to: egressCidrs.map((cidr) => ({ ipBlock: { cidr } })) }];
}

/** A host whose name tells where it is. */
function within({ at, port }: Destination): EgressRule[] {
  if (at.kind === "namespace") return [{ to: [inNamespace(at.namespace)], ports: [tcp(port)] }];
  if (at.kind === "address")
    return [{ to: [{ ipBlock: { cidr: `${at.address}/32` } }], ports: [tcp(port)] }];
  return [];
}

/** The spec of a policy by which pods may have some connections; who connects to names asks DNS. */
export const allowed = (
  podsSelector: NetworkPolicy["spec"]["podSelector"],
  { ingress, egress }: Rules,
): NetworkPolicy["spec"] => ({
  podSelector: podsSelector,
  policyTypes: [
    ...(ingress.length > 0 ? (["Ingress"] as const) : []),
    ...(egress.length > 0 ? (["Egress"] as const) : []),
  ],
  ...(ingress.length > 0 && { ingress }),
  ...(egress.length > 0 && { egress: [dns, ...egress] }),
});
