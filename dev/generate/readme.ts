const [begin, end] = ["<!--bad inputs-->", "<!--/bad inputs-->"];

/**
 * The text of `README.md`: what is there, with the numbers of `docs/bad-inputs.md` between two marks.
 *
 * @param current - the file as it is
 * @param badInputs - the page, whose title has the numbers
 */
export function readme(current: string, badInputs: string): string {
  const [, accepted, all] = /lets (\d+) of (\d+) through/.exec(badInputs) ?? [];
  if (all === undefined || accepted === undefined)
    throw new Error("the title of docs/bad-inputs.md has lost its numbers");
  const [from, to] = [current.indexOf(begin), current.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`README.md has lost its ${begin} or ${end}`);
  const text = `Of ${all} such mistakes, LiteLLM's own\n\`--validate_config\` lets ${accepted} through`;
  return current.slice(0, from + begin.length) + text + current.slice(to);
}
