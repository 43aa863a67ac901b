import { renderDatabaseUrl, type PostgresAddress } from "../stores/postgres";

/** Certificates of the public authorities, in LiteLLM's images. */
const systemAuthorities = "/etc/ssl/certs/ca-certificates.crt";

/**
 * Environment of the migration, which is secret. LiteLLM takes its lock with libpq, from whose URL it leaves out
 * "sslaccept" (litellm-proxy-extras 0.4.108, `_strip_prisma_query_params`); with a root certificate
 * libpq checks what it connects to even so.
 */
export function migrationEnvironment(
  database: PostgresAddress,
  password: string,
): Record<string, string> {
  return {
    DATABASE_URL: renderDatabaseUrl(database, password),
    ...(database.tls === "verify-full" && { PGSSLROOTCERT: systemAuthorities }),
  };
}
