import type { Monitor } from "../alerts/monitor";
import { percentOf } from "../alerts/shares";

/** Requests that got a 429: by limits of the gateway, or of the providers. */
export const rateLimited: Monitor = {
  title: "Requests are rate-limited",
  measures: "Requests answered with a 429 in 15 minutes, in percent",
  alerts: "above",
  critical: 20,
  warning: 10,
  most: 100,
  meaning:
    "The limit can be of the gateway (`limits`, budgets), of a model (`rpm`, `tpm`), or of the provider.",
  impact: "Clients wait and try again, or give up.",
  dashboard: "latency",
  minimumTraffic: "datadog.minimumRequests",
  queries: (_settings, { queries }) => {
    const total = queries.count("requests");
    const limited = queries.count("requests", { where: ["status_code:429"] });
    return [
      {
        query: `sum(last_15m):${percentOf(limited, total)}`,
        traffic: `sum(last_15m):${total}`,
        says: "{{value}} % of the requests of 15 minutes got a 429",
      },
    ];
  },
};
