import type { Finding } from "../errors";
import type { Settings } from "../schema";
import type { SecretKey, SecretNames } from "../secrets";

/** Input of a check: the settings with their defaults, and the names of the secrets. */
export interface CheckInput {
  /** Settings that fit the schema, with defaults. */
  settings: Settings;
  /** Names of the secrets that the stack has. */
  secrets: SecretNames;
  /** Texts of secrets, where they can be read. Never shown. */
  secretValues: Partial<Record<SecretKey, string>>;
}

/** A rule that the schema alone can't say. */
export type Check = (input: CheckInput) => Finding[];
