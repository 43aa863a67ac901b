import { didYouMean, listNames } from "../did-you-mean";
import type { Settings } from "../schema";
import type { Mode, Model } from "../schema/models";

/** A model and its place in the list. */
export interface ListedModel {
  model: Model;
  index: number;
}

/** Models by the name that clients ask for, in the order of the list. */
export function modelsByName({ models }: Settings): Map<string, ListedModel[]> {
  const byName = new Map<string, ListedModel[]>();
  for (const [index, model] of models.entries()) {
    const same = byName.get(model.name);
    if (same) same.push({ model, index });
    else byName.set(model.name, [{ model, index }]);
  }
  return byName;
}

/** Mode by model, group or alias; undefined for models of a provider that serves all of its own. */
export function modesOfNames({
  models,
  groups,
  aliases,
}: Settings): (name: string) => Mode | undefined {
  const modes = new Map<string, Mode>();
  for (const { name, mode } of models) if (!modes.has(name)) modes.set(name, mode);
  for (const { name, members } of groups) {
    const mode = modes.get(members[0]?.model ?? "");
    if (mode && !modes.has(name)) modes.set(name, mode);
  }
  const targets = new Map(Object.entries(aliases));
  return (name) => modes.get(name) ?? modes.get(targets.get(name) ?? "");
}

/** Most references of one check that get a suggestion: comparing all with all takes its time. */
const mostSuggestions = 5;

/** Ends an error about an unknown name: `; did you mean x?`, or some known names. */
export function suggester(names: readonly string[]): (name: string) => string {
  let left = mostSuggestions;
  return (name) => {
    if (left-- <= 0) return "";
    const meant = didYouMean(name, names);
    if (meant !== "") return meant;
    return names.length === 0 ? "; there are none" : `; there are: ${listNames(names)}`;
  };
}

/** The first place of each value that is there again, with the places where it is. */
export function repeated(values: readonly string[]): { first: number; again: number }[] {
  const firsts = new Map<string, number>();
  return values.flatMap((value, index) => {
    const first = firsts.get(value);
    if (first !== undefined) return [{ first, again: index }];
    firsts.set(value, index);
    return [];
  });
}

/** The first place of a value, by each place where it is there again. */
export const firstPlaces = (values: readonly string[]): ReadonlyMap<number, number> =>
  new Map(repeated(values).map(({ first, again }) => [again, first]));
