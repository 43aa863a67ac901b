import type { InputType } from "./inputs";
import type { JsonSchema } from "../../config/inputs/json-schema";

/** Most values that fit into a cell of a table. */
const fitting = 7;

/** Whether a choice's values are listed on their own. */
export const isListed = ({ values }: { values: readonly string[] }): boolean =>
  values.length > fitting;

/** Link to a heading of the same page, as GitHub makes it. */
export const anchor = (heading: string): string =>
  `#${heading
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, "")
    .replaceAll(" ", "-")}`;

/**
 * Allowed values of an input, in words.
 *
 * @param section - link to the section of its object
 */
export function allowed(type: InputType, section: string): string {
  switch (type.kind) {
    case "scalar":
      return scalar(type.schema);
    case "choice":
      if (isListed(type)) return `[${type.id}](${anchor(type.id)})`;
      return type.values.map((value) => `\`${value}\``).join(", ");
    case "object":
      return `[object](${section})`;
    case "list":
      return `list of ${allowed(type.of, section)}`;
    case "map":
      return `map of names to ${allowed(type.of, section)}`;
    case "json":
      return "object";
  }
}

function scalar({ type, format, ...limits }: JsonSchema): string {
  if (type === "boolean") return "`true`, `false`";
  if (type === "integer") return `whole number${range(limits)}`;
  if (type === "number") return `number${range(limits)}`;
  if (format === "uri") return "URL";
  return format === "ipv4" ? "IPv4 address" : "text";
}

function range({ minimum, exclusiveMinimum, maximum }: JsonSchema): string {
  const shown = (value: number) => value.toLocaleString("en");
  const bounds = [
    minimum !== undefined && shown(minimum),
    exclusiveMinimum !== undefined && `above ${shown(exclusiveMinimum)}`,
    maximum !== undefined && shown(maximum),
  ].filter((bound) => bound !== false);
  return bounds.length > 0 ? `, ${bounds.join(" to ")}` : "";
}
