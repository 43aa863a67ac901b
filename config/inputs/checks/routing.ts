import { toDotPath } from "zod/v4/core";
import { error, warning, type Finding } from "../errors";
import type { Model } from "../schema/models";
import type { Check } from "./check";
import { because, set } from "../fix";
import { modelsByName } from "./names";

/** Refuses details of cooldowns when there are none. */
export const checkCooldowns: Check = ({ settings: { routing } }) => {
  if (routing.cooldowns) return [];
  return (["cooldownSeconds", "allowedFails", "allowedFailsPolicy"] as const)
    .filter((input) => routing[input] !== undefined)
    .map((input) =>
      error(
        `routing.${input}`,
        because`does nothing, because routing.cooldowns is false; remove it, or run: ${set("routing.cooldowns", true)}`,
      ),
    );
};

/**
 * Warns of the strategy that LiteLLM's own documentation advises against: it asks Redis before each
 * request (docs.litellm.ai/docs/routing, "not recommended for production").
 */
export const checkStrategies: Check = ({ settings: { routing, groups } }) => {
  const reason =
    "usage is slow: it asks Redis before each request, and LiteLLM advises against it in production; simple-shuffle with rpm or tpm limits does nearly the same";
  return [
    ...(routing.strategy === "usage" ? [warning("routing.strategy", reason)] : []),
    ...groups.flatMap(({ strategy }, index) =>
      strategy === "usage" ? [warning(`groups[${index}].strategy`, reason)] : [],
    ),
  ];
};

/** Calls that one request may cost before it is too much to be meant. */
const mostCalls = 20;

/**
 * Warns when one request can become many calls: each fallback is tried again as often as the first
 * model. A deployment's own `maxRetries` replaces the gateway's (litellm: router.py
 * Router.async_function_with_retries num_retries).
 */
export const checkRetries: Check = ({ settings }) => {
  const { routing } = settings;
  const ofPolicy = Object.values(routing.retryPolicy ?? {});
  const common = Math.max(routing.retries, ...ofPolicy);
  const triesOf = new Map(
    [...modelsByName(settings)].map(([name, same]) => [
      name,
      1 + Math.max(...same.map(({ model }: { model: Model }) => model.maxRetries ?? common)),
    ]),
  );
  const tries = (name: string) => triesOf.get(name) ?? 1 + common;
  let worst: { name: string; calls: number } | undefined;
  for (const name of new Set([...triesOf.keys(), ...Object.keys(routing.fallbacks)])) {
    const fallbacks = routing.fallbacks[name] ?? routing.defaultFallbacks;
    const calls = [name, ...fallbacks].reduce((sum, one) => sum + tries(one), 0);
    if (calls > (worst?.calls ?? mostCalls)) worst = { name, calls };
  }
  if (!worst) return [];
  const reason = `one request to ${worst.name} can become ${worst.calls} calls, each of which may cost: ${tries(worst.name)} tries, and those of its fallbacks; lower retries, maxRetries or the number of fallbacks`;
  return [warning("routing.retries", reason)];
};

/**
 * Tags and the switch that makes them work. Without it, any request gets everywhere. With it, a
 * request without tags still gets everywhere, unless a model of the name has the tag "default"
 * (litellm: router_strategy/tag_based_routing.py get_deployments_for_tag).
 */
export const checkTags: Check = ({ settings }) => {
  const { models, routing } = settings;
  const fix = set("routing.tagFiltering", true);
  if (!routing.tagFiltering)
    return models.flatMap(({ tags }, index) =>
      tags === undefined
        ? []
        : [
            error(
              `models[${index}].tags`,
              because`do nothing without routing.tagFiltering; run: ${fix}`,
            ),
          ],
    );
  if (!models.some(({ tags }) => tags))
    return [warning("routing.tagFiltering", "does nothing: no model has tags")];
  return [...modelsByName(settings)].flatMap(([name, same]): Finding[] => {
    const [tagged] = same.filter(({ model }) => model.tags);
    if (!tagged || same.some(({ model }) => model.tags?.includes("default"))) return [];
    const path = toDotPath(["models", tagged.index, "tags"]);
    return [
      warning(
        path,
        `requests without tags get to it too, because no model ${name} has the tag default; give that to those that such requests are for`,
      ),
    ];
  });
};
