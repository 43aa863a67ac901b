import type { Field, Fields } from "./resource";
import { changedElements } from "./sets";
import {
  defaultsKey,
  hasUnknown,
  isEmpty,
  isProperties,
  unknown,
  zeroOf,
  type Properties,
  type Value,
} from "./values";

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

type Maybe = Value | undefined;

/** Compares what is there with what is wanted, as Terraform's plugin SDK does. */
export function plan(fields: Fields, prior: Properties, inputs: Properties): Plan {
  const planner = new Planner();
  const planned = planner.object(fields, prior, inputs, (key) => key);
  return { planned, changes: planner.changes };
}

/** The properties that a resource gets, before it is made. */
export function planNew(fields: Fields, inputs: Properties): Properties {
  const planned: Properties = {};
  for (const [key, field] of Object.entries(fields)) {
    planned[key] = inputs[key] ?? initial(field);
  }
  return planned;
}

function initial(field: Field): Maybe {
  return field.computed || field.output ? unknown : (field.default ?? field.implied);
}

/** Works out the values afterwards, and notes what changes on the way. */
class Planner {
  readonly changes = new Map<string, Change>();

  object(
    fields: Fields,
    prior: Properties,
    wanted: Properties,
    pathOf: (key: string) => string,
  ): Properties {
    const planned: Properties = {};
    for (const [key, field] of Object.entries(fields)) {
      planned[key] = this.value(field, prior[key], wanted[key], pathOf(key));
    }
    return planned;
  }

  private value(field: Field, prior: Maybe, input: Maybe, path: string): Maybe {
    const wanted = input ?? field.default ?? field.implied;
    if (wanted === undefined) return this.unset(field, prior, path);
    if (field.same?.(prior ?? null, wanted)) return prior;
    if (wanted === unknown) {
      // Terraform's SDK takes a found set that isn't known at all for unchanged.
      if (!field.computed || field.type !== "set") this.note(field, prior, wanted, path);
      return wanted;
    }
    // An empty text is the same as none, and so is an empty list of blocks.
    if (field.computed && (wanted === "" || (field.of && isEmpty(wanted)))) return prior;
    if (isComposite(field) && isAbsent(field, prior) && !isEmpty(wanted)) {
      this.note(field, undefined, wanted, path);
      return wanted;
    }
    switch (field.type) {
      case "list":
        return this.list(field, asArray(prior), asArray(wanted), path);
      case "set":
        return this.set(field, asArray(prior), asArray(wanted), path);
      case "map":
        return this.map(field, prior, asProperties(wanted), path);
      case "object":
        return this.object(field.of ?? {}, asProperties(prior), asProperties(wanted), (key) =>
          join(path, key),
        );
      default:
        if ((prior ?? zeroOf(field.type)) !== wanted) this.note(field, prior, wanted, path);
        return wanted;
    }
  }

  /** Nothing is wanted: what was found stays, what the program once set goes. */
  private unset(field: Field, prior: Maybe, path: string): Maybe {
    if (field.computed || field.output) {
      if (prior !== undefined || !isMissed(field)) return prior;
      this.note(field, prior, unknown, path);
      return unknown;
    }
    if (isEmpty(prior) || field.same?.(prior ?? null, zeroOf(field.type))) return prior;
    if (field.type === "map") this.map(field, prior, {}, path);
    else this.note(field, prior, undefined, path);
    return undefined;
  }

  private list(field: Field, prior: Value[], wanted: Value[], path: string): Value[] {
    if (wanted.length === 0 && prior.length > 0) this.note(field, prior, undefined, path);
    else if (wanted.includes(unknown)) this.note(field, prior, wanted, path);
    else {
      const element = elementOf(field);
      for (let index = 0; index < Math.max(prior.length, wanted.length); index++) {
        this.element(element, prior[index], wanted[index], `${path}[${index}]`);
      }
    }
    return wanted;
  }

  private set(field: Field, prior: Value[], wanted: Value[], path: string): Value[] {
    const changed = changedElements(field, prior, wanted);
    if (changed === "unclear") {
      this.note(field, prior, wanted.length > 0 ? wanted : undefined, path);
    } else {
      const element = elementOf(field);
      for (const [index, [before, after]] of changed)
        this.element(element, before, after, `${path}[${index}]`);
    }
    return wanted;
  }

  private element(field: Field, before: Maybe, after: Maybe, path: string): void {
    if (before === undefined || after === undefined) this.note(field, before, after, path);
    else this.value(field, before, after, path);
  }

  private map(field: Field, prior: Maybe, wanted: Properties, path: string): Properties {
    if (hasUnknown(wanted)) {
      this.note(field, prior, wanted, path);
      return wanted;
    }
    const before = asProperties(prior);
    for (const key of new Set([...Object.keys(before), ...Object.keys(wanted)])) {
      if (key === defaultsKey || before[key] === wanted[key]) continue;
      this.note(field, before[key], wanted[key], join(path, key));
    }
    return wanted;
  }

  private note(field: Field, before: Maybe, after: Maybe, path: string): void {
    if (before === undefined && after === undefined) return;
    const kind = before === undefined ? "add" : after === undefined ? "delete" : "update";
    this.changes.set(path, { kind, replace: field.forceNew ?? false });
  }
}

function elementOf(field: Field): Field {
  return {
    type: field.of ? "object" : "string",
    ...(field.of && { of: field.of }),
    ...(field.forceNew && { forceNew: true }),
  };
}

/**
 * Whether the absence of a found value is a difference: an import or a creation that failed leaves
 * none. For Terraform's SDK an absent block is an empty one, and so no difference.
 */
function isMissed({ type, of, output }: Field): boolean {
  return (type === "list" || type === "set") && (output ?? !of);
}

function isComposite({ type }: Field): boolean {
  return type === "list" || type === "set" || type === "map" || type === "object";
}

/** Terraform knows an absent map from an empty one. */
function isAbsent({ type }: Field, value: Maybe): boolean {
  return type === "map" ? value === undefined : isEmpty(value);
}

function asArray(value: Maybe): Value[] {
  return Array.isArray(value) ? value : [];
}

function asProperties(value: Maybe): Properties {
  return isProperties(value) ? value : {};
}

/** A property path as the engine reads it. */
function join(path: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
