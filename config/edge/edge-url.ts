import type { Settings } from "../inputs/schema";

/** Where clients reach the gateway on Docker: what is said, its host name, or the address that it listens on. */
export function edgeUrl({ publicUrl, hostname, address, port, tls }: Settings["edge"]): string {
  const host = hostname ?? (address === "0.0.0.0" ? "127.0.0.1" : address);
  return publicUrl ?? `${tls ? "https" : "http"}://${host}:${port}`;
}

/**
 * Address by which all clients come, whatever they say themselves; undefined when they may come by
 * several. On Kubernetes the name of an Ingress or a Gateway is one; what leads to it hands requests
 * on without TLS.
 */
export function publicUrl({ edge, kubernetes, target }: Settings): string | undefined {
  if (edge.publicUrl !== undefined) return edge.publicUrl;
  if (target === "docker" || kubernetes.edge.type === "clusterip" || edge.hostname === undefined)
    return undefined;
  return `${edge.tls ? "https" : "http"}://${edge.hostname}`;
}
