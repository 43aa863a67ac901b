import { createHash, randomBytes } from "node:crypto";
import type { Field, Fields } from "./resource";
import { defaultsKey, isProperties, unknown, type Properties, type Value } from "./values";

/** A property that is wrong, and why. */
export interface Failure {
  property: string;
  reason: string;
}

/** What {@link check} works on. */
export interface CheckRequest {
  /** Logical name of the resource. */
  name: string;
  /** Inputs of the last update; undefined where a new name is wanted. */
  prior: Properties | undefined;
  inputs: Properties;
  /** Makes names repeatable; may be empty. */
  seed: Uint8Array;
}

/** Fills in defaults and a name, and finds what is missing or wrong. */
export function check(
  fields: Fields,
  { name, prior, inputs, seed }: CheckRequest,
): { inputs: Properties; failures: Failure[] } {
  const failures = problems(fields, inputs);
  const filled = withNestedDefaults(fields, inputs);
  const defaults: string[] = [];
  for (const [key, field] of Object.entries(fields)) {
    if (filled[key] !== undefined) continue;
    const value =
      priorDefault(key, field, prior) ?? (field.autoName ? autoName(name, seed) : field.default);
    // An absent value means the same as one that is false, 0 or empty.
    if (!value) continue;
    filled[key] = value;
    defaults.push(key);
  }
  return { inputs: { ...filled, [defaultsKey]: defaults.sort() }, failures };
}

/** A default once used stays, and a name stays even when the program no longer sets it. */
function priorDefault(key: string, field: Field, prior: Properties | undefined): Value | undefined {
  if (field.autoName) return prior?.[key];
  if (field.default === undefined) return undefined;
  const listed = prior?.[defaultsKey];
  return !Array.isArray(listed) || listed.includes(key) ? prior?.[key] : undefined;
}

function autoName(name: string, seed: Uint8Array): string {
  const source = seed.length > 0 ? seed : randomBytes(32);
  const suffix = createHash("sha256").update(source).update(name).digest("hex").slice(0, 7);
  return `${name}-${suffix}`;
}

function withNestedDefaults(fields: Fields, inputs: Properties): Properties {
  const filled: Properties = {};
  for (const [key, value] of Object.entries(inputs)) {
    if (key === defaultsKey) continue;
    const of = fields[key]?.of;
    if (of && Array.isArray(value)) filled[key] = value.map((element) => withDefaults(of, element));
    else filled[key] = of ? withDefaults(of, value ?? null) : value;
  }
  return filled;
}

function withDefaults(fields: Fields, value: Value): Value {
  if (!isProperties(value)) return value;
  const filled = withNestedDefaults(fields, value);
  for (const [key, field] of Object.entries(fields)) {
    if (field.default) filled[key] ??= field.default;
  }
  return filled;
}

function problems(fields: Fields, inputs: Properties, path = ""): Failure[] {
  const failures: Failure[] = [];
  for (const [key, field] of Object.entries(fields)) {
    if (field.required && inputs[key] === undefined && !field.autoName)
      failures.push({ property: path + key, reason: "it is required" });
  }
  for (const [key, value] of Object.entries(inputs)) {
    const field = fields[key];
    if (key === defaultsKey || value === undefined || value === unknown) continue;
    if (!field || field.output) failures.push({ property: path + key, reason: notKnown });
    else failures.push(...valueProblems(field, value, path + key));
  }
  return failures;
}

const notKnown =
  "the lab's stand-in for this provider doesn't know it; install the official provider";

function valueProblems(field: Field, value: Value, path: string): Failure[] {
  if (!hasType(field, value)) return [{ property: path, reason: `it must be ${field.type}` }];
  if (field.pattern && !field.pattern.test(value as string))
    return [{ property: path, reason: `it must match ${field.pattern.source}` }];
  const of = field.of;
  if (!of) return [];
  const elements = Array.isArray(value) ? value : [value];
  return elements.flatMap((element, index) => {
    const at = Array.isArray(value) ? `${path}[${index}]` : path;
    if (element === unknown) return [];
    return isProperties(element)
      ? problems(of, element, `${at}.`)
      : [{ property: at, reason: "it must be an object" }];
  });
}

function hasType({ type }: Field, value: Value): boolean {
  switch (type) {
    case "list":
    case "set":
      return Array.isArray(value);
    case "map":
    case "object":
      return isProperties(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** Whether a resource's name was chosen by the program. */
export function hasOwnName(fields: Fields, inputs: Properties): boolean {
  const defaults = inputs[defaultsKey];
  if (!Array.isArray(defaults)) return false;
  return Object.entries(fields).some(
    ([key, field]) => field.autoName && inputs[key] !== undefined && !defaults.includes(key),
  );
}
