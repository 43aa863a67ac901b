import type { V1NetworkPolicyPeer } from "@kubernetes/client-node" with {
  "resolution-mode": "import",
};
import type { Manifest, Plain, Strings } from "./types";

/** One side of a connection: pods, or addresses outside the cluster. */
export type Peer = Plain<V1NetworkPolicyPeer>;

/** A port of the pod that is connected to. */
export interface PolicyPort {
  port: number;
  protocol: "TCP" | "UDP";
}

/**
 * Connections that are allowed: from any of the peers; without peers from everywhere. Not by the client's
 * type, in which `from` is called otherwise.
 */
export interface IngressRule {
  from?: Peer[];
  ports: PolicyPort[];
}

/** Connections that are allowed: to any of the peers; without ports to all of theirs. */
export interface EgressRule {
  to: Peer[];
  ports?: PolicyPort[];
}

/** Who may connect to some pods, and where these may connect to (networking.k8s.io/v1). */
export interface NetworkPolicy extends Manifest {
  apiVersion: "networking.k8s.io/v1";
  kind: "NetworkPolicy";
  spec: {
    podSelector: { matchLabels?: Strings };
    policyTypes: ("Ingress" | "Egress")[];
    ingress?: IngressRule[];
    egress?: EgressRule[];
  };
}
