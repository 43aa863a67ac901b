import { toDotPath } from "zod/v4/core";
import type { LiteLLMSection } from "./facts";
import type { Settings } from "../inputs/schema";

/** One key of an `extra`. */
export interface ExtraKey {
  /** Part of LiteLLM's config that it goes to. */
  section: LiteLLMSection;
  /** Name of the key in LiteLLM's config. */
  key: string;
  value: unknown;
  path: string;
}

/** The keys of all `extra` inputs. */
export function extraKeys(settings: Settings): ExtraKey[] {
  const of = (
    section: LiteLLMSection,
    at: readonly (string | number)[],
    keys: Record<string, unknown> | undefined,
  ): ExtraKey[] =>
    Object.entries(keys ?? {}).map(([key, value]) => ({
      section,
      key,
      value,
      path: toDotPath([...at, key]),
    }));
  return [
    ...of("general_settings", ["extra", "generalSettings"], settings.extra.generalSettings),
    ...of("litellm_settings", ["extra", "litellmSettings"], settings.extra.litellmSettings),
    ...of("router_settings", ["routing", "extra"], settings.routing.extra),
    ...of("cache_params", ["cache", "extra"], settings.cache.extra),
    ...settings.models.flatMap(({ extra }, index) =>
      of("litellm_params", ["models", index, "extra"], extra),
    ),
    ...settings.guardrails.flatMap(({ extra }, index) =>
      of("guardrail_params", ["guardrails", index, "extra"], extra),
    ),
  ];
}

/** All texts in a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Environment variables that a value names as LiteLLM does: `os.environ/NAME`. */
export const environmentNames = (value: unknown): string[] =>
  textsIn(value).flatMap((text) => /^os\.environ\/(.*)$/s.exec(text)?.[1] ?? []);
