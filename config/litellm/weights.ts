import type { Settings } from "../inputs/schema";
import { strategyOf } from "./strategies";

/**
 * The weight of each deployment; undefined where there is nothing to weigh.
 *
 * Where one of several has a weight or a limit, all must: `simple-shuffle` takes `weight`, else
 * `rpm`, else `tpm` as the weight, and one without it gets no request at all (litellm:
 * router_strategy/simple_shuffle.py simple_shuffle). A member's share of its group is split among
 * its deployments by their own weights.
 */
export function weightsOf(settings: Settings): (number | undefined)[] {
  const { models, groups } = settings;
  const strategies = strategyOf(settings);
  const byName = new Map<string, { count: number; sum: number }>();
  for (const { name, weight = 1 } of models) {
    const { count, sum } = byName.get(name) ?? { count: 0, sum: 0 };
    byName.set(name, { count: count + 1, sum: sum + weight });
  }
  const shares = new Map(
    groups.flatMap(({ members }) =>
      members.map(({ model, weight = 1 }) => [model, weight] as const),
    ),
  );
  return models.map(({ name, weight = 1 }) => {
    const { count, sum } = byName.get(name) ?? { count: 1, sum: 1 };
    if (strategies(name) !== "simple-shuffle") return undefined;
    const share = shares.get(name);
    if (share !== undefined) return round((share * weight) / sum);
    return count > 1 ? weight : undefined;
  });
}

const round = (value: number) => Number(value.toPrecision(12));
