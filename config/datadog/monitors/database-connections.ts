import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/** Connections of the Postgres that is made here. */
export const databaseConnections: MonitorBuilder = (settings, context) => {
  if (settings.database.server) return [];
  const { replicas, database } = settings;
  const share = context.queries.other("max", "postgresConnectionShare");
  return queryMonitor({
    settings,
    context,
    monitor: "databaseConnections",
    query: `min(last_10m):${share} * 100`,
    says: "{{value}} % of Postgres' connections are taken",
    impact: `The proxies may hold ${replicas * database.connectionsPerReplica} together (${replicas} × ${database.connectionsPerReplica}); when none is free, requests fail.`,
    dashboard: "operations",
  });
};
