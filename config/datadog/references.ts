/** Kind of an object that has an id only once Datadog has made it. */
export type ReferredKind = "monitor" | "slo" | "dashboard";

const pattern = /%\{(monitor|slo|dashboard):([a-z0-9-]+)\}/g;

/** Stands for the id of something in a text, until it is made: `%{slo:availability}`. */
export const idOf = (kind: ReferredKind, name: string): string => `%{${kind}:${name}}`;

/** Everything that a text refers to, in its order. */
export function referencesIn(text: string): { kind: ReferredKind; name: string }[] {
  return [...text.matchAll(pattern)].map(([, kind, name]) => ({
    kind: kind as ReferredKind,
    name: name ?? "",
  }));
}

/** The text with the ids in it. */
export function withIds(text: string, id: (kind: ReferredKind, name: string) => string): string {
  return text.replaceAll(pattern, (_, kind: ReferredKind, name: string) => id(kind, name));
}
