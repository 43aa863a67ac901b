import { within } from "./within";

/** Requests that the gateway itself did not hold up. */
export const overhead = within(
  "The gateway's own time",
  "Requests for which the gateway itself took at most",
  "overhead",
  "overheadSeconds",
);
