import type { z } from "zod";
import { toDotPath } from "zod/v4/core";
import { because, setSecret } from "./fix";
import { didYouMean, listNames } from "./did-you-mean";
import { error, type Finding } from "./errors";
import { valueAt } from "./paths";
import { isSecretKey, secretKeys } from "./secrets";
import { given, looksSecret } from "./shown";

const aSecret =
  "a secret of the stack, such as openaiApiKey, or one of `credentials` named by `credential`";

/** Names of other products and of this one's past, and what they are called here. */
const otherNames = new Map(
  Object.entries({
    api_key: aSecret,
    apikey: aSecret,
    key: aSecret,
    api_base: "baseUrl",
    ollamabaseurl: "providers.ollama.baseUrl",
    model_name: "name",
    model_list: "models",
    enabled: "type (none, redis or semantic)",
    ttl: "ttlSeconds",
    max_budget: "budgets.maxUsd",
    budget_duration: "budgets.period",
    soft_budget_limit: "budgets.softUsd",
    rate_limit: "limits",
    model_groups: "groups",
  }),
);

/**
 * Turns zod's issues about settings that don't fit the schema into findings for people.
 *
 * @param issues - what zod found
 * @param input - the settings as they were given
 * @param allowedAt - names that are inputs at a path
 */
export function explainIssues(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  allowedAt: (path: readonly PropertyKey[]) => readonly string[],
): Finding[] {
  return issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => unknownInput(issue.path, key, input, allowedAt(issue.path)));
    const value = valueAt(input, issue.path);
    const name = issue.path.findLast((part) => typeof part === "string") ?? "";
    const path = toDotPath(issue.path) || "settings";
    return [error(path, `${sentence(issue, value)}${given(value, name)}${meant(issue, value)}`)];
  });
}

function unknownInput(
  parent: readonly PropertyKey[],
  key: string,
  input: unknown,
  allowed: readonly string[],
): Finding {
  const path = toDotPath([...parent, key]);
  const value = valueAt(input, [...parent, key]);
  if (isEncrypted(value) && parent.length === 0)
    return error(
      path,
      `is not a secret of the gateway; use one of: ${listNames(secretKeys, 99)}, or credentials.NAME`,
    );
  if (parent.length === 0 && isSecretKey(key))
    return error(path, because`is a secret; run: ${setSecret(key)}`);
  const other = otherNames.get(key.toLowerCase());
  const names = parent.length === 0 ? [...allowed, ...secretKeys] : allowed;
  const hint = other === undefined ? didYouMean(key, names) : `; it is ${other}`;
  const inline =
    typeof value === "string" && looksSecret(value)
      ? because`; keys are never written into the settings; run: ${setSecret("KEY")}`
      : "";
  return error(
    path,
    because`is not an input${hint}${inline}; inputs here: ${listNames(allowed, 40)}`,
  );
}

const isEncrypted = (value: unknown) =>
  typeof value === "object" && value !== null && "secure" in value;

function sentence(issue: z.core.$ZodIssue, value: unknown): string {
  if (isEncrypted(value)) return "is encrypted; settings are plain text, only keys are secrets";
  if (value === undefined && issue.code === "invalid_type") return `is missing: ${expected(issue)}`;
  switch (issue.code) {
    case "invalid_type":
      return `must be ${expected(issue)}`;
    case "invalid_value":
      if (value === undefined)
        return `is missing: one of ${listNames(issue.values.map(String), 20)}`;
      return `must be one of ${listNames(issue.values.map(String), 20)}`;
    case "too_small":
      return atLeast(issue);
    case "too_big":
      return `must be ${issue.inclusive ? "at most" : "below"} ${issue.maximum}`;
    default:
      return issue.message;
  }
}

function expected(issue: z.core.$ZodIssueInvalidType): string {
  const names: Record<string, string> = {
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "an object",
    record: "an object of names and values",
  };
  return names[issue.expected] ?? issue.expected;
}

function atLeast(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === "array") return "must not be empty";
  if (issue.origin === "string") return issue.message;
  return `must be ${issue.inclusive ? "at least" : "above"} ${issue.minimum}`;
}

function meant(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code !== "invalid_value" || typeof value !== "string" || looksSecret(value)) return "";
  return didYouMean(value, issue.values.map(String));
}
