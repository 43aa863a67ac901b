import type { Monitor } from "../alerts/monitor";
import { slowShare } from "../alerts/shares";

/** Requests for which the gateway itself took long. */
export const gatewayOverhead: Monitor = {
  title: "The gateway itself is slow",
  measures:
    "Requests in 15 minutes for which the gateway itself took longer than `latency.overheadSeconds`, in percent",
  alerts: "above",
  critical: 5,
  warning: 2,
  most: 100,
  meaning: "The provider's time is not in it.",
  impact: "Each request waits for the gateway, whoever answers it: for CPU, Redis or Postgres.",
  dashboard: "latency",
  minimumTraffic: "datadog.minimumRequests",
  queries: (settings, context) =>
    slowShare(settings, context, {
      histogram: "overhead",
      bound: "overheadSeconds",
      what: "requests spent in the gateway itself",
    }),
};
