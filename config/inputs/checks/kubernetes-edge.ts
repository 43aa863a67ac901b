import { error, warning, type Finding } from "../errors";
import type { Settings } from "../schema";
import type { Check } from "./check";
import { because, remove, set } from "../fix";

/** The edges that speak TLS for us, and want to know their host. */
const routed: readonly string[] = ["ingress", "gateway"];

/** Inputs that only some types of edge have a use for. */
const usedBy = {
  className: routed,
  gateway: ["gateway"],
  tlsSecret: routed,
  certManagerIssuer: routed,
} as const satisfies Partial<Record<keyof Settings["kubernetes"]["edge"], readonly string[]>>;

/** Refuses an edge on Kubernetes that would lead nowhere, or not as it says. */
export const checkKubernetesEdge: Check = ({ settings }) => {
  if (settings.target !== "kubernetes") return [];
  const { edge, kubernetes } = settings;
  const { type, className, gateway } = kubernetes.edge;
  const found: Finding[] = [];
  for (const [name, types] of Object.entries(usedBy) as [keyof typeof usedBy, string[]][]) {
    if (kubernetes.edge[name] === undefined || types.includes(type)) continue;
    const reason = because`is for the types ${types.join(" and ")}, and kubernetes.edge.type is ${type}; run: ${remove(`kubernetes.edge.${name}`)}`;
    found.push(error(`kubernetes.edge.${name}`, reason));
  }
  if (routed.includes(type) && edge.hostname === undefined) {
    const reason = because`is missing: kubernetes.edge.type ${type} leads a host name to the gateway; run: ${set("edge.hostname", "HOST")}`;
    found.push(error("edge.hostname", reason));
  }
  if (type === "gateway" && (className === undefined) === (gateway === undefined)) {
    const reason =
      "needs a Gateway: either kubernetes.edge.gateway, one that is there, or kubernetes.edge.className, for one to be made";
    found.push(error("kubernetes.edge.type", reason));
  }
  if (edge.tls && !routed.includes(type)) {
    const reason = because`is true, and with kubernetes.edge.type ${type} nothing speaks TLS; run: ${set("kubernetes.edge.type", "gateway")} or ingress, or ${set("edge.tls", false)}`;
    found.push(error("edge.tls", reason));
  }
  return found;
};

/** Warns of edges on Kubernetes that show keys and prompts, or hang up early. */
export const checkKubernetesExposure: Check = ({ settings }) => {
  const { target, edge, kubernetes, requestTimeoutSeconds, security } = settings;
  const { type, annotations } = kubernetes.edge;
  if (target !== "kubernetes" || type === "clusterip") return [];
  const found: Finding[] = [];
  if (!edge.tls) {
    const reason = because`${type} without edge.tls: keys and prompts cross the network in clear text; use ingress or gateway, and run: ${set("edge.tls", true)}`;
    found.push(warning("kubernetes.edge.type", reason));
  }
  if (type === "ingress" && Object.keys(annotations).length === 0) {
    const reason = `is empty, and an Ingress has no timeouts of its own: many controllers hang up after 60 s; set your controller's to more than ${requestTimeoutSeconds} s`;
    found.push(warning("kubernetes.edge.annotations", reason));
  }
  if (security.apiDocs) {
    const reason = because`is true, so everybody who reaches the gateway can read which calls there are; run: ${set("security.apiDocs", false)}`;
    found.push(warning("security.apiDocs", reason));
  }
  return found;
};

/** Inputs, beside the secrets, that bring the edge's certificate: of them there can be one. */
export function certificateInputs({ target, kubernetes }: Settings): string[] {
  if (target !== "kubernetes") return [];
  const inputs = ["gateway", "tlsSecret", "certManagerIssuer"] as const;
  return inputs
    .filter((name) => kubernetes.edge[name] !== undefined)
    .map((name) => `kubernetes.edge.${name}`);
}

/** Refuses two certificates, and one that nobody asks for. */
export const checkCertificateInputs: Check = ({ settings }) => {
  const [one, ...others] = certificateInputs(settings);
  if (one === undefined) return [];
  const found = others.map((path) =>
    error(path, because`brings a certificate, and so does ${one}; run: ${remove(path)}`),
  );
  // A Gateway that is there may well speak clear text.
  if (one === "kubernetes.edge.gateway" || settings.edge.tls) return found;
  const reason = because`is set, but edge.tls is false; run: ${set("edge.tls", true)}, or ${remove(one)}`;
  return [...found, error(one, reason)];
};
