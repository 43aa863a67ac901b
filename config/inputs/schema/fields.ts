import { z } from "zod";
import type { LiteLLMSection } from "../../litellm/facts";
import { credentialPattern } from "../secrets";

/** What every input tells about itself: it becomes hover text, the reference page and TSDoc. */
interface About {
  /** What it is, with its unit. */
  description: string;
  /** A value as a user would write it. */
  example: unknown;
  /** See {@link becomes} and {@link makes}. */
  inLiteLLM?: InLiteLLM;
}

/** Adds description and example to a schema. */
export function about<T extends z.ZodType>(schema: T, { example, ...told }: About): T {
  return schema.meta({ ...told, examples: [example] });
}

/** A key of LiteLLM's config: its section, and its name or path there. */
export type LiteLLMKey = `${LiteLLMSection}.${string}`;

/** The key of LiteLLM's config that an input becomes. */
export interface InLiteLLM {
  key: LiteLLMKey;
  /** Whether its value is computed by code, maybe from other inputs too; else it is the input's own. */
  computed: boolean;
  /** Keys that LiteLLM takes for the same. They are not written, and `extra` can't have them either. */
  also: readonly LiteLLMKey[];
}

/**
 * Says on an input which key it becomes: `.meta(becomes("router_settings.num_retries"))`. It is
 * rendered, refused in `extra` and documented by that.
 */
export const becomes = (key: LiteLLMKey, ...also: LiteLLMKey[]): { inLiteLLM: InLiteLLM } => ({
  inLiteLLM: { key, computed: false, also },
});

/** Says on an input which key is made from it by code, which renders that key. */
export const makes = (key: LiteLLMKey, ...also: LiteLLMKey[]): { inLiteLLM: InLiteLLM } => ({
  inLiteLLM: { key, computed: true, also },
});

/** A host by its name or address. */
export const hostPattern = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;

/** A text that is not empty. */
export const text = (description: string, example: string) =>
  about(z.string().min(1, { error: "must not be empty" }), { description, example });

/** A switch. */
export const flag = (description: string, byDefault: boolean) =>
  about(z.boolean().default(byDefault), { description, example: !byDefault });

/** A whole number within limits. */
export const count = (description: string, example: number, min = 1, max = 1_000_000_000) =>
  about(z.int().min(min).max(max), { description, example });

/** An amount of money. */
export const usd = (description: string, example: number) =>
  about(z.number().positive().max(1e9), { description, example });

/** A price; 0 is allowed and means free. */
export const price = (description: string, example: number) =>
  about(z.number().nonnegative().max(1e6), { description, example });

/** An `http(s)` address, without a password in it. */
export const url = (description: string, example: string) =>
  about(
    z
      .url({ protocol: /^https?$/, error: `must be an http or https URL such as ${example}` })
      .refine((address) => !/^\w+:\/\/[^/]*@/.test(address), {
        error: "must not hold a user name or password; keys are secrets of the stack",
      }),
    { description, example },
  );

/**
 * The period of a budget, as LiteLLM's `duration_in_seconds` reads it. `mo` is a calendar month.
 */
export const period = (description: string) =>
  about(
    z.string().regex(/^[1-9]\d{0,3}(s|m|h|d|w|mo)$/, {
      error: "must be a number and a unit: s, m, h, d, w or mo (a calendar month), such as 30d",
    }),
    { description, example: "30d" },
  );

/** Name of a secret in the stack's `credentials`. */
export const credentialName = (description: string) =>
  about(
    z.string().regex(credentialPattern, {
      error:
        "must be a name of letters and digits, one of the stack's `credentials`, not the key itself",
    }),
    { description, example: "azureEast" },
  );

/**
 * Keys that LiteLLM reads and this schema has no input for. They are copied into its config as they
 * are, can't replace what is rendered, and are warned of when this LiteLLM doesn't know them.
 */
export const extra = (section: string, example: Record<string, unknown>) =>
  about(z.record(z.string(), z.json()).optional(), {
    description: `Further keys for LiteLLM's \`${section}\`, copied as they are. They can't replace what is made from other inputs.`,
    example,
  });
