import { secretKeys, type SecretKey } from "./secrets";
import { checkStack, type CheckedStack, type StackValues } from "./stack";

/**
 * Checks a stack's config as Pulumi hands it to a program.
 *
 * @param values - the project's own keys, without its name before them; each is a plain text or
 *   JSON, and secrets are decrypted
 * @param isEncrypted - whether the stack keeps a key encrypted
 * @throws ConfigError that names everything wrong at once
 */
export function parsePulumiConfig(
  values: Record<string, string>,
  isEncrypted: (key: string) => boolean,
): CheckedStack {
  const stack: StackValues = { settings: {}, secrets: {}, credentials: {} };
  for (const [key, value] of Object.entries(values)) {
    const encrypted = isEncrypted(key);
    if (isSecretKey(key)) stack.secrets[key] = { value, encrypted };
    else if (key === "credentials") stack.credentials = credentialsOf(decode(value), encrypted);
    else stack.settings[key] = encrypted ? { secure: "" } : decode(value);
  }
  return checkStack(stack);
}

/** Whether a config key is one of the secrets. */
export const isSecretKey = (key: string): key is SecretKey =>
  (secretKeys as string[]).includes(key);

/** JSON, or else plain text: how Pulumi keeps values. */
export function decode(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function credentialsOf(value: unknown, encrypted: boolean): StackValues["credentials"] {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => [
      name,
      { value: typeof text === "string" ? text : "", encrypted },
    ]),
  );
}
