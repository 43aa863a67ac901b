import type { Slo } from "./spec";
import { within } from "./within";

/** Requests whose answer was complete in time. */
export const latency: Slo = {
  title: "answers in time",
  meaning:
    "More requests take longer than `datadog.latency.requestSeconds` than the target allows.",
  facts: within(
    "Answers",
    "Requests that were answered within",
    "requestLatency",
    "requestSeconds",
  ),
};
