import { toDotPath } from "zod/v4/core";
import { error, type Finding } from "../errors";
import { answeredNames, listedNames } from "../../litellm/model-names";
import { fallbackLists } from "../schema/routing";
import type { Check } from "./check";
import { modesOfNames, repeated, suggester } from "./names";

/**
 * Refuses fallbacks that can't help. To a name that nothing answers to, LiteLLM falls back when it
 * is asked and fails then (tried: a 500).
 */
export const checkFallbacks: Check = ({ settings, secrets }) => {
  const isAnswered = answeredNames(settings, secrets);
  const suggest = suggester(listedNames(settings));
  const modeOf = modesOfNames(settings);
  const aliases = new Map(Object.entries(settings.aliases));
  const resolve = (name: string) => aliases.get(name) ?? name;
  const unknown = (path: string, name: string) =>
    error(path, `nothing answers to ${name}${suggest(name)}`);

  const ofTarget = (from: string, target: string, path: string): Finding[] => {
    if (!isAnswered(target)) return [unknown(path, target)];
    if (resolve(target) === resolve(from))
      return [error(path, `${target} is the model that failed; name another`)];
    const [mode, other] = [modeOf(from), modeOf(target)];
    if (!mode || !other || mode === other) return [];
    return [error(path, `${target} is ${other}, but ${from} is ${mode}, and can't answer for it`)];
  };

  const ofLists = fallbackLists.flatMap((list) =>
    Object.entries(settings.routing[list]).flatMap(([from, targets]) => {
      const at = (...more: number[]) => toDotPath(["routing", list, from, ...more]);
      if (from === "*")
        return [error(at(), "* is not a name; for all models there is routing.defaultFallbacks")];
      return [
        ...(isAnswered(from) ? [] : [unknown(at(), from)]),
        ...targets.flatMap((target, index) => ofTarget(from, target, at(index))),
        ...twice(targets, at),
      ];
    }),
  );
  const atDefault = (...more: number[]) => toDotPath(["routing", "defaultFallbacks", ...more]);
  const { defaultFallbacks } = settings.routing;
  return [
    ...ofLists,
    ...defaultFallbacks.flatMap((target, index) =>
      isAnswered(target) ? [] : [unknown(atDefault(index), target)],
    ),
    ...twice(defaultFallbacks, atDefault),
  ];
};

const twice = (targets: readonly string[], at: (index: number) => string) =>
  repeated(targets).map(({ again }) =>
    error(at(again), `${targets[again] ?? ""} is there twice; each is asked once, so remove one`),
  );
