import { error, type Finding } from "../errors";
import type { Check } from "./check";
import { because, remove } from "../fix";

/** Refuses an edge that hangs up before the proxies do: clients would see a 504 instead of why. */
export const checkEdgeTimeout: Check = ({ settings: { edge, requestTimeoutSeconds } }) => {
  const { timeoutSeconds } = edge;
  if (timeoutSeconds === undefined || timeoutSeconds > requestTimeoutSeconds) return [];
  const reason = because`is ${timeoutSeconds}, not above requestTimeoutSeconds (${requestTimeoutSeconds}), so the edge would hang up first; run: ${remove("edge.timeoutSeconds")}`;
  return [error("edge.timeoutSeconds", reason)];
};

/** Refuses timeouts of models that a longer one of theirs can't reach. */
export const checkModelTimeouts: Check = ({ settings: { models, requestTimeoutSeconds } }) =>
  models.flatMap(({ timeoutSeconds, streamTimeoutSeconds }, index): Finding[] => {
    const found: Finding[] = [];
    if (timeoutSeconds !== undefined && timeoutSeconds > requestTimeoutSeconds)
      found.push(
        error(
          `models[${index}].timeoutSeconds`,
          `is ${timeoutSeconds}, above requestTimeoutSeconds (${requestTimeoutSeconds}), which ends first; lower it, or raise that`,
        ),
      );
    const [most, name] =
      timeoutSeconds === undefined
        ? [requestTimeoutSeconds, "requestTimeoutSeconds"]
        : [timeoutSeconds, "timeoutSeconds"];
    if (streamTimeoutSeconds !== undefined && streamTimeoutSeconds > most)
      found.push(
        error(
          `models[${index}].streamTimeoutSeconds`,
          `is ${streamTimeoutSeconds}, above ${name} (${most}), which ends first; lower it`,
        ),
      );
    return found;
  });
