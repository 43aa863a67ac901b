import { createHash, randomBytes } from "node:crypto";
import { isProperties, type Properties } from "../bridge/values";
import { at, annotation, nameOf, withMetadata } from "./objects";

/** What names an object whose program gives no name. */
export interface NameRequest {
  /** Logical name of the resource. */
  name: string;
  /** Makes names repeatable; may be empty. */
  seed: Uint8Array;
  /** The engine's own choice (`pulumi:autonaming`); empty without. */
  proposed: string;
}

/**
 * Gives an object a name, as the official provider does (provider/pkg/metadata/naming.go): a new one
 * for a new resource, the old one for one that is there and was named this way.
 *
 * @param prior - inputs of the last update; empty where a new name is wanted
 */
export function named(
  inputs: Properties,
  prior: Properties,
  { name, seed, proposed }: NameRequest,
): Properties {
  if (at(inputs, "metadata", "name") !== undefined) return inputs;
  if (Object.keys(prior).length > 0)
    return isAutoNamed(prior) ? withAutoName(inputs, nameOf(prior)) : inputs;
  return withAutoName(inputs, proposed || `${name}-${suffix(name, seed)}`);
}

/** Whether the provider chose the name. */
export function isAutoNamed(object: Properties): boolean {
  return annotation(object, "autonamed") === "true";
}

function withAutoName(inputs: Properties, name: string): Properties {
  const annotations = at(inputs, "metadata", "annotations");
  const given = isProperties(annotations) ? annotations : {};
  return withMetadata(inputs, {
    name,
    annotations: { ...given, "pulumi.com/autonamed": "true" },
  });
}

/** Name of the field manager: one for each resource, so that two stacks don't take fields from one another. */
export function managerName(seed: string): string {
  return `pulumi-kubernetes-${suffix(seed, randomBytes(32))}`;
}

function suffix(name: string, seed: Uint8Array): string {
  const source = seed.length > 0 ? seed : randomBytes(32);
  return createHash("sha256").update(source).update(name).digest("hex").slice(0, 8);
}
