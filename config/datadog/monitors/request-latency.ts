import { slowShare } from "./slow-share";
import type { MonitorBuilder } from "./spec";

/** Requests that took long, from their arrival to the end of the answer. */
export const requestLatency: MonitorBuilder = (settings, context) =>
  slowShare({
    settings,
    context,
    monitor: "requestLatency",
    histogram: "requestLatency",
    bound: "requestSeconds",
    by: ["requested_model"],
    what: "requests of {{requested_model.name}}",
    impact: "Users wait. The dashboard tells whether for the provider, the queue or the gateway.",
  });
