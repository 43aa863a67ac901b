import { slowShare } from "./slow-share";
import type { MonitorBuilder } from "./spec";

/** Calls of a provider that took long. */
export const providerLatency: MonitorBuilder = (settings, context) =>
  slowShare({
    settings,
    context,
    monitor: "providerLatency",
    histogram: "apiLatency",
    bound: "providerSeconds",
    by: ["api_provider"],
    what: "calls of {{api_provider.name}}",
    impact:
      "Answers by this provider are late; other providers of the same names are not affected.",
  });
