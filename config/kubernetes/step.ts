import type { SecretFiles } from "../workloads/workload";
import type { Manifest } from "./types";

/** One object of Kubernetes, and how it is made. */
export interface Step {
  /** The object as it is made, but for the texts of secrets, and for names: see {@link autoNamed}. */
  manifest: Manifest;
  /** Part of the gateway that it belongs to, such as `postgres`. */
  part: string;
  /** What must be ready before it is made, and goes only after it. */
  after: readonly Step[];
  /**
   * Whether it gets a name of its own each time that its content is another: so the new one is made
   * first, what {@link refersTo} it is changed, and the old one goes last. The manifest's name is only
   * the beginning of it.
   *
   * The end is the provider's choice, not a hash of the content: an update that failed leaves the old
   * object to be deleted, and when the settings are taken back, one made anew under the same name would
   * be deleted in its place.
   */
  autoNamed?: boolean;
  /** Auto-named objects whose names are in its `spec`: there they stand as in their own manifests. */
  refersTo?: readonly Step[];
  /** Content of a Secret. */
  stringData?: SecretFiles;
  /** Whether its data must outlive a mistake: `destroy` leaves it, and nothing replaces it. */
  protect?: boolean;
  /** Condition that makes an operator's object count as made; by default it does when it is there. */
  waitFor?: string;
  /** How long it may take to get ready. Default: Pulumi's, 10 minutes for most kinds. */
  timeoutMinutes?: number;
}

/** A Secret and its content. */
export type SecretStep = Required<Pick<Step, "manifest" | "stringData">>;

/** The names of some auto-named objects, by what stands for them in manifests. */
export type GivenNames = ReadonlyMap<string, string>;

/** Fields that name another object of the namespace. */
const nameFields = ["name", "secretName"];

/** A part of an object, with other objects' names in the place of what stands for them. */
export function withNames<T>(value: T, names: GivenNames): T {
  if (Array.isArray(value)) return value.map((item: unknown) => withNames(item, names)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([field, inner]: [string, unknown]) => {
    const isName = typeof inner === "string" && nameFields.includes(field);
    return [field, isName ? (names.get(inner) ?? inner) : withNames(inner, names)];
  });
  return Object.fromEntries(entries) as T;
}
