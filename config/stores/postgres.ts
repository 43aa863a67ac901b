import { imageMajor } from "../inputs/images";
import type { Settings } from "../inputs/schema";

/** How a database is reached, without its password. */
export interface PostgresAddress {
  host: string;
  port: number;
  database: string;
  username: string;
  /** Undefined where the network is the gateway's own. */
  tls?: NonNullable<Settings["database"]["server"]>["tls"];
  /** Whether a connection is lent for one transaction only, by PgBouncer. */
  pooled?: boolean;
}

/** The gateway's own database server, and the names inside it. */
export const postgres = {
  host: "postgres",
  port: 5432,
  database: "litellm",
  username: "litellm",
} satisfies PostgresAddress;

/**
 * Connections that the server takes. For 16 proxies of 10 connections each, twice during a
 * rollout, the migration and people. Fixed, so that adding replicas doesn't restart the database.
 */
export const maxConnections = 400;

/** Most connections that the proxies hold: old and new ones during a rollout. */
export function connectionsOfProxies({ database, kubernetes, replicas }: Settings): number {
  return 2 * (kubernetes.autoscaling?.maxReplicas ?? replicas) * database.connectionsPerReplica;
}

/**
 * TLS as Prisma reads it. It knows no `verify-full`, and would take it for "TLS if there is any":
 * only `sslaccept=strict` checks the certificate and its name (litellm: proxy/db/db_url_settings.py
 * translate_libpq_ssl_params).
 */
const tlsOptions = {
  disable: ["sslmode=disable"],
  require: ["sslmode=require"],
  "verify-full": ["sslmode=require", "sslaccept=strict"],
};

/** The URL of a database, as LiteLLM's `DATABASE_URL`. */
export function renderDatabaseUrl(
  { host, port, database, username, tls, pooled = false }: PostgresAddress,
  password: string,
): string {
  const [user, secret, name] = [username, password, database].map(encodeURIComponent);
  // A prepared statement stays with one connection of the database; the next transaction may get
  // another (litellm: proxy/proxy_cli.py disable_prepared_statements).
  const options = [...(tls ? tlsOptions[tls] : []), ...(pooled ? ["pgbouncer=true"] : [])];
  const query = options.length > 0 ? `?${options.join("&")}` : "";
  return `postgresql://${user}:${secret}@${host}:${port}/${name}${query}`;
}

/**
 * Where the data volume is mounted: it differs by major version, and in the wrong place the data
 * would live in a volume without a name and be lost with the container (docker-library/postgres).
 */
export function postgresDataPath(image: string): string {
  const major = imageMajor(image);
  if (major === undefined) throw new Error(`${image} has no version in its tag`);
  return major >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
}
