import { postgres } from "../../stores/postgres";
import type { Monitor } from "../alerts/monitor";

/** Connections of the Postgres that is made here. */
export const databaseConnections: Monitor = {
  title: "Postgres is short of connections",
  measures: "Connections of Postgres that are taken, in percent",
  alerts: "above",
  critical: 90,
  warning: 75,
  most: 100,
  meaning: "The least of 10 minutes counts.",
  impact: "When none is free, calls of the database fail, and requests with them.",
  dashboard: "operations",
  queries: ({ replicas, database }, { makes, queries }) => {
    if (!makes.has(postgres.host)) return [];
    const { connectionsPerReplica } = database;
    const share = queries.other("max", "postgresConnectionShare");
    return [
      {
        query: `min(last_10m):${share} * 100`,
        says: "{{value}} % of Postgres' connections are taken",
        detail: `The proxies may hold ${replicas * connectionsPerReplica} together (${replicas} × ${connectionsPerReplica}).`,
      },
    ];
  },
};
