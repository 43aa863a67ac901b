import { within } from "./within";

/** Requests whose answer was complete in time. */
export const latency = within(
  "Answers",
  "Requests that were answered within",
  "requestLatency",
  "requestSeconds",
);
