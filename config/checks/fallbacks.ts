import { toDotPath } from "zod/v4/core";
import { error, warning, type Finding } from "../errors";
import { answeredNames, listedNames } from "../model-names";
import type { Settings } from "../schema";
import type { Check } from "./check";
import { modesOfNames, repeated, suggester } from "./names";

const lists = ["fallbacks", "contextWindowFallbacks", "contentPolicyFallbacks"] as const;

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

  const ofLists = lists.flatMap((list) =>
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

/**
 * Fallbacks of one request when the settings say nothing (litellm: constants.py
 * ROUTER_MAX_FALLBACKS).
 */
const defaultMaxFallbacks = 5;

/**
 * Warns of circles, and of fallbacks that `maxFallbacks` cuts off or doesn't. LiteLLM asks each
 * model once per request (litellm: router_utils/fallback_event_handlers.py attempted_targets), goes
 * through all of a list, and looks at `max_fallbacks` only before it goes on to the fallbacks of a
 * fallback.
 */
export const checkChains: Check = ({ settings: { routing } }) =>
  lists.flatMap((list) => {
    const graph = new Map(Object.entries(routing[list]));
    const most = routing.maxFallbacks ?? defaultMaxFallbacks;
    const { circles, hops } = walk(graph);
    const path = (from: string) => toDotPath(["routing", list, from]);
    const targets = new Set([...graph.values()].flat());
    const longest = [...hops].find(([from, count]) => count > most && !targets.has(from));
    return [
      ...circles.map((from) =>
        warning(
          path(from),
          "leads back to itself over others; each model is asked once per request, so the circle ends there",
        ),
      ),
      ...(longest
        ? [
            warning(
              path(longest[0]),
              `fallbacks of fallbacks go on for ${longest[1]} models, but maxFallbacks is ${most}; the last are never asked`,
            ),
          ]
        : []),
      ...(routing.maxFallbacks === undefined ? [] : tooLong(routing, list)),
    ];
  });

const tooLong = (routing: Settings["routing"], list: (typeof lists)[number]) =>
  Object.entries(routing[list])
    .filter(([, targets]) => targets.length > (routing.maxFallbacks ?? Infinity))
    .map(([from, { length }]) =>
      warning(
        toDotPath(["routing", list, from]),
        `LiteLLM asks all ${length} of a list: maxFallbacks (${routing.maxFallbacks ?? ""}) ends only fallbacks of fallbacks; shorten the list`,
      ),
    );

/** Depth to which chains of fallbacks are followed; longer ones exceed `maxFallbacks` anyway. */
const deepest = 500;

/** Where circles close, and how many models can follow each, one as the fallback of another. */
function walk(graph: Map<string, string[]>) {
  const circles: string[] = [];
  const hops = new Map<string, number>();
  const open = new Set<string>();
  const visit = (name: string): number => {
    const known = hops.get(name);
    if (known !== undefined) return known;
    const targets = graph.get(name);
    if (!targets || open.size > deepest) return 0;
    open.add(name);
    let most = 0;
    for (const target of targets) {
      if (!open.has(target)) most = Math.max(most, 1 + visit(target));
      // A model that is its own fallback is refused elsewhere.
      else if (target !== name) circles.push(name);
    }
    open.delete(name);
    hops.set(name, most);
    return most;
  };
  for (const name of graph.keys()) visit(name);
  return { circles, hops };
}
