import { isSecretKey } from "./secrets";
import { checkStack, type CheckedStack, type StackValues } from "./stack";

/** The keys of a config that are the project's own, without its name before them. */
export function ownConfig<T>(config: Record<string, T>, project: string): Record<string, T> {
  const prefix = `${project}:`;
  return Object.fromEntries(
    Object.entries(config)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
}

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
