import { isProperties, type Properties, type Value } from "../bridge/values";

/** What is at a path of names, or undefined. */
export function at(value: Value | undefined, ...path: string[]): Value | undefined {
  return path.reduce<Value | undefined>(
    (inner, key) => (isProperties(inner) ? inner[key] : undefined),
    value,
  );
}

/** The text at a path; empty where there is none. */
export function textAt(value: Value | undefined, ...path: string[]): string {
  const found = at(value, ...path);
  return typeof found === "string" ? found : "";
}

/** The number at a path; 0 where there is none. */
export function numberAt(value: Value | undefined, ...path: string[]): number {
  const found = at(value, ...path);
  return typeof found === "number" ? found : 0;
}

/** The objects of the list at a path. */
export function listAt(value: Value | undefined, ...path: string[]): Properties[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.filter(isProperties) : [];
}

export const nameOf = (object: Properties): string => textAt(object, "metadata", "name");

/** Empty for an object of the whole cluster, or one whose program leaves it to the provider. */
export const namespaceOf = (object: Properties): string => textAt(object, "metadata", "namespace");

/** API version and kind of an object, such as `apps/v1/Deployment`. */
export const kindOf = (object: Properties): string =>
  `${textAt(object, "apiVersion")}/${textAt(object, "kind")}`;

/** The resource's id in the state, as the official provider writes it. */
export function idOf(object: Properties): string {
  const namespace = namespaceOf(object);
  return namespace ? `${namespace}/${nameOf(object)}` : nameOf(object);
}

/** The value of one of Pulumi's annotations, named without `pulumi.com/`; empty without. */
export function annotation(object: Properties, name: string): string {
  return textAt(object, "metadata", "annotations", `pulumi.com/${name}`);
}

/** Copies an object with other metadata. */
export function withMetadata(object: Properties, metadata: Properties): Properties {
  const old = isProperties(object.metadata) ? object.metadata : {};
  return { ...object, metadata: { ...old, ...metadata } };
}

/** The condition of a type that the object's controller reports. */
export function conditionOf(object: Properties, type: string): Properties | undefined {
  return listAt(object, "status", "conditions").find((condition) => condition.type === type);
}

/** Without one property. */
export function without(object: Properties, name: string): Properties {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** Without what the provider notes for itself. */
export function withoutNotes(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith("__")));
}
