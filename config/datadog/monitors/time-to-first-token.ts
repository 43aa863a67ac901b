import type { Monitor } from "../alerts/monitor";
import { slowShare } from "../alerts/shares";

/** Streams that began late. */
export const timeToFirstToken: Monitor = {
  title: "Streams begin late",
  measures:
    "Streams in 15 minutes whose first token took longer than `latency.timeToFirstTokenSeconds`, in percent",
  alerts: "above",
  critical: 10,
  warning: 5,
  most: 100,
  impact: "People look at an empty answer.",
  dashboard: "latency",
  minimumTraffic: "datadog.minimumRequests",
  queries: (settings, context) =>
    slowShare(settings, context, {
      histogram: "timeToFirstToken",
      bound: "timeToFirstTokenSeconds",
      by: ["requested_model"],
      what: "first tokens of {{requested_model.name}}",
    }),
};
