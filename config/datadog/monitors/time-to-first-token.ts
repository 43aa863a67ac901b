import { slowShare } from "./slow-share";
import type { MonitorBuilder } from "./spec";

/** Streams that began late. */
export const timeToFirstToken: MonitorBuilder = (settings, context) =>
  slowShare({
    settings,
    context,
    monitor: "timeToFirstToken",
    histogram: "timeToFirstToken",
    bound: "timeToFirstTokenSeconds",
    by: ["requested_model"],
    what: "first tokens of {{requested_model.name}}",
    impact: "People look at an empty answer.",
  });
