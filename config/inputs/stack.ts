import { toDotPath } from "zod/v4/core";
import { checkSettings } from "./checks";
import { because, setCredential, setSecret } from "./fix";
import { ConfigError, error, problemOf, warning, type ConfigProblem, type Finding } from "./errors";
import { explainIssues } from "./explain";
import { inputsAt } from "./inputs";
import { settingsSchema, type Settings } from "./schema";
import {
  credentialPattern,
  noSecrets,
  secretKeys,
  type SecretKey,
  type SecretNames,
} from "./secrets";

/** A secret as a stack has it. */
export interface StackSecret {
  /** Text of the secret, where it can be read; it is checked and never shown. */
  value?: string;
  /** Whether the stack keeps it encrypted. */
  encrypted: boolean;
}

/** A stack's config, sorted, and not yet checked. */
export interface StackValues {
  /** Settings by section. */
  settings: Record<string, unknown>;
  /** Secrets by config key. */
  secrets: Partial<Record<SecretKey, StackSecret>>;
  /** Secrets of `credentials` by name. */
  credentials: Record<string, StackSecret>;
}

/** A stack's config that was checked. */
export interface CheckedStack {
  settings: Settings;
  secrets: SecretNames;
  /** Warnings: allowed, but costly or unsafe. */
  warnings: ConfigProblem[];
}

/**
 * Checks a stack's config and fills in the defaults.
 *
 * @throws {@link ConfigError} that names everything wrong at once
 */
export function checkStack({ settings, secrets, credentials }: StackValues): CheckedStack {
  const names = {
    keys: secretKeys.filter((key) => secrets[key]),
    credentials: Object.keys(credentials).sort(),
  };
  const values = Object.fromEntries(
    Object.entries(secrets).map(([key, secret]) => [key, secret.value]),
  );
  const ofSecrets = [...checkNames(credentials), ...checkEncryption(secrets, credentials)];
  return finish(settings, names, values, ofSecrets);
}

/**
 * Checks settings and fills in their defaults.
 *
 * @param secrets - names of the secrets that go with them
 * @throws {@link ConfigError} that names everything wrong at once
 */
export function parseSettings(input: unknown, secrets: SecretNames = noSecrets): Settings {
  return checkArgs(input, secrets).settings;
}

/**
 * Checks settings that a program gives to the component, and fills in their defaults.
 *
 * @param secrets - names of the secrets that go with them
 * @throws {@link ConfigError} that names everything wrong at once
 */
export function checkArgs(input: unknown, secrets: SecretNames): CheckedStack {
  return finish(input, secrets, {}, []);
}

function finish(
  input: unknown,
  secrets: SecretNames,
  secretValues: Partial<Record<SecretKey, string>>,
  before: Finding[],
): CheckedStack {
  const parsed = settingsSchema.safeParse(input);
  const findings = parsed.success
    ? checkSettings({ settings: parsed.data, secrets, secretValues })
    : explainIssues(parsed.error.issues, input, inputsAt);
  const all = [...before, ...findings];
  const errors = all.filter(({ severity }) => severity === "error");
  if (!parsed.success || errors.length > 0) throw new ConfigError(errors);
  const warnings = all.filter(({ severity }) => severity === "warning").map(problemOf);
  return { settings: parsed.data, secrets, warnings };
}

function checkNames(credentials: Record<string, StackSecret>): Finding[] {
  return Object.entries(credentials).flatMap(([name, { value }]) => {
    if (!credentialPattern.test(name))
      return [error(toDotPath(["credentials", name]), "its name must be letters and digits")];
    if (value === "") return [error(`credentials.${name}`, "is empty")];
    return [];
  });
}

function checkEncryption(
  secrets: StackValues["secrets"],
  credentials: StackValues["credentials"],
): Finding[] {
  const plain = [
    ...Object.entries(secrets).map(([key, secret]) => ({ key, secret, set: setSecret(key) })),
    ...Object.entries(credentials).map(([name, secret]) => ({
      key: `credentials.${name}`,
      secret,
      set: setCredential(name),
    })),
  ].filter(({ secret }) => !secret.encrypted);
  return plain.map(({ key, set }) => warning(key, because`is kept in plain text; run: ${set}`));
}
