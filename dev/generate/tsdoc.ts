import { wrap } from "./wrap";

const width = 100;

/** Content of a doc comment. */
interface Doc {
  /** Markdown with code in backticks. */
  text: string;
  /** A line of TypeScript. */
  example?: string;
  indent?: string;
}

/** A TSDoc comment. */
export function docComment({ text, example, indent = "" }: Doc): string {
  const lines = wrap(escaped(text), width - indent.length - " * ".length);
  if (example === undefined && lines.length === 1) {
    const line = `${indent}/** ${lines.join("")} */`;
    if (line.length <= width) return line;
  }
  const all = [...lines, ...(example === undefined ? [] : ["", `@example \`${example}\``])];
  const body = all.map((line) => `${indent} * ${line}`.trimEnd());
  return [`${indent}/**`, ...body, `${indent} */`].join("\n");
}

/** TSDoc takes these for tags, unless they are in code. */
function escaped(text: string): string {
  const parts = text.split(/(`[^`]*`)/);
  return parts
    .map((part) => (part.startsWith("`") ? part : part.replace(/[{}<>@\\]/g, "\\$&")))
    .join("");
}
