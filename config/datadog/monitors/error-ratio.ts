import type { Monitor } from "../alerts/monitor";
import { percentOf } from "../alerts/shares";

/** Requests that the gateway or the providers failed. What clients did wrong (4xx) is not among them. */
export const errorRatio: Monitor = {
  title: "Requests fail",
  measures: "Requests answered with a 5xx in 10 minutes, in percent",
  alerts: "above",
  critical: 5,
  warning: 2,
  most: 100,
  impact: "Clients get errors, after all retries and fallbacks.",
  dashboard: "latency",
  minimumTraffic: "datadog.minimumRequests",
  queries: (_settings, { queries }) => {
    const total = queries.count("requests");
    const failed = queries.count("requests", { where: ["status_code:5*"] });
    return [
      {
        query: `sum(last_10m):${percentOf(failed, total)}`,
        traffic: `sum(last_10m):${total}`,
        says: "{{value}} % of the requests of 10 minutes were answered with a 5xx",
      },
    ];
  },
};
