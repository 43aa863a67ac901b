/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

/** Values that {@link html} takes: `undefined` and `false` become nothing. */
export type Content = Html | string | number | false | undefined | readonly Content[];

/**
 * Makes HTML, or SVG within it. Whatever is put in is escaped, unless this made it: names of models,
 * keys and teams are what users typed.
 */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Html =>
  new Html(parts.map((part, index) => part + textOf(contents[index])).join(""));

function textOf(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Html) return content.text;
  if (typeof content === "object") return content.map(textOf).join("");
  return String(content).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
