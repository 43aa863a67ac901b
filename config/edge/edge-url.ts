import type { Settings } from "../inputs/schema";

/** Where clients reach the gateway: its host name, else the address that it listens on. */
export function edgeUrl({ hostname, address, port, tls }: Settings["edge"]): string {
  const host = hostname ?? (address === "0.0.0.0" ? "127.0.0.1" : address);
  return `${tls ? "https" : "http"}://${host}:${port}`;
}
