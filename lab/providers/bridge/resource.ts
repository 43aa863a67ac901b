import type { Properties, Value, ValueType } from "./values";

/** A property of a resource: what Terraform's schema says about it, for those that we know. */
export interface Field {
  readonly type: ValueType;
  /** Properties of a list's or set's elements, or of an object. Without: strings. */
  readonly of?: Fields;
  readonly required?: true;
  /** What a text must look like. */
  readonly pattern?: RegExp;
  /** A change of it replaces the resource. */
  readonly forceNew?: true;
  /** When not set, the value is the one that the provider found. */
  readonly computed?: true;
  /** The provider sets it, never the user. */
  readonly output?: true;
  /** Becomes an input when the program sets none. */
  readonly default?: string | number | boolean;
  /** What the absence of an input means; it doesn't become one. */
  readonly implied?: string | number | boolean;
  /** When not set, a name is made from the resource's. */
  readonly autoName?: true;
  /** Whether a change is none. */
  readonly same?: (prior: Value, wanted: Value) => boolean;
}

/** Properties by name. */
export type Fields = Readonly<Record<string, Field>>;

/** What a provider knows about one type of resource. */
export interface ResourceType {
  readonly fields: Fields;
  /** Whether a replacement deletes first, unless the program says otherwise. */
  readonly deleteBeforeReplace?: true;
  /**
   * Refuses in a preview already what the service would refuse.
   *
   * @param id - undefined for one that is to be made
   * @param planned - may have unknown values in it
   */
  readonly validate?: (id: string | undefined, planned: Properties) => Promise<void>;
  /**
   * Makes one.
   *
   * @throws {@link InitializationError} when it was made and something then failed
   */
  readonly create: (inputs: Properties) => Promise<State>;
  /**
   * Looks at one.
   *
   * @param prior - what was last known; empty when it is imported
   * @returns undefined when there is none
   */
  readonly read: (id: string, prior: Properties) => Promise<State | undefined>;
  /** Whether an update's properties are those that are found afterwards, not the planned ones. */
  readonly readAfterUpdate?: true;
  /** Changes one in place. */
  readonly update: (id: string, prior: Properties, planned: Properties) => Promise<void>;
  readonly delete: (id: string, prior: Properties) => Promise<void>;
}

/** A resource as the engine remembers it. */
export interface State {
  readonly id: string;
  readonly properties: Properties;
  /** What a refresh found the inputs to be. */
  readonly inputs?: Properties;
}

/** The resource is there, but not as it should be. The engine remembers both. */
export class InitializationError extends Error {
  constructor(
    readonly state: State,
    message: string,
    /** What the engine shows. */
    readonly reasons: readonly string[] = [message],
  ) {
    super(message);
  }
}
