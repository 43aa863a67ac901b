import type { Slo } from "./spec";
import { within } from "./within";

/** Streams that began in time. */
export const timeToFirstToken: Slo = {
  title: "first token in time",
  meaning:
    "More streams begin later than `datadog.latency.timeToFirstTokenSeconds` than the target allows.",
  facts: within(
    "First tokens",
    "Streams that began within",
    "timeToFirstToken",
    "timeToFirstTokenSeconds",
  ),
};
