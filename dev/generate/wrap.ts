/** Breaks a text at spaces, though not within code. */
export function wrap(text: string, width: number): string[] {
  const words = text.match(/(?:`[^`]*`|[^\s`])+/g) ?? [];
  return words.reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
