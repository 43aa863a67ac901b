import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

const bytesOfGigabyte = 1_000_000_000;

/** Size of the database that is made here; one of your own is watched by its owner. */
export const databaseSize: MonitorBuilder = (settings, context) => {
  if (settings.database.server) return [];
  const size = context.queries.other("max", "postgresDatabaseSize");
  return queryMonitor({
    settings,
    context,
    monitor: "databaseSize",
    query: `min(last_1h):${size} / ${bytesOfGigabyte}`,
    says: "The database has {{value}} GB",
    impact: "On a full disk Postgres stops, and with it the gateway.",
    dashboard: "operations",
  });
};
