import { z } from "zod";
import { settingsSchema } from "./schema";
import type { InLiteLLM } from "./schema/fields";

/** The parts of JSON Schema that the settings use. */
export interface JsonSchema {
  $schema?: string;
  $ref?: string;
  title?: string;
  description?: string;
  /** The description again, for editors that render Markdown. */
  markdownDescription?: string;
  examples?: unknown[];
  default?: unknown;
  type?: string | string[];
  enum?: string[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema | boolean>;
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  items?: JsonSchema;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  not?: JsonSchema;
  const?: unknown;
  definitions?: Record<string, JsonSchema>;
  /** What an input becomes in LiteLLM's config; not for editors. */
  inLiteLLM?: InLiteLLM;
}

/** Objects and enums by the id in their `meta`. */
export type Definitions = Record<string, JsonSchema>;

/** The JSON Schema of the settings: the root object, and what it refers to. */
export interface SettingsJsonSchema {
  root: JsonSchema;
  definitions: Definitions;
}

/**
 * The settings, as a user writes them, in JSON Schema: each property with description and example.
 *
 * It is draft 7, the newest that yaml-language-server documents.
 */
export function settingsJsonSchema(): SettingsJsonSchema {
  const schema = z.toJSONSchema(settingsSchema, { io: "input", target: "draft-7" }) as JsonSchema;
  const { definitions: all = {}, ...root } = schema;
  const named = Object.entries(all).filter(([id]) => !isUnnamed(id));
  const definitions = Object.fromEntries(named);
  for (const object of [...Object.values(definitions), root]) {
    for (const property of Object.values(object.properties ?? {})) complete(property, definitions);
  }
  return { root, definitions };
}

/** The definition that a schema refers to, and its id. */
export function referred(
  schema: JsonSchema,
  definitions: Definitions,
): { id: string; definition: JsonSchema } | undefined {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (reference === undefined) return undefined;
  const id = reference.slice(reference.lastIndexOf("/") + 1);
  const definition = definitions[id];
  if (!definition) throw new Error(`the schema has no definition "${id}"`);
  return { id, definition };
}

/** Adds to a property what stands elsewhere: editors look only at the property itself. */
function complete(property: JsonSchema, definitions: Definitions): void {
  // What LiteLLM reads may be any JSON. Zod spells that out, once for each place.
  const { additionalProperties: values } = property;
  if (typeof values === "object" && isUnnamed(values.$ref ?? "")) {
    property.additionalProperties = true;
    delete property.propertyNames;
  }
  const object = referred(property, definitions)?.definition;
  property.description ??= object?.description;
  property.examples ??= object?.properties && [exampleOf(object, definitions)];
  if (property.description?.includes("`")) property.markdownDescription = property.description;
}

/** Example of an object: its required properties, or else its first two. */
function exampleOf({ properties = {}, required }: JsonSchema, definitions: Definitions): unknown {
  const names = required ?? Object.keys(properties).slice(0, 2);
  const examples = names.map((name) => {
    const { examples, ...property } = properties[name] ?? {};
    const object = referred(property, definitions)?.definition;
    return [name, examples?.[0] ?? (object && exampleOf(object, definitions))];
  });
  return Object.fromEntries(examples) as unknown;
}

/** Whether zod made the name up. */
const isUnnamed = (reference: string): boolean => reference.includes("__schema");
