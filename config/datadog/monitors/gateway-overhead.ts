import { slowShare } from "./slow-share";
import type { MonitorBuilder } from "./spec";

/** Requests for which the gateway itself took long. */
export const gatewayOverhead: MonitorBuilder = (settings, context) =>
  slowShare({
    settings,
    context,
    monitor: "gatewayOverhead",
    histogram: "overhead",
    bound: "overheadSeconds",
    what: "requests spent in the gateway itself",
    impact: "Each request waits for the gateway, whoever answers it: for CPU, Redis or Postgres.",
  });
