import { isMap, isScalar, parseDocument, type Document } from "yaml";
import { decode } from "../config/inputs/pulumi-config";
import { projectName } from "./project";

/** A setting by its path, such as `["images", "litellm"]`, and the image that it becomes. */
export interface Pin {
  path: readonly [string, ...string[]];
  /** An image reference, which needs no quotes in YAML. */
  value: string;
}

/**
 * The text of a stack file with other images. Where all of them are in it already, nothing else changes;
 * else comments stay, and the library that adds them may put one on a line of its own.
 *
 * @param text - the stack file, which was read and checked
 */
export function withPins(text: string, pins: readonly Pin[]): string {
  const document = parseDocument(text);
  const places = pins.flatMap(({ path, value }) => {
    const node = document.getIn(configPath(path), true);
    return isScalar(node) && node.range
      ? [{ start: node.range[0], end: node.range[1], value }]
      : [];
  });
  if (places.length === pins.length) return spliced(text, places);
  for (const { path, value } of pins) {
    asMap(document, configPath([path[0]]));
    document.setIn(configPath(path), value);
  }
  return document.toString({ lineWidth: 0 });
}

const configPath = ([key, ...below]: readonly [string, ...string[]]) => [
  "config",
  `${projectName}:${key}`,
  ...below,
];

/** A text with other values in some places, from the last to the first: each keeps those before it. */
const spliced = (text: string, places: readonly { start: number; end: number; value: string }[]) =>
  [...places]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, value }) => all.slice(0, start) + value + all.slice(end), text);

/** A map instead of the JSON that `pulumi config set` may have written. */
function asMap(document: Document, path: readonly string[]): void {
  const current = document.getIn(path);
  if (isMap(current)) return;
  const value = typeof current === "string" ? decode(current) : {};
  document.setIn(path, document.createNode(value ?? {}));
}
