import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/**
 * Writes of spend to the database that failed. LiteLLM counts them as failures of Postgres, by the
 * function's name (litellm: proxy/utils.py raise_failed_update_spend_exception).
 */
export const spendWrites: MonitorBuilder = (settings, context) => {
  const failed = context.queries.count("postgresFailures", {
    where: ["function_name:update_spend"],
  });
  return queryMonitor({
    settings,
    context,
    monitor: "spendWrites",
    query: `sum(last_15m):${failed}`,
    says: "{{value}} writes of spend to the database failed in 15 minutes",
    impact: "Spend is kept in the replicas meanwhile, and is lost when they restart.",
    dashboard: "operations",
  });
};
