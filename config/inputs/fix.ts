/** What an input can be set to. */
type Value = string | number | boolean | readonly string[];

/** A fix of a problem: an input gets a value, a secret is set, or an input is taken out. */
export type Fix =
  | { kind: "set"; path: string; value: Value }
  | { kind: "setSecret"; path: string; file?: string }
  | { kind: "remove"; path: string };

/**
 * The text of a problem: what is wrong, what was given, what is allowed and how to fix it. Who prints
 * it says how fixes read: {@link withCommands} in a stack file, {@link withArguments} in a program.
 */
export type Reason = string | readonly (string | Fix)[];

/** Gives an input a value. */
export const set = (path: string, value: Value): Fix => ({ kind: "set", path, value });

/**
 * Sets a secret.
 *
 * @param file - what holds it, such as `certificate.pem`; without one, Pulumi asks for it
 */
export const setSecret = (path: string, file?: string): Fix => ({ kind: "setSecret", path, file });

/** Sets one of the gateway's `credentials`. */
export const setCredential = (name: string): Fix => setSecret(`credentials.${name}`);

/** Takes an input out. */
export const remove = (path: string): Fix => ({ kind: "remove", path });

/**
 * A text with fixes in it, as a template literal: `because` + "`is missing; run: ${set("replicas", 2)}`".
 * The `run: ` before a fix is for commands; in a program it reads `give `.
 */
export function because(texts: TemplateStringsArray, ...values: (Reason | Fix | number)[]): Reason {
  const all = texts.flatMap((text, index) => [text, ...partsOf(values[index] ?? "")]);
  return all.every((part) => typeof part === "string") ? all.join("") : all;
}

/** Fixes that are all needed: `…, and …`. */
export const allOf = (fixes: readonly Fix[]): Reason =>
  fixes.flatMap((fix, index) => (index === 0 ? [fix] : [" and ", fix]));

/** A reason whose fixes are commands: `run: pulumi config set edge.tls true`. */
export const withCommands = (reason: Reason): string =>
  partsOf(reason)
    .map((part) => (typeof part === "string" ? part : asCommand(part)))
    .join("");

/** A reason whose fixes are arguments of a program: `give edge.tls: true`, `give no edge.tls`. */
export const withArguments = (reason: Reason): string =>
  partsOf(reason)
    .map((part, index, all) => {
      if (typeof part !== "string") return asArgument(part);
      return typeof all[index + 1] === "object" ? part.replace(/run: $/, "give ") : part;
    })
    .join("");

const isParts = (value: Reason | Fix | number): value is readonly (string | Fix)[] =>
  Array.isArray(value);

const partsOf = (value: Reason | Fix | number): readonly (string | Fix)[] =>
  isParts(value) ? value : [typeof value === "number" ? String(value) : value];

/** The command that does it: `pulumi config set --path 'providers.azure.baseUrl' https://…`. */
function asCommand(fix: Fix): string {
  const at = /[.[]/.test(fix.path) ? `--path '${fix.path}'` : fix.path;
  switch (fix.kind) {
    case "set": {
      const { value } = fix;
      return `pulumi config set ${at} ${typeof value === "object" ? `'${JSON.stringify(value)}'` : value}`;
    }
    case "setSecret": {
      const secret = fix.path.includes(".") ? `--path ${fix.path}` : fix.path;
      return `pulumi config set --secret ${secret}${fix.file === undefined ? "" : ` < ${fix.file}`}`;
    }
    case "remove":
      return `pulumi config rm ${at}`;
  }
}

/** The argument of the component that does it: `providers.azure.baseUrl: "https://…"`. */
function asArgument(fix: Fix): string {
  switch (fix.kind) {
    case "set":
      return `${fix.path}: ${JSON.stringify(fix.value)}`;
    case "setSecret":
      return `${fix.path}: …`;
    case "remove":
      return `no ${fix.path}`;
  }
}
