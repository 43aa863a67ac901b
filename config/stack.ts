import type { z } from "zod";
import { checkSettings } from "./checks";
import { ConfigError, type ConfigProblem } from "./errors";
import { secretKeys, settingsSchema, type SecretKey, type Settings } from "./schema";

/**
 * Turns a stack's config into checked settings.
 *
 * @param values - the stack's own keys, without the project's name before them; each is a plain
 *   string or JSON text, as Pulumi hands it to a program
 * @returns the settings with defaults, and which secret keys are set
 * @throws {@link ConfigError} that names everything wrong at once
 */
export function parseStackConfig(values: Record<string, string>): {
  settings: Settings;
  secretsSet: SecretKey[];
} {
  const secretsSet = secretKeys.filter((key) => key in values);
  const plain = Object.entries(values).filter(([key]) => !secretKeys.some((name) => name === key));
  const input = Object.fromEntries(plain.map(([key, value]) => [key, decode(value)]));
  return { settings: parseSettings(input, secretsSet), secretsSet };
}

/**
 * Checks settings and fills in their defaults.
 *
 * @throws {@link ConfigError} that names everything wrong at once
 */
export function parseSettings(input: unknown, secretsSet: readonly SecretKey[] = []): Settings {
  const parsed = settingsSchema.safeParse(input);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => explain(issue, input)));
  const problems = checkSettings(parsed.data, secretsSet);
  if (problems.length > 0) throw new ConfigError(problems);
  return parsed.data;
}

function decode(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function explain(issue: z.core.$ZodIssue, input: unknown): ConfigProblem {
  const path = issue.path.reduce<string>(
    (text, part) =>
      typeof part === "number"
        ? `${text}[${part}]`
        : text
          ? `${text}.${String(part)}`
          : String(part),
    "",
  );
  if (issue.code === "unrecognized_keys") {
    const keys = issue.keys.map((key) => (path ? `${path}.${key}` : key)).join(", ");
    return {
      path: keys,
      reason: `is not a setting; see the schema in Pulumi.yaml and config/schema.ts`,
    };
  }
  return {
    path: path || "settings",
    reason: `${issue.message}${given(valueAt(input, issue.path))}`,
  };
}

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part],
    input,
  );
}

/** Texts are cut short: a key pasted into the wrong place must not be printed. */
function given(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return ` (given: ${value})`;
  if (typeof value === "string")
    return ` (given: ${value.length > 20 ? `${value.slice(0, 4)}…` : value})`;
  return "";
}
