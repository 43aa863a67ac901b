import type { Monitor } from "../alerts/monitor";
import { slowShare } from "../alerts/shares";

/** Requests that took long, from their arrival to the end of the answer. */
export const requestLatency: Monitor = {
  title: "Answers are slow",
  measures: "Requests in 15 minutes that took longer than `latency.requestSeconds`, in percent",
  alerts: "above",
  critical: 10,
  warning: 5,
  most: 100,
  meaning:
    "The time is that from arrival to the end of the answer, of one model's requests. Datadog has no percentiles of these metrics; 10 % above 30 s is a 90th percentile above 30 s.",
  impact:
    "Users wait, and beyond `requestTimeoutSeconds` they get an error. The dashboard tells whether for the provider, the queue or the gateway.",
  dashboard: "latency",
  minimumTraffic: "datadog.minimumRequests",
  queries: (settings, context) =>
    slowShare(settings, context, {
      histogram: "requestLatency",
      bound: "requestSeconds",
      by: ["requested_model"],
      what: "requests of {{requested_model.name}}",
    }),
};
