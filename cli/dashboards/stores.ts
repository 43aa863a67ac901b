import type Docker from "dockerode";
import { integrationMetrics, type IntegrationMetricName } from "../../config/datadog/integrations";
import { postgres } from "../../config/stores/postgres";
import { redisPort, redisUser } from "../../config/stores/redis";
import { filesPath } from "../../config/workloads/files-path";
import { tagList, type Reading, type StackTags } from "./agent-metrics";
import { execIn } from "./exec";

/** Statistics of the database, by the names that the reading of them needs. */
const statistics = `SELECT row_to_json(found) FROM (
  SELECT numbackends AS connections, xact_commit AS commits, xact_rollback AS rollbacks, deadlocks,
    blks_read AS reads, blks_hit AS hits, pg_database_size(datname) AS size,
    current_setting('max_connections')::int AS most,
    current_setting('superuser_reserved_connections')::int AS reserved
  FROM pg_stat_database WHERE datname = current_database()) AS found`;

/**
 * Postgres's metrics, as the Agent's check gives them (integrations-core, `postgres/datadog_checks/postgres/util.py`).
 * The socket inside the container wants no password.
 */
export async function postgresReadings(
  docker: Docker,
  containerId: string,
  tags: StackTags,
): Promise<Reading[]> {
  const { database, username, host, port } = postgres;
  const psql = ["psql", "-X", "-U", username, "-d", database, "-A", "-t", "-c", statistics];
  const found = JSON.parse(await execIn(docker, containerId, psql)) as Record<string, number>;
  const { connections = 0, most = 0, reserved = 0 } = found;
  const server = { ...tags, server: host, port: String(port) };
  return readings(
    {
      postgresConnections: connections,
      postgresMaxConnections: most,
      postgresConnectionShare: connections / (most - reserved),
      postgresCommits: found.commits,
      postgresRollbacks: found.rollbacks,
      postgresDeadlocks: found.deadlocks,
      postgresDatabaseSize: found.size,
      postgresDiskReads: found.reads,
      postgresBufferHits: found.hits,
    },
    { ...server, db: database },
  );
}

/** Redis's metrics, as the Agent's check gives them (integrations-core, `redisdb/datadog_checks/redisdb/redisdb.py`). */
export async function redisReadings(
  docker: Docker,
  containerId: string,
  host: string,
  tags: StackTags,
): Promise<Reading[]> {
  // The password goes by environment: as an argument the process list would show it.
  const info = `REDISCLI_AUTH=$(cat ${filesPath}/password) redis-cli --user ${redisUser} info`;
  const text = await execIn(docker, containerId, ["sh", "-c", info]);
  const found: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(/^(\w+):(\S*)/gm)) found[name] = value;
  const number = (name: string) => Number(found[name]);
  return readings(
    {
      redisMemoryUsed: number("used_memory"),
      redisMemoryMax: number("maxmemory"),
      redisEvictedKeys: number("evicted_keys"),
      redisClients: number("connected_clients"),
      redisRejected: number("rejected_connections"),
      redisHits: number("keyspace_hits"),
      redisMisses: number("keyspace_misses"),
    },
    { ...tags, redis_host: host, redis_port: String(redisPort), redis_role: found.role ?? "" },
  );
}

function readings(
  values: Partial<Record<IntegrationMetricName, number>>,
  tags: Record<string, string>,
): Reading[] {
  const { db, ...ofServer } = tags;
  return (Object.entries(values) as [IntegrationMetricName, number | undefined][]).flatMap(
    ([name, value]) => {
      if (value === undefined || !Number.isFinite(value)) return [];
      const { datadog, type, tags: own } = integrationMetrics[name];
      const hasDatabase = (own as readonly string[]).includes("db") && db !== undefined;
      const all = hasDatabase ? { ...ofServer, db } : ofServer;
      return [{ metric: datadog, kind: type, tags: tagList(all), value }];
    },
  );
}
