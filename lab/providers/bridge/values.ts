import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** A property's value, as the engine sends it. */
export type Value = null | boolean | number | string | Value[] | Properties;

/** Properties of a resource, or of an object in one. */
export interface Properties {
  [name: string]: Value | undefined;
}

/** What the engine sends in a preview for a value that only an update will tell. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Name of the input that lists which inputs are defaults. */
export const defaultsKey = "__defaults";

/** Whether a value is an object. */
export function isProperties(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text or a number as a text; anything else as none. */
export const textOf = (value: Value | undefined): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** Whether a value, or a part of it, is not known yet. */
export function hasUnknown(value: Value | undefined): boolean {
  if (Array.isArray(value)) return value.some(hasUnknown);
  if (isProperties(value)) return Object.values(value).some(hasUnknown);
  return value === unknown;
}

/** Only the properties that are known. */
export function withoutUnknown(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== unknown));
}

/** Whether a value is absent, false, 0 or has no content. */
export function isEmpty(value: Value | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isProperties(value) ? Object.keys(value).length === 0 : !value;
}

/** Type of a property. */
export type ValueType =
  "string" | "integer" | "number" | "boolean" | "list" | "set" | "map" | "object";

/** What stands for an absent value of a type. */
export function zeroOf(type: ValueType): Value {
  const zeros = {
    string: "",
    integer: 0,
    number: 0,
    boolean: false,
    list: [],
    set: [],
    map: {},
    object: {},
  };
  return zeros[type];
}

/** Marks a secret in Pulumi's protocol: sdk/go/common/resource/sig/sig.go of pulumi v3.259.0. */
const mark = "4dabf18193072939515e22adb298388d";

/** A value marked as secret, for an engine that takes such marks. */
export const secret = (value: Value): Properties => ({
  [mark]: "1b47061264138c4ac30d75fd1eb44270",
  value,
});

/** Copies properties with the marks of secrets taken off. */
export function revealed(properties: Properties): Properties {
  const plain = (value: Value | undefined) =>
    isProperties(value) && mark in value ? value.value : value;
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, plain(value)]));
}

/** From the protocol's form; nulls are the same as absent. */
export function fromStruct(struct: Struct | undefined): Properties {
  return withoutAbsent(struct?.toJavaScript() ?? {});
}

/** To the protocol's form. */
export function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(
    withoutAbsent(properties) as Parameters<typeof Struct.fromJavaScript>[0],
  );
}

function withoutAbsent(properties: Properties): Properties {
  const present = Object.entries(properties).filter(([, value]) => value != null);
  return Object.fromEntries(present.map(([name, value]) => [name, strip(value)]));
}

function strip(value: Value | undefined): Value | undefined {
  if (Array.isArray(value)) return value.map((element) => strip(element) ?? null);
  return isProperties(value) ? withoutAbsent(value) : value;
}
