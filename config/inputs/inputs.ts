import { z } from "zod";
import { settingsSchema } from "./schema";

/** Names of the inputs of the object at a path: for `["models", 2]` those of a model. */
export function inputsAt(path: readonly PropertyKey[]): string[] {
  let schema: z.core.$ZodType | undefined = settingsSchema;
  for (const part of path) schema = step(bare(schema), part);
  const object = bare(schema);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

/** A schema without what only says that it may be left out. */
export function bare(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const isOptional =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault;
  return isOptional ? bare(schema.unwrap()) : schema;
}

function step(schema: z.core.$ZodType | undefined, part: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as z.core.$ZodShape)[String(part)];
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}
