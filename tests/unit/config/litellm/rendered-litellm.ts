import { parse } from "yaml";
import { renderLiteLLMConfig } from "../../../../config/litellm";
import { settingsSchema, type SettingsInput } from "../../../../config/inputs/schema";
import { noSecrets, type SecretKey, type SecretNames } from "../../../../config/inputs/secrets";

interface Rendered {
  model_list: {
    model_name: string;
    litellm_params: Record<string, unknown>;
    model_info: Record<string, unknown>;
  }[];
  router_settings: Record<string, unknown>;
  litellm_settings: Record<string, unknown>;
  general_settings: Record<string, unknown>;
  guardrails?: { guardrail_name: string; litellm_params: Record<string, unknown> }[];
}

/** Renders settings that fit the schema, whatever the checks say of them. */
export function render(input: SettingsInput, secrets: Partial<SecretNames> = {}) {
  const text = renderLiteLLMConfig(settingsSchema.parse(input), { ...noSecrets, ...secrets });
  return { text, ...(parse(text) as Rendered) };
}

/** Secrets of the stack. */
export const keys = (...names: SecretKey[]) => ({ keys: names });
/** The least that a model can be. */
export const mock = { name: "m", provider: "mock" as const };
