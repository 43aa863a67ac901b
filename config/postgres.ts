import { imageVersion } from "./images";

/** Names inside the gateway's database server. */
export const postgres = { host: "postgres", port: 5432, database: "litellm", username: "litellm" };

/**
 * Connections that the server takes. For 16 proxies of 10 connections each, twice during a
 * rollout, the migration and people. Fixed, so that adding replicas doesn't restart the database.
 */
export const maxConnections = 400;

/**
 * Where the data volume is mounted: it differs by major version, and in the wrong place the data
 * would live in a volume without a name and be lost with the container (docker-library/postgres).
 */
export function postgresDataPath(image: string): string {
  const major = imageVersion(image)?.[0];
  if (major === undefined) throw new Error(`${image} has no version in its tag`);
  return major >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
}
