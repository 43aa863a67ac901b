"use strict";

/**
 * The database's address in a Prisma schema: `url = env("NAME")` or a literal one.
 *
 * @param {string} schema the text of a Prisma schema
 * @returns {string | undefined}
 */
function datasourceUrl(schema) {
  const [, variable, literal] =
    /datasource\s+\w+\s*{[^}]*?\burl\s*=\s*(?:env\("([^"]+)"\)|"([^"]+)")/.exec(schema) ?? [];
  return literal ?? process.env[variable ?? "DATABASE_URL"];
}

/** Parameters of a database URL that are Prisma's own; the driver `pg` doesn't know them. */
const ownParameters = [
  "schema",
  "connection_limit",
  "pool_timeout",
  "connect_timeout",
  "socket_timeout",
  "pgbouncer",
  "statement_cache_size",
];

/**
 * Reads a database URL as Prisma's native engines do.
 *
 * @param {string} url
 * @returns {{ schema: string, pool: import("pg").PoolConfig }} the Postgres schema (namespace), and
 *   settings for the driver `pg`
 */
function parseDatabaseUrl(url) {
  const address = new URL(url);
  const parameters = new Map(address.searchParams);
  for (const name of ownParameters) address.searchParams.delete(name);
  const schema = parameters.get("schema") ?? "public";
  return {
    schema,
    pool: {
      connectionString: address.toString(),
      max: Number(parameters.get("connection_limit") ?? 10),
      connectionTimeoutMillis: 1000 * Number(parameters.get("pool_timeout") ?? 10),
      // The adapter drops the offset of a timestamp with time zone: it must always be zero.
      options: `-c TimeZone=UTC -c search_path="${schema}"`,
    },
  };
}

module.exports = { datasourceUrl, parseDatabaseUrl };
