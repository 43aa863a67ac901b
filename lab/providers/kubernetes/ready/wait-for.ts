import { annotation, conditionOf } from "../objects";
import { isProperties, type Properties, type Value } from "../../bridge/values";
import { parsePath } from "../paths";
import type { Check } from "./check";

/**
 * The check that an object's annotation `pulumi.com/waitFor` asks for; undefined without it.
 *
 * @throws Error for an expression that is none of `condition=NAME[=STATUS]` and
 * `jsonpath={.path}[=VALUE]`, or a list of them
 */
export function wantedCheck(object: Properties): Check | undefined {
  const text = annotation(object, "waitFor");
  if (!text) return undefined;
  const expressions = text.startsWith("[") ? (JSON.parse(text) as string[]) : [text];
  const tests = expressions.map((expression) => [expression, parse(expression)] as const);
  return ({ object: live }) => {
    const open = tests.filter(([, holds]) => !holds(live)).map(([expression]) => expression);
    return { ready: open.length === 0, reasons: open.map((one) => `it waits for ${one}`) };
  };
}

function parse(expression: string): (object: Properties) => boolean {
  const [, type, status = "True"] = /^condition=([^=]+)(?:=(.+))?$/.exec(expression) ?? [];
  if (type) return (object) => conditionOf(object, type)?.status === status;
  const [, path, value] = /^jsonpath=\{?(\.[^}=]+)\}?(?:=(.+))?$/.exec(expression) ?? [];
  if (!path)
    throw new Error(
      `pulumi.com/waitFor: "${expression}" must be condition=NAME[=STATUS] or jsonpath={.path}[=VALUE]`,
    );
  return (object) => {
    const found = lookUp(object, parsePath(path));
    return value === undefined ? found !== undefined : textOf(found) === value;
  };
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function lookUp(object: Properties, path: ReturnType<typeof parsePath>): Value | undefined {
  return path.reduce<Value | undefined>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isProperties(value) ? value[String(key)] : undefined;
  }, object);
}
