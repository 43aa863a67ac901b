import type { Settings } from "../schema";
import { destinations, type Destination } from "../destinations";
import type { EgressRule, IngressRule, Peer, PolicyPort } from "./policy-types";

/** A TCP port. */
export const tcp = (port: number): PolicyPort => ({ port, protocol: "TCP" });

/** A UDP port. */
export const udp = (port: number): PolicyPort => ({ port, protocol: "UDP" });

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

/** The cluster's DNS, and that of each node where there is one (NodeLocal DNSCache). */
export const dns: EgressRule = {
  to: [inNamespace("kube-system"), { ipBlock: { cidr: "169.254.20.10/32" } }],
  ports: [udp(53), tcp(53)],
};

/** Who may reach the proxies. */
export function clients({ kubernetes }: Settings): Pick<IngressRule, "from"> {
  const { edge, networkPolicies } = kubernetes;
  const { ingressNamespaces, ingressCidrs } = networkPolicies;
  if (edge.type === "loadbalancer" && ingressCidrs.length === 0) return {};
  const pods: Peer[] =
    ingressNamespaces.length > 0 ? ingressNamespaces.map(inNamespace) : [{ namespaceSelector: {} }];
  return { from: [...pods, ...ingressCidrs.map((cidr) => ({ ipBlock: { cidr } }))] };
}

/** What the proxies may reach beyond the gateway: providers, and what the settings name. */
export function beyond(settings: Settings): EgressRule[] {
  const { egressCidrs } = settings.kubernetes.networkPolicies;
  const places = destinations(settings);
  const ports = places.filter(({ at }) => at.kind === "elsewhere").map(({ port }) => port);
  return [
    { to: internet, ports: [...new Set([443, ...ports])].sort((a, b) => a - b).map(tcp) },
    ...places.flatMap(within),
    ...privateNetworks(egressCidrs),
  ];
}

/** Towards one host that the settings name. */
export function towards(settings: Settings, destination: Destination): EgressRule[] {
  const { egressCidrs } = settings.kubernetes.networkPolicies;
  if (destination.at.kind !== "elsewhere") return within(destination);
  return [{ to: internet, ports: [tcp(destination.port)] }, ...privateNetworks(egressCidrs)];
}

/** A host whose name tells where it is. */
function within({ at, port }: Destination): EgressRule[] {
  if (at.kind === "namespace") return [{ to: [inNamespace(at.namespace)], ports: [tcp(port)] }];
  if (at.kind === "address")
    return [{ to: [{ ipBlock: { cidr: `${at.address}/32` } }], ports: [tcp(port)] }];
  return [];
}

const privateNetworks = (cidrs: string[]): EgressRule[] =>
  cidrs.length === 0 ? [] : [{ to: cidrs.map((cidr) => ({ ipBlock: { cidr } })) }];
