import type { Settings } from "../inputs/schema";
import type { Strategy } from "../inputs/schema/groups";

/** How one of several deployments of a name is chosen: its group's strategy, else the gateway's. */
export function strategyOf({ groups, routing }: Settings): (name: string) => Strategy {
  const ofGroups = new Map(
    groups.flatMap(({ name, members, strategy }) =>
      [name, ...members.map(({ model }) => model)].map((of) => [of, strategy] as const),
    ),
  );
  return (name) => ofGroups.get(name) ?? routing.strategy;
}
