import type { Slo } from "./spec";
import { within } from "./within";

/** Requests that the gateway itself did not hold up. */
export const overhead: Slo = {
  title: "the gateway's own time",
  meaning:
    "For more requests than the target allows, the gateway itself takes longer than `datadog.latency.overheadSeconds`.",
  facts: within(
    "The gateway's own time",
    "Requests for which the gateway itself took at most",
    "overhead",
    "overheadSeconds",
  ),
};
