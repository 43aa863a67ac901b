import type { Field, Fields } from "./resource";
import { defaultsKey, hasUnknown, isProperties, unknown, type Properties, type Value } from "./values";

/** How a property changes. */
export interface Change {
  kind: "add" | "delete" | "update";
  /** Whether it can't be changed in place. */
  replace: boolean;
}

/** What an update would do. */
export interface Plan {
  /** The properties afterwards; {@link unknown} for what only the update will tell. */
  planned: Properties;
  /** By property path. Empty: nothing to do. */
  changes: Map<string, Change>;
}

/** A property's value afterwards. */
type Wanted = Value | undefined;

/** Compares what is there with what is wanted, as Terraform's plugin SDK does. */
export function plan(fields: Fields, prior: Properties, inputs: Properties): Plan {
  const planned: Properties = {};
  const changes = new Map<string, Change>();
  for (const [key, field] of Object.entries(fields)) {
    planned[key] = planValue(field, prior[key], inputs[key], key, changes);
  }
  return { planned, changes };
}

/** The properties that a resource gets, before it is made. */
export function planNew(fields: Fields, inputs: Properties): Properties {
  const planned: Properties = {};
  for (const [key, field] of Object.entries(fields)) {
    planned[key] = inputs[key] ?? (field.computed || field.output ? unknown : field.default);
  }
  return planned;
}

function planValue(
  field: Field,
  prior: Wanted,
  input: Wanted,
  path: string,
  changes: Map<string, Change>,
): Wanted {
  const wanted = input ?? field.default;
  const change = (at: string, before: Wanted, after: Wanted) =>
    changes.set(at, {
      kind: isAbsent(before) ? "add" : isAbsent(after) ? "delete" : "update",
      replace: field.forceNew ?? false,
    });
  if (field.output) return prior;
  if (wanted === undefined) {
    if (!field.computed) {
      if (!isZero(prior)) change(path, prior, undefined);
      return isZero(prior) ? prior : undefined;
    }
    if (prior !== undefined || !isCollectionOfStrings(field)) return prior;
    // A creation that failed left no value.
    change(path, prior, unknown);
    return unknown;
  }
  if (wanted === unknown) {
    change(path, prior, wanted);
    return wanted;
  }
  // An empty text is the same as none.
  if (field.computed && wanted === "" && !isZero(prior)) return prior;
  if (prior !== undefined && field.same?.(prior, wanted)) return prior;
  switch (field.type) {
    case "list":
      return planList(field, asArray(prior), asArray(wanted), path, changes);
    case "set":
      if (!sameSet(field, asArray(prior), asArray(wanted))) change(path, prior, wanted);
      return wanted;
    case "map":
      return planMap(field, asProperties(prior), asProperties(wanted), path, changes);
    case "object":
      return planObject(field, asProperties(prior), asProperties(wanted), path, changes);
    default:
      if ((prior ?? zeroOf(field)) === wanted) return wanted;
      change(path, prior, wanted);
      return wanted;
  }
}

function planList(
  field: Field,
  prior: Value[],
  wanted: Value[],
  path: string,
  changes: Map<string, Change>,
): Value[] {
  const element = elementOf(field);
  const length = Math.max(prior.length, wanted.length);
  const planned = Array.from({ length }, (_, index) => {
    const at = `${path}[${index}]`;
    if (index < wanted.length && index < prior.length)
      return planValue(element, prior[index], wanted[index], at, changes) ?? null;
    changes.set(at, {
      kind: index < prior.length ? "delete" : "add",
      replace: field.forceNew ?? false,
    });
    return wanted[index] ?? null;
  });
  return planned.slice(0, wanted.length);
}

function planMap(
  field: Field,
  prior: Properties,
  wanted: Properties,
  path: string,
  changes: Map<string, Change>,
): Properties {
  const element: Field = { type: "string", ...(field.forceNew && { forceNew: true }) };
  for (const key of new Set([...Object.keys(prior), ...Object.keys(wanted)])) {
    if (key !== defaultsKey) planValue(element, prior[key], wanted[key], join(path, key), changes);
  }
  return wanted;
}

function planObject(
  field: Field,
  prior: Properties,
  wanted: Properties,
  path: string,
  changes: Map<string, Change>,
): Properties {
  const planned: Properties = {};
  for (const [key, part] of Object.entries(field.of ?? {})) {
    planned[key] = planValue(part, prior[key], wanted[key], join(path, key), changes);
  }
  return planned;
}

function elementOf(field: Field): Field {
  return {
    type: field.of ? "object" : "string",
    ...(field.of && { of: field.of }),
    ...(field.forceNew && { forceNew: true }),
  };
}

function sameSet(field: Field, prior: Value[], wanted: Value[]): boolean {
  if (hasUnknown(wanted)) return false;
  const identities = (values: Value[]) => new Set(values.map((value) => identity(field, value)));
  const [before, after] = [identities(prior), identities(wanted)];
  return before.size === after.size && [...before].every((element) => after.has(element));
}

/** What makes an element of a set the same as another: absent parts are their default or zero. */
function identity(field: Field, value: Value): string {
  const { of } = field;
  if (!of || !isProperties(value)) return JSON.stringify(value);
  const parts = Object.entries(of).map(([key, part]) => {
    const own = value[key] ?? part.default ?? zeroOf(part);
    const elements = part.type === "set" && Array.isArray(own) ? own : undefined;
    return elements?.map((element) => identity(part, element)).sort() ?? own;
  });
  return JSON.stringify(parts);
}

function zeroOf({ type }: Field): Value {
  const zeros = { string: "", integer: 0, boolean: false, list: [], set: [], map: {}, object: {} };
  return zeros[type];
}

function isZero(value: Wanted): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isProperties(value) ? Object.keys(value).length === 0 : !value;
}

function isAbsent(value: Wanted): boolean {
  return value === undefined;
}

function isCollectionOfStrings({ type, of }: Field): boolean {
  return !of && (type === "list" || type === "set");
}

function asArray(value: Wanted): Value[] {
  return Array.isArray(value) ? value : [];
}

function asProperties(value: Wanted): Properties {
  return isProperties(value) ? value : {};
}

/** A property path as the engine reads it. */
function join(path: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
