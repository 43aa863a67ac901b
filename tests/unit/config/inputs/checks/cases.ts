import { checkSettings } from "../../../../../config/inputs/checks";
import { settingsSchema, type SettingsInput } from "../../../../../config/inputs/schema";
import type { SecretKey } from "../../../../../config/inputs/secrets";
import { asRead } from "../problems";

/** What a finding must be: its severity, its path, and what its reason must have in it. */
export type Expected = readonly ["error" | "warning", string, string];

/** Settings, and all that the checks are to find in them. */
export interface Case {
  title: string;
  /** Settings beside one model, `fast` of the mock upstream, unless they have `models`. */
  settings?: SettingsInput;
  /** Secret keys that are set, without a text. */
  keys?: SecretKey[];
  credentials?: string[];
  /** Texts of secrets. */
  values?: Partial<Record<SecretKey, string>>;
  /** All findings, in their order; none for what is accepted. */
  found?: readonly Expected[];
}

/** A model that needs nothing. */
export const mock = { name: "fast", provider: "mock" } as const;

/** A model whose price LiteLLM knows. */
export const gpt = { name: "gpt-4o-mini", provider: "openai" } as const;

/** Another one. */
export const small = {
  name: "text-embedding-3-small",
  provider: "openai",
  mode: "embedding",
} as const;

/** All findings of all checks. */
export function findings({ settings = {}, keys = [], credentials = [], values = {} }: Case) {
  const found = checkSettings({
    settings: settingsSchema.parse({ models: [mock], ...settings }),
    secrets: { keys: [...keys, ...(Object.keys(values) as SecretKey[])], credentials },
    secretValues: values,
  });
  return asRead(found);
}

/** One test a case: exactly the expected is found. */
export function testCases(cases: readonly Case[]): void {
  test.each(cases)("$title", (one) => {
    const expected = (one.found ?? []).map(([severity, path, text]) => ({
      severity,
      path,
      reason: expect.stringContaining(text) as string,
    }));
    expect(findings(one)).toEqual(expected);
  });
}
