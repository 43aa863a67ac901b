import type { SecretKey } from "../../config/inputs/secrets";
import type { StackValues } from "../../config/inputs/stack";

/** A stack's config as a test writes it. */
export interface BadStack {
  settings?: Record<string, unknown>;
  /** Secrets by config key. */
  secrets?: Partial<Record<SecretKey, string>>;
  /** Secrets of `credentials` by name. */
  credentials?: Record<string, string>;
}

/** An input that must be refused. */
export interface BadInput {
  /** What is wrong. */
  name: string;
  input: BadStack;
  /** Where it is refused. */
  path: string;
  /** A part of why. */
  reason: string;
  /** Further places that one mistake is told of at. */
  alsoAt?: readonly string[];
  /** The same in LiteLLM's own config.yaml; undefined where it has no way to say it. */
  litellm: unknown;
  /** Why it has none, or what else is to be told of LiteLLM. */
  note?: string;
}

/** A key that is as good as a real one. */
export const openaiKey = "sk-proj-Vq7Zr2Lw9Xk4Tn8Bm5Hd1Gs";

const gpt4o = { name: "gpt-4o", provider: "openai" };

/** Good settings but for what is given. */
export const withSettings = (settings: Record<string, unknown>, more: BadStack = {}): BadStack => ({
  ...more,
  settings: { models: [gpt4o], ...settings },
  secrets: { openaiApiKey: openaiKey, ...more.secrets },
});

/** A model that is good but for what is given. */
export const withModel = (model: Record<string, unknown>, more: BadStack = {}): BadStack =>
  withSettings({ models: [{ ...gpt4o, ...model }], ...more.settings }, { ...more });

/** Models that are good but for what is given of each. */
export const withModels = (...models: Record<string, unknown>[]): BadStack =>
  withSettings({ models: models.map((model) => ({ ...gpt4o, ...model })) });

const key = { api_key: "os.environ/OPENAI_API_KEY" };

/** A good entry of LiteLLM's `model_list` but for what is given. */
export const entry = (
  model_name = "gpt-4o",
  params: Record<string, unknown> = {},
  model_info: Record<string, unknown> = {},
) => ({ model_name, litellm_params: { model: "openai/gpt-4o", ...key, ...params }, model_info });

/** LiteLLM's config, good but for what is given. */
export const config = (more: Record<string, unknown>) => ({ model_list: [entry()], ...more });

/** LiteLLM's config of one model, good but for what is given. */
export const configOf = (params: Record<string, unknown>, info: Record<string, unknown> = {}) =>
  config({ model_list: [entry("gpt-4o", params, info)] });

/** Environment variables that are set when LiteLLM loads such a config; all others are not. */
export const environment = { OPENAI_API_KEY: openaiKey, LITELLM_MASTER_KEY: `${openaiKey}Pf3Jc6` };

/** The stack as the checks get it. */
export function stackOf({ settings = {}, secrets = {}, credentials = {} }: BadStack): StackValues {
  const encrypted = (values: Record<string, string | undefined>) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, { value, encrypted: true }]],
      ),
    );
  return { settings, secrets: encrypted(secrets), credentials: encrypted(credentials) };
}
