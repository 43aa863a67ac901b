import { toDotPath } from "zod/v4/core";
import { warning } from "../errors";
import type { Settings } from "../schema";
import { fallbackLists } from "../schema/routing";
import type { Check } from "./check";

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
  fallbackLists.flatMap((list) => {
    const graph = new Map(Object.entries(routing[list]));
    const most = routing.maxFallbacks ?? defaultMaxFallbacks;
    const { circles, followers } = followFallbacks(graph);
    const path = (from: string) => toDotPath(["routing", list, from]);
    const targets = new Set([...graph.values()].flat());
    const longest = [...followers].find(([from, count]) => count > most && !targets.has(from));
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

const tooLong = (routing: Settings["routing"], list: (typeof fallbackLists)[number]) =>
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

/**
 * Follows the fallbacks of models, depth first.
 *
 * @param graph - fallbacks by the name of their model
 * @returns names at which a circle closes, and how many models can follow each name, one as the
 *   fallback of another
 */
function followFallbacks(graph: ReadonlyMap<string, readonly string[]>) {
  const circles: string[] = [];
  const followers = new Map<string, number>();
  const chain = new Set<string>();

  const follow = (name: string): number => {
    const targets = graph.get(name);
    if (!targets || chain.size > deepest) return 0;
    const known = followers.get(name);
    if (known !== undefined) return known;
    chain.add(name);
    const lengths = targets.map((target) => {
      if (!chain.has(target)) return 1 + follow(target);
      // A model that is its own fallback is refused elsewhere.
      if (target !== name) circles.push(name);
      return 0;
    });
    chain.delete(name);
    const longest = Math.max(0, ...lengths);
    followers.set(name, longest);
    return longest;
  };

  for (const name of graph.keys()) follow(name);
  return { circles, followers };
}
