/** A path to a property: names, and positions in lists. */
export type Path = readonly (string | number)[];

/** Reads a property path as the engine writes it: `spec.containers[0].env["A.B"]`. */
export function parsePath(text: string): Path {
  const parts = text.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+|\*)\]|([^.[\]]+)/g);
  return [...parts].map(([, quoted, index, name]) => {
    if (quoted !== undefined) return quoted.replaceAll('\\"', '"');
    if (index !== undefined) return index === "*" ? index : Number(index);
    return name ?? "";
  });
}

/** Writes a property path so that the engine can read it. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    if (/[."[\]]/.test(part)) return `${text}["${part.replaceAll('"', '\\"')}"]`;
    return text ? `${text}.${part}` : part;
  }, "");
}

/** Whether a path is another one, or leads to what the other one is in; `*` is any part. */
export function covers(outer: Path, inner: Path): boolean {
  return (
    outer.length <= inner.length &&
    outer.every((part, index) => part === "*" || part === inner[index])
  );
}
