import type { z } from "zod";
import { settingsSchema } from "./schema";

/** Names of the inputs of the object at a path: for `["models", 2]` those of a model. */
export function inputsAt(path: readonly PropertyKey[]): string[] {
  let schema: z.core.$ZodType | undefined = settingsSchema;
  for (const part of path) schema = step(bare(schema), part);
  const { def } = bare(schema)?._zod ?? {};
  return def && "shape" in def ? Object.keys(def.shape as object) : [];
}

/** Without what only says that it may be left out. */
function bare(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const def = schema?._zod.def as { innerType?: z.core.$ZodType } | undefined;
  return def?.innerType ? bare(def.innerType) : schema;
}

function step(schema: z.core.$ZodType | undefined, part: PropertyKey): z.core.$ZodType | undefined {
  const def = schema?._zod.def as
    | {
        shape?: Record<PropertyKey, z.core.$ZodType>;
        element?: z.core.$ZodType;
        valueType?: z.core.$ZodType;
      }
    | undefined;
  return def?.shape?.[part] ?? def?.element ?? def?.valueType;
}
