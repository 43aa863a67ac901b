import { parseDocument } from "yaml";
import { because, setCredential } from "./fix";
import { ConfigError, error, type Finding } from "./errors";
import { decode } from "./pulumi-config";
import { isSecretKey } from "./secrets";
import { checkStack, type CheckedStack, type StackSecret, type StackValues } from "./stack";

/** The project's name, which stands before each of its config keys. */
export const project = "litellm-gateway";

/**
 * Checks a stack file, `Pulumi.<stack>.yaml`, without an engine. Encrypted secrets stay so: that they
 * are set is all that is known of them.
 *
 * @param text - the file
 * @throws ConfigError that names everything wrong at once
 */
export function parseStackFile(text: string): CheckedStack {
  const file = readYaml(text);
  if (file !== null && !isObject(file))
    throw new ConfigError([error("file", "is no stack file: it must be an object with `config`")]);
  const config = file?.config ?? {};
  if (!isObject(config))
    throw new ConfigError([error("config", "must be an object of keys and values")]);
  const { stack, findings } = sort(config);
  if (findings.length > 0) throw new ConfigError(findings);
  return checkStack(stack);
}

function readYaml(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  const [first] = document.errors;
  if (first) {
    // What follows from it says nothing more; the parser's own message quotes the line, in which there may
    // be a key.
    const [start] = first.linePos ?? [];
    const path = start ? `line ${start.line}, column ${start.col}` : "file";
    throw new ConfigError([{ path, reason: `is not valid YAML (${first.code})` }]);
  }
  try {
    return document.toJS();
  } catch {
    const reason = "has an alias (*name) that is unknown or is used too often; write it out";
    throw new ConfigError([{ path: "file", reason }]);
  }
}

function sort(config: Record<string, unknown>): { stack: StackValues; findings: Finding[] } {
  const stack: StackValues = { settings: {}, secrets: {}, credentials: {} };
  const findings: Finding[] = [];
  for (const [name, value] of Object.entries(config)) {
    const [namespace, key] = name.split(":", 2);
    if (key === undefined) {
      findings.push(error(`config.${name}`, `has no project before it; write ${project}:${name}`));
    } else if (namespace !== project) continue;
    else if (isSecretKey(key)) stack.secrets[key] = secretOf(value);
    // Pulumi writes what `config set` gets as text, so "3" is a number here as it is there.
    else if (key !== "credentials")
      stack.settings[key] = typeof value === "string" ? decode(value) : value;
    else if (isObject(value) && !isEncrypted(value))
      stack.credentials = Object.fromEntries(
        Object.entries(value).map(([of, secret]) => [of, secretOf(secret)]),
      );
    else
      findings.push(
        error("credentials", because`must be names and secrets; run: ${setCredential("NAME")}`),
      );
  }
  return { stack, findings };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEncrypted = (value: unknown) => isObject(value) && typeof value.secure === "string";

function secretOf(value: unknown): StackSecret {
  if (isEncrypted(value)) return { encrypted: true };
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return { value: text, encrypted: false };
}
