import { isProperties, type Value } from "../bridge/values";

/** Whether two lists publish the same ports, in whatever order. */
export function samePorts(prior: Value, wanted: Value): boolean {
  if (!Array.isArray(prior) || !Array.isArray(wanted) || prior.length !== wanted.length)
    return false;
  return prior.every((before) => wanted.some((after) => samePort(before, after)));
}

function samePort(before: Value, after: Value): boolean {
  if (!isProperties(before) || !isProperties(after)) return false;
  return ["internal", "external", "protocol", "ip"].every((key) => before[key] === after[key]);
}
