import {
  referred,
  type Definitions,
  type JsonSchema,
  type SettingsJsonSchema,
} from "../../config/inputs/json-schema";

/** Type of an input. */
export type InputType =
  | { kind: "scalar"; schema: JsonSchema }
  | { kind: "choice"; id: string; values: readonly string[] }
  | { kind: "object"; id: string }
  | { kind: "list"; of: InputType }
  | { kind: "map"; of: InputType }
  /** An object with any JSON in it. */
  | { kind: "json" };

/** One input. */
export interface Input {
  name: string;
  description: string;
  example: unknown;
  type: InputType;
  required: boolean;
  /** Undefined when there is none, or when the description tells it. */
  default: unknown;
  /** Key of LiteLLM's config that it becomes. */
  becomes: string | undefined;
}

/** Inputs that belong together. */
export interface InputObject {
  id: string;
  description: string;
  inputs: Input[];
}

/** A set of values that inputs choose from. */
export interface Choice {
  id: string;
  /** First sentence about the first input that uses it. */
  description: string;
  values: readonly string[];
}

/** All inputs, in the schema's order. */
export interface Inputs {
  root: Input[];
  /** By their id. */
  objects: Map<string, InputObject>;
  choices: Map<string, Choice>;
}

/** Reads the inputs from the JSON Schema of the settings. */
export function readInputs({ root, definitions }: SettingsJsonSchema): Inputs {
  const objects = new Map<string, InputObject>();
  for (const [id, definition] of Object.entries(definitions)) {
    if (!definition.properties) continue;
    const inputs = inputsOf(definition, definitions);
    objects.set(id, { id, description: definition.description ?? "", inputs });
  }
  const rootInputs = inputsOf(root, definitions);
  const choices = new Map<string, Choice>();
  for (const { type, description } of [
    ...rootInputs,
    ...[...objects.values()].flatMap(({ inputs }) => inputs),
  ]) {
    const choice = innermost(type);
    if (choice.kind === "choice" && !choices.has(choice.id))
      choices.set(choice.id, { ...choice, description: description.replace(/\. .*/, ".") });
  }
  return { root: rootInputs, objects, choices };
}

/** Type of the items of a list or map, through all levels; other types as they are. */
export function innermost(type: InputType): InputType {
  return type.kind === "list" || type.kind === "map" ? innermost(type.of) : type;
}

function inputsOf({ properties = {}, required = [] }: JsonSchema, definitions: Definitions) {
  return Object.entries(properties).map(([name, schema]): Input => {
    const { description = "", examples: [example] = [], inLiteLLM } = schema;
    return {
      name,
      description,
      example,
      type: typeOf(name, schema, definitions),
      required: required.includes(name),
      default: isEmpty(schema.default) ? undefined : schema.default,
      becomes: inLiteLLM?.key,
    };
  });
}

/** An empty section or list is not worth telling. */
const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

function typeOf(name: string, schema: JsonSchema, definitions: Definitions): InputType {
  const reference = referred(schema, definitions);
  if (reference) {
    const { id, definition } = reference;
    return definition.enum
      ? { kind: "choice", id, values: definition.enum }
      : { kind: "object", id };
  }
  const { type, items, additionalProperties: values } = schema;
  if (type === "array" && items) return { kind: "list", of: typeOf(name, items, definitions) };
  if (type === "object" && values === true) return { kind: "json" };
  if (type === "object" && typeof values === "object")
    return { kind: "map", of: typeOf(name, values, definitions) };
  if (schema.enum ?? schema.properties)
    throw new Error(`the enum or object of "${name}" needs a name: .meta({ id: "…" })`);
  return { kind: "scalar", schema };
}
