import { distance } from "fastest-levenshtein";

/** Most letters that may differ for a name to be meant: a third of it, and at least two. */
const tolerance = (name: string) => Math.max(2, Math.floor(name.length / 3));

/** Letters and digits only: `api_base`, `apiBase` and `API-base` are the same slip. */
const bare = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** The name that was probably meant; undefined when none is near. */
function closest(name: string, names: readonly string[]): string | undefined {
  let best: { name: string; letters: number } | undefined;
  for (const candidate of names) {
    const letters = distance(bare(name), bare(candidate));
    if (letters <= tolerance(name) && (!best || letters < best.letters))
      best = { name: candidate, letters };
  }
  return best?.name;
}

/** `; did you mean x?`, or nothing. */
export function didYouMean(name: string, names: readonly string[]): string {
  const meant = closest(name, names);
  return meant === undefined ? "" : `; did you mean ${meant}?`;
}

/** Some names for an error: all of a few, or the first of many. */
export function listNames(names: readonly string[], most = 12): string {
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}
