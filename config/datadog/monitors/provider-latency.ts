import type { Monitor } from "../alerts/monitor";
import { slowShare } from "../alerts/shares";

/** Calls of a provider that took long. */
export const providerLatency: Monitor = {
  title: "A provider is slow",
  measures:
    "Calls of a provider in 15 minutes that took longer than `latency.providerSeconds`, in percent",
  alerts: "above",
  critical: 10,
  warning: 5,
  most: 100,
  impact: "Answers by this provider are late; other providers of the same names are not affected.",
  dashboard: "latency",
  minimumTraffic: "datadog.minimumRequests",
  queries: (settings, context) =>
    slowShare(settings, context, {
      histogram: "apiLatency",
      bound: "providerSeconds",
      by: ["api_provider"],
      what: "calls of {{api_provider.name}}",
    }),
};
