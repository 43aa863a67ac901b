import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import { monitoringRoleName } from "./monitoring-role";
import { postgres } from "../stores/postgres";

/**
 * SQL that makes the Agent's role, or gives it another password. It may look at the server's
 * statistics, and at no table (docs.datadoghq.com/integrations/postgres).
 *
 * The password is in it as what Postgres keeps of one: so it is in no log or list of statements.
 */
export function renderMonitoringRole(password: string): string {
  return `-- Made by litellm-gateway; edits here are lost.
SELECT 'CREATE ROLE ${monitoringRoleName}' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${monitoringRoleName}') \\gexec
ALTER ROLE ${monitoringRoleName} LOGIN INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '${scram(password)}';
GRANT pg_monitor TO ${monitoringRoleName};
GRANT CONNECT ON DATABASE ${postgres.database} TO ${monitoringRoleName};
`;
}

/** Rounds of Postgres's own `scram_iterations`. */
const iterations = 4096;

/**
 * What Postgres keeps of a password: RFC 5803, as in its documentation of `pg_authid`. The salt is
 * made from the password, a long random one, so that the same password gives the same bytes.
 */
function scram(password: string): string {
  const salt = sha256(`salt of ${password}`).subarray(0, 16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const storedKey = sha256(hmac(salted, "Client Key"));
  const serverKey = hmac(salted, "Server Key");
  const [first, second, third] = [salt, storedKey, serverKey].map((part) =>
    part.toString("base64"),
  );
  return `SCRAM-SHA-256$${iterations}:${first}$${second}:${third}`;
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();

const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** There once the role is. */
export const monitoringRoleFile = "/tmp/made";

/**
 * Start script of the container that makes the role.
 *
 * @param files - folder of `password`, that of the gateway's own role, and `role.sql`
 * @param lingerSeconds - how long it stays after its work, for a health check to see the file that
 * says so, whatever else the machine is doing. Default: 60; 0 where its exit code is looked at
 */
export function renderMonitoringRoleScript(files: string, lingerSeconds = 60): string {
  const { host, port, username, database } = postgres;
  return `# Made by litellm-gateway; edits here are lost.
set -eu
PGPASSWORD=$(cat ${files}/password)
export PGPASSWORD
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --host ${host} --port ${port} --username ${username} --dbname ${database} --file ${files}/role.sql
touch ${monitoringRoleFile}
sleep ${lingerSeconds}
`;
}
