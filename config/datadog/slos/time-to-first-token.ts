import { within } from "./within";

/** Streams that began in time. */
export const timeToFirstToken = within(
  "First tokens",
  "Streams that began within",
  "timeToFirstToken",
  "timeToFirstTokenSeconds",
);
