import { z } from "zod";
import { bare } from "../inputs/inputs";
import type { LiteLLMSection } from "./facts";
import { valueAt } from "../inputs/paths";
import { settingsSchema } from "../inputs/schema";
import type { InLiteLLM } from "../inputs/schema/fields";
import { modelSchema } from "../inputs/schema/models";
import { guardrailSchema } from "../inputs/schema/privacy";

/** An input that becomes a key of LiteLLM's config, as its `meta` says (config/inputs/schema/fields.ts). */
export interface Rename extends Pick<InLiteLLM, "computed" | "also"> {
  /** The input's path in the settings, or in its model or guardrail. */
  input: readonly string[];
  section: LiteLLMSection;
  /** Path of the key in its section. */
  key: readonly [string, ...string[]];
  /** Whether it is a switch that is off by default: off, it is left out. */
  offByDefault: boolean;
}

/** All inputs that become keys, by section; those of one key together, else in the schema's order. */
export const renames: ReadonlyMap<LiteLLMSection, readonly Rename[]> = bySection([
  ...renamesIn(settingsSchema),
  ...renamesIn(modelSchema),
  ...renamesIn(guardrailSchema),
]);

/**
 * A section's keys that are inputs by another name.
 *
 * @param values - settings, a model or a guardrail, or some of its inputs only
 * @param computed - values of keys that are made from inputs, or replace an input's own; each comes
 *   where its input is
 */
export function renamed(
  section: LiteLLMSection,
  values: object,
  computed: Record<string, unknown> = {},
): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const { input, key, computed: isComputed, offByDefault } of renames.get(section) ?? []) {
    const own = isComputed ? undefined : valueAt(values, input);
    const value = computed[key[0]] ?? own;
    if (value === undefined || (offByDefault && value === false)) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    put(made, key, value);
  }
  return made;
}

/** Sets a value at a path, in objects that are made where they are missing. */
function put(into: Record<string, unknown>, [name, ...rest]: readonly string[], value: unknown) {
  if (name === undefined) return;
  if (rest.length === 0) into[name] = value;
  else put((into[name] ??= {}) as Record<string, unknown>, rest, value);
}

function renamesIn(schema: z.core.$ZodType, path: readonly string[] = []): Rename[] {
  const object = bare(schema);
  if (!(object instanceof z.ZodObject)) return [];
  return Object.entries(object.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const input = [...path, name];
    return [...renameOf(field, input), ...renamesIn(field, input)];
  });
}

function renameOf(field: z.ZodType, input: readonly string[]): Rename[] {
  const { inLiteLLM } = (field.meta() ?? {}) as { inLiteLLM?: InLiteLLM };
  if (!inLiteLLM) return [];
  const [section, ...key] = inLiteLLM.key.split(".") as [LiteLLMSection, string, ...string[]];
  const { computed, also } = inLiteLLM;
  const isSwitch = bare(field) instanceof z.ZodBoolean;
  const offByDefault = isSwitch && field.safeParse(undefined).data === false;
  return [{ input, section, key, computed, also, offByDefault }];
}

function bySection(all: readonly Rename[]): Map<LiteLLMSection, Rename[]> {
  const sections = new Map<LiteLLMSection, Map<string, Rename[]>>();
  for (const rename of all) {
    const keys = sections.get(rename.section) ?? new Map<string, Rename[]>();
    sections.set(rename.section, keys);
    keys.set(rename.key[0], [...(keys.get(rename.key[0]) ?? []), rename]);
  }
  return new Map([...sections].map(([section, keys]) => [section, [...keys.values()].flat()]));
}
