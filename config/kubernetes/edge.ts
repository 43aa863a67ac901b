import { publicUrl } from "../edge/edge-url";
import { edgeHost, proxies } from "../edge/haproxy";
import { proxy } from "../workloads/proxy";
import { secretFiles } from "../workloads/workload";
import type { Settings } from "../inputs/schema";
import type { Gateway, HTTPRoute } from "./edge-types";
import { secret } from "./files";
import { metadata, podLabels, type GatewayContext } from "./objects";
import type { SecretStep } from "./step";
import type { Ingress, Service } from "./types";

/** Name of the objects that lead clients to the proxies. */
const edgeName = edgeHost;

/** Name of the Secret that cert-manager makes. */
const certManagerSecret = `${edgeName}-tls`;

/** Port of the Service that a cloud's load balancer leads to. */
const loadBalancerPort = 80;

/** Name of the Secret that is made of the stack's certificate. */
const certificateName = `${edgeName}-certificate`;

/** Whether the edge's certificate is the stack's secrets, and a Secret is made of them. */
const hasGivenCertificate = ({ edge, kubernetes }: Settings): boolean => {
  const { gateway, tlsSecret, certManagerIssuer } = kubernetes.edge;
  return edge.tls && !gateway && tlsSecret === undefined && certManagerIssuer === undefined;
};

/** The Secret that is made of the stack's certificate; undefined where there is another. */
export function certificate(context: GatewayContext): SecretStep | undefined {
  if (!hasGivenCertificate(context.settings)) return undefined;
  return {
    manifest: secret(context, proxy.name, certificateName, "kubernetes.io/tls"),
    stringData: secretFiles(["certificate"], ({ certificate: given }) => ({
      "tls.crt": given?.chain ?? "",
      "tls.key": given?.key ?? "",
    })),
  };
}

/** Name of the Secret with the edge's certificate; undefined without TLS. */
function certificateSecret(settings: Settings): string | undefined {
  const { tlsSecret, certManagerIssuer } = settings.kubernetes.edge;
  if (!settings.edge.tls) return undefined;
  if (hasGivenCertificate(settings)) return certificateName;
  return tlsSecret ?? (certManagerIssuer === undefined ? undefined : certManagerSecret);
}

function annotations({ kubernetes }: Settings): Record<string, string> {
  const { annotations: given, certManagerIssuer } = kubernetes.edge;
  if (certManagerIssuer === undefined) return given;
  return { "cert-manager.io/cluster-issuer": certManagerIssuer, ...given };
}

/** A Gateway of our own; undefined where there is one already, or another type of edge. */
export function ownGateway(context: GatewayContext): Gateway | undefined {
  const { settings } = context;
  const { type, className } = settings.kubernetes.edge;
  const { hostname } = settings.edge;
  if (type !== "gateway" || className === undefined || hostname === undefined) return undefined;
  const secret = certificateSecret(settings);
  const allowedRoutes = { namespaces: { from: "Same" as const } };
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "Gateway",
    metadata: metadata(context, proxy.name, edgeName, annotations(settings)),
    spec: {
      gatewayClassName: className,
      listeners: [
        secret === undefined
          ? { name: "http", hostname, port: 80, protocol: "HTTP", allowedRoutes }
          : {
              name: "https",
              hostname,
              port: 443,
              protocol: "HTTPS",
              tls: { mode: "Terminate", certificateRefs: [{ name: secret }] },
              allowedRoutes,
            },
      ],
    },
  };
}

/** The route from a Gateway to the proxies; undefined for another type of edge. */
export function httpRoute(context: GatewayContext): HTTPRoute | undefined {
  const { settings } = context;
  const { type, gateway } = settings.kubernetes.edge;
  const { hostname } = settings.edge;
  if (type !== "gateway" || hostname === undefined) return undefined;
  // Without them implementations have their own: Envoy's 15 s would cut streams. LiteLLM must be the
  // one to give up: its error says why.
  const timeout = `${settings.edge.timeoutSeconds ?? settings.requestTimeoutSeconds + 20}s`;
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata: metadata(context, proxy.name, edgeName),
    spec: {
      parentRefs: [gateway ?? { name: edgeName }],
      hostnames: [hostname],
      rules: [
        {
          matches: [{ path: { type: "PathPrefix", value: "/" } }],
          backendRefs: [{ name: proxy.name, port: proxies.port }],
          timeouts: { request: timeout, backendRequest: timeout },
        },
      ],
    },
  };
}

/** The Ingress to the proxies; undefined for another type of edge. */
export function ingress(context: GatewayContext): Ingress | undefined {
  const { settings } = context;
  const { type, className } = settings.kubernetes.edge;
  const { hostname } = settings.edge;
  if (type !== "ingress" || hostname === undefined) return undefined;
  const secretName = certificateSecret(settings);
  const backend = { service: { name: proxy.name, port: { name: "http" } } };
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: {
      ...metadata(context, proxy.name, edgeName),
      annotations: annotations(settings),
    },
    spec: {
      ...(className !== undefined && { ingressClassName: className }),
      ...(secretName !== undefined && { tls: [{ hosts: [hostname], secretName }] }),
      rules: [{ host: hostname, http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }],
    },
  };
}

/** The Service that a cloud gives an address of its own; undefined for another type of edge. */
export function loadBalancer(context: GatewayContext): Service | undefined {
  const { settings } = context;
  const { edge, networkPolicies } = settings.kubernetes;
  if (edge.type !== "loadbalancer") return undefined;
  const { ingressCidrs } = networkPolicies;
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: metadata(context, proxy.name, edgeName, annotations(settings)),
    spec: {
      type: "LoadBalancer",
      selector: podLabels(context, proxy.name),
      ports: [{ name: "http", port: loadBalancerPort, targetPort: "http", protocol: "TCP" }],
      ...(ingressCidrs.length > 0 && { loadBalancerSourceRanges: ingressCidrs }),
    },
  };
}

/**
 * Where clients reach the gateway.
 *
 * @param address - of the cloud's load balancer, where there is one
 */
export function kubernetesUrl(settings: Settings, address?: string): string {
  const { edge, kubernetes } = settings;
  const known = publicUrl(settings);
  const scheme = edge.tls ? "https" : "http";
  if (known !== undefined) return known;
  if (kubernetes.edge.type !== "clusterip" && address !== undefined)
    return `${scheme}://${address}`;
  return `${scheme}://${proxy.name}.${kubernetes.namespace}.svc:${proxies.port}`;
}

/** Where in a cluster a gateway is that only its pods reach. */
export interface PlaceInCluster {
  namespace: string;
  port: number;
}

/** Where a gateway is, by its {@link kubernetesUrl}; undefined when not only pods reach it. */
export function placeInCluster(url: string): PlaceInCluster | undefined {
  const { hostname, port } = new URL(url);
  const [, namespace] = /^[^.]+\.([^.]+)\.svc$/.exec(hostname) ?? [];
  return namespace === undefined ? undefined : { namespace, port: Number(port) };
}
