import type { Monitor } from "../alerts/monitor";

/**
 * Writes of spend to the database that failed. LiteLLM counts them as failures of Postgres, by the
 * function's name (litellm: proxy/utils.py raise_failed_update_spend_exception).
 */
export const spendWrites: Monitor = {
  title: "Spend can't be written",
  measures: "Failed writes of spend to the database in 15 minutes",
  alerts: "above",
  critical: 3,
  warning: 0,
  meaning:
    "LiteLLM counts them as failures of Postgres with the function name `update_spend`, and only while its alert `db_exceptions` is on: `alerting.types` without it makes this monitor blind.",
  impact: "Spend is kept in the replicas meanwhile and tried again. It is lost when they restart.",
  dashboard: "operations",
  queries: (_settings, { queries }) => {
    const failed = queries.count("postgresFailures", { where: ["function_name:update_spend"] });
    return [
      {
        query: `sum(last_15m):${failed}`,
        says: "{{value}} writes of spend to the database failed in 15 minutes",
      },
    ];
  },
};
