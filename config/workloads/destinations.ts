import type { Settings } from "../inputs/schema";

/** Where a host is, as far as its name tells. */
type Place =
  | { kind: "namespace"; namespace: string }
  | { kind: "address"; address: string }
  | { kind: "elsewhere" };

/** A host outside the gateway that the proxies connect to. */
export interface Destination {
  /** Input that says so. */
  path: string;
  host: string;
  port: number;
  at: Place;
}

/**
 * Hosts outside the gateway that the settings name: databases, and models and guardrails with an
 * address of their own. Providers' usual addresses, on the Internet, are not among them.
 */
export function destinations(settings: Settings): Destination[] {
  const { database, redis, cache, models, providers, guardrails } = settings;
  const servers = [
    { path: "database.server.host", server: database.server },
    { path: "redis.server.host", server: redis.server },
    { path: "cache.server.host", server: cache.type === "none" ? undefined : cache.server },
  ].flatMap(({ path, server }) => (server ? [to(path, server.host, server.port)] : []));
  const urls = [
    ...models.map(({ baseUrl }, index) => [`models[${index}].baseUrl`, baseUrl] as const),
    ...Object.entries(providers).map(([name, connection]) => {
      const { baseUrl } = connection as { baseUrl?: string };
      return [`providers.${name}.baseUrl`, baseUrl] as const;
    }),
    ...guardrails.map(({ baseUrl }, index) => [`guardrails[${index}].baseUrl`, baseUrl] as const),
  ].flatMap(([path, url]) => (url === undefined ? [] : [toUrl(path, url)]));
  return [...servers, ...urls];
}

/** The host of a URL that an input names. */
export function toUrl(path: string, url: string): Destination {
  const { hostname, port, protocol } = new URL(url);
  return to(path, hostname, Number(port) || (protocol === "http:" ? 80 : 443));
}

const to = (path: string, host: string, port: number): Destination => ({
  path,
  host,
  port,
  at: placeOf(host),
});

/** `postgres.data.svc` is a Service of the namespace `data`. */
function placeOf(host: string): Place {
  const [, namespace] = /^[^.]+\.([^.]+)\.svc(\.cluster\.local)?\.?$/.exec(host) ?? [];
  if (namespace !== undefined) return { kind: "namespace", namespace };
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(host)) return { kind: "address", address: host };
  return { kind: "elsewhere" };
}
