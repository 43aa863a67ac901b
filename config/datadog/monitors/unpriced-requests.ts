import type { Monitor } from "../alerts/monitor";

/** Requests whose cost was recorded as 0: what they cost is in no budget and no chart. */
export const unpricedRequests: Monitor = {
  title: "Cost recorded as zero",
  measures: "Requests in an hour whose cost was recorded as 0 though their model has a price",
  alerts: "above",
  critical: 0,
  meaning:
    "The tag `reason` tells why: `missing_pricing_key` (no price for what was used, such as audio or images), `pricing_not_applied`, or `cost_calculation_error`.",
  impact:
    "What these requests cost is in no budget, in no chart and in no other monitor: all of them are too low.",
  dashboard: "cost",
  queries: (_settings, { queries }) => {
    const by = ["requested_model", "reason"] as const;
    return [
      {
        query: `sum(last_1h):${queries.count("zeroCostRequests", { by })}`,
        by,
        says: "The cost of {{value}} requests of {{requested_model.name}} in an hour was recorded as 0 ({{reason.name}})",
      },
    ];
  },
};
