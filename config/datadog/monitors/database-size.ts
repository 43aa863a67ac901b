import { postgres } from "../../stores/postgres";
import type { Monitor } from "../alerts/monitor";

const bytesOfGigabyte = 1_000_000_000;

/** Size of the database that is made here; one of your own is watched by its owner. */
export const databaseSize: Monitor = {
  title: "The database grows",
  measures: "Size of the database, in GB",
  alerts: "above",
  critical: 50,
  warning: 40,
  meaning: "Datadog doesn't know the size of the disk: set the threshold to what fits.",
  impact: "On a full disk Postgres stops, and with it the gateway.",
  dashboard: "operations",
  queries: (_, { makes, queries }) => {
    if (!makes.has(postgres.host)) return [];
    const size = queries.other("max", "postgresDatabaseSize");
    return [
      {
        query: `min(last_1h):${size} / ${bytesOfGigabyte}`,
        says: "The database has {{value}} GB",
      },
    ];
  },
};
