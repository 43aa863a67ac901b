import type { LiteLLMGatewayArgs } from "../../components/args";
import type { SettingsInput } from "../../config/inputs/schema";
import type { SecretKey } from "../../config/inputs/secrets";

// The type checker's own test: it fails to compile when the component's arguments, which are
// generated, and the schema of the settings drift apart.

/** The part of the arguments that are settings. */
type SettingsArgs = Omit<LiteLLMGatewayArgs, SecretKey | "credentials">;

/** Paths of all inputs: types alone would not tell that an optional input is on one side only. */
type Paths<T> = T extends readonly (infer Item)[]
  ? Paths<Item>
  : T extends object
    ? string extends keyof T
      ? never
      : { [K in keyof T & string]-?: K | `${K}.${Paths<NonNullable<T[K]>>}` }[keyof T & string]
    : never;

type Same<A, B> = [A, B] extends [B, A] ? true : never;

export const argsMatchSchema: [
  Same<SettingsArgs, SettingsInput>,
  Same<Paths<SettingsArgs>, Paths<SettingsInput>>,
] = [true, true];
