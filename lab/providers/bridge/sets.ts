import type { Field } from "./resource";
import { isProperties, unknown, zeroOf, type Value } from "./values";

/**
 * What differs between two sets, in which order means nothing.
 *
 * @returns by index, the element before (undefined: it is new) and after (undefined: it goes);
 *   or "unclear" when only the set as a whole can be said to change
 */
export function changedElements(
  field: Field,
  prior: Value[],
  wanted: Value[],
): Map<number, [Value | undefined, Value | undefined]> | "unclear" {
  const before = prior.map((value) => identity(field, value));
  const after = wanted.map((value) => identity(field, value));
  const removed = (index: number) => !after.includes(before[index] ?? "");
  const added = (index: number) => !before.includes(after[index] ?? "");
  const changed = new Map<number, [Value | undefined, Value | undefined]>();
  for (let index = 0; index < Math.max(prior.length, wanted.length); index++) {
    const goes = index < prior.length && removed(index);
    const comes = index < wanted.length && added(index);
    if (goes || comes)
      changed.set(index, [goes ? prior[index] : undefined, comes ? wanted[index] : undefined]);
  }
  const isFull = [...changed.values()].every(([, to]) => to === undefined || isComplete(field, to));
  const isOneSided = prior.length === 0 || wanted.length === 0;
  return changed.size > 0 && (isOneSided || !isFull) ? "unclear" : changed;
}

/** What makes an element the same as another: absent parts are their default or zero. */
function identity(field: Field, value: Value): string {
  const { of } = field;
  if (!of || !isProperties(value)) return JSON.stringify(value);
  const parts = Object.entries(of).map(([key, part]) => {
    const own = value[key] ?? part.default ?? zeroOf(part.type);
    return part.type === "set" && Array.isArray(own)
      ? own.map((element) => identity(part, element)).sort()
      : own;
  });
  return JSON.stringify(parts);
}

function isComplete({ of }: Field, value: Value): boolean {
  if (!of) return value !== unknown;
  return Object.keys(of).every((key) => isProperties(value) && value[key] !== undefined);
}
