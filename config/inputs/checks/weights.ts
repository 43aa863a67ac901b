import { error, warning, type Finding } from "../errors";
import type { Settings } from "../schema";
import { strategyOf } from "../../litellm/strategies";
import type { Check } from "./check";
import { modelsByName, type ListedModel } from "./names";

/**
 * Refuses weights that nothing looks at: only `simple-shuffle` does (litellm:
 * router_strategy/simple_shuffle.py simple_shuffle). Warns of one where there is nothing to share.
 */
export const checkWeights: Check = ({ settings }) => {
  const strategies = strategyOf(settings);
  return [...modelsByName(settings)].flatMap(([name, same]) =>
    same.flatMap(({ model: { weight }, index }): Finding[] => {
      if (weight === undefined) return [];
      const path = `models[${index}].weight`;
      const strategy = strategies(name);
      if (strategy !== "simple-shuffle")
        return [
          error(
            path,
            `${name} is chosen by ${strategy}, which doesn't look at weights; use simple-shuffle, or remove it`,
          ),
        ];
      if (same.length > 1) return [];
      return [
        warning(
          path,
          `does nothing: no other model has the name ${name}; shares of a group are its members' weights`,
        ),
      ];
    }),
  );
};

/**
 * Refuses an order for some only: LiteLLM takes the least order there is, and a deployment without
 * one is left out while any with an order is up, and never falls in as the next (litellm: utils.py
 * get_order_filtered_deployments). A group is one such choice.
 */
export const checkOrder: Check = ({ settings }) => {
  const byName = modelsByName(settings);
  const ofNames = [...byName].flatMap(([name, same]) => {
    if (same.every(isOrdered) || !same.some(isOrdered)) return [];
    return same
      .filter((model) => !isOrdered(model))
      .map(({ index }) =>
        error(
          `models[${index}].order`,
          `is missing: others of the name ${name} have one, and this one would hardly be asked; give all an order`,
        ),
      );
  });
  return [...ofNames, ...settings.groups.flatMap((group, at) => checkGroup(group, at, byName))];
};

const isOrdered = ({ model }: ListedModel) => model.order !== undefined;

function checkGroup(
  { members }: Settings["groups"][number],
  at: number,
  byName: Map<string, ListedModel[]>,
): Finding[] {
  const all = members.flatMap(({ model }) => byName.get(model) ?? []);
  const orders = new Set(all.map(({ model }) => model.order));
  if (orders.size < 2) return [];
  const path = `groups[${at}].members`;
  if (members.some(({ weight }) => weight !== undefined))
    return [
      error(
        path,
        "has weights, but its models have an order, and only those of the least order are asked; remove one of the two",
      ),
    ];
  if (!orders.has(undefined)) return [];
  return [
    error(
      path,
      "some of its models have an order, and those without would hardly be asked; give all an order, or none",
    ),
  ];
}
