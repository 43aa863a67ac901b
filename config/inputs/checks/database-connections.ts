import { error } from "../errors";
import { connectionsOfProxies, maxConnections } from "../../stores/postgres";
import type { Check } from "./check";
import { because, remove, set } from "../fix";

/** Connections of the migration, which runs before the proxies are replaced. */
const migration = 10;

/** Connections that are left for people, backups and Postgres' own three. */
const reserve = 10;

/**
 * Refuses more connections than the database takes. LiteLLM holds up to
 * `database_connection_pool_limit` for each worker, and during a rollout old and new proxies run
 * beside each other; what gets none answers 401 (BerriAI/litellm#18708, #34479).
 */
export const checkDatabaseConnections: Check = ({ settings }) => {
  const { database, kubernetes } = settings;
  if (kubernetes.cloudNativePg?.pooler) return [];
  const replicas = kubernetes.autoscaling?.maxReplicas ?? settings.replicas;
  const each = database.connectionsPerReplica;
  const needed = connectionsOfProxies(settings) + migration + reserve;
  const most = database.server?.maxConnections ?? maxConnections;
  if (needed <= most) return [];
  const path = database.server
    ? "database.server.maxConnections"
    : "database.connectionsPerReplica";
  const fits = Math.floor((most - migration - reserve) / (2 * replicas));
  const fewer = kubernetes.autoscaling ? remove("kubernetes.autoscaling") : set("replicas", 1);
  const fix = fits >= 1 ? set("database.connectionsPerReplica", String(fits)) : fewer;
  return [
    error(
      path,
      because`2 × ${replicas} replicas (old and new during a rollout) × ${each} connections + ${migration} for the migration + ${reserve} in reserve = ${needed}, and the database takes ${most}; run: ${fix}`,
    ),
  ];
};

/**
 * Refuses poolers that lend more connections than the database has. During a rollout there is a
 * quarter more of them (the Deployment's own `maxSurge`).
 */
export const checkPooler: Check = ({ settings }) => {
  const pooler = settings.kubernetes.cloudNativePg?.pooler;
  if (!pooler) return [];
  const { instances, poolSize } = pooler;
  const most = Math.ceil(instances * 1.25);
  const left = maxConnections - migration - reserve;
  if (most * poolSize <= left) return [];
  const path = "kubernetes.cloudNativePg.pooler.poolSize";
  const reason = because`${most} poolers (${instances}, and a quarter more during a rollout) × ${poolSize} connections are more than the ${left} that the database has for them; run: ${set(path, String(Math.floor(left / most)))}`;
  return [error(path, reason)];
};
