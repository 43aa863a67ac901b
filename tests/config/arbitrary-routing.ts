import fc from "fast-check";
import type { SettingsInput } from "../../config/inputs/schema";
import { strategies, type Strategy } from "../../config/inputs/schema/groups";
import type { Mode } from "../../config/inputs/schema/models";
import type { NamedModels } from "./arbitrary-models";
import type { ModelInput } from "./arbitrary-routes";

type Routing = NonNullable<SettingsInput["routing"]>;

/** Choices that become names once it is known which there are. */
const picks = fc.array(fc.tuple(fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 3 })), {
  maxLength: 3,
});

const count = (max: number) => fc.integer({ min: 0, max });

const errors = (max: number) =>
  fc.record(
    {
      badRequest: count(max),
      authentication: count(max),
      timeout: count(max),
      rateLimit: count(max),
      contentPolicy: count(max),
      internalServerError: count(max),
    },
    { requiredKeys: [] },
  );

/** What is chosen about routing, before names are known. */
export const routingChoices = fc.record({
  strategy: fc.constantFrom(...strategies),
  groupStrategies: fc.array(fc.constantFrom(...strategies), { minLength: 3, maxLength: 3 }),
  weightedGroups: fc.boolean(),
  aliases: fc.array(fc.nat(), { maxLength: 3 }),
  fallbacks: picks,
  contextWindowFallbacks: picks,
  contentPolicyFallbacks: picks,
  defaultFallbacks: fc.array(fc.nat(), { maxLength: 2 }),
  cooldown: fc.option(
    fc.record(
      {
        cooldownSeconds: fc.integer({ min: 1, max: 600 }),
        allowedFails: count(100),
        allowedFailsPolicy: errors(100),
      },
      { requiredKeys: [] },
    ),
    { nil: undefined },
  ),
  tagFiltering: fc.boolean(),
  plain: fc.record(
    {
      retries: count(5),
      retryAfterSeconds: count(60),
      retryPolicy: errors(5),
      maxFallbacks: fc.integer({ min: 1, max: 10 }),
      preCallChecks: fc.boolean(),
      extra: fc.record(
        {
          enable_weighted_failover: fc.boolean(),
          stream_timeout: fc.integer({ min: 1, max: 600 }),
          default_max_parallel_requests: fc.integer({ min: 1, max: 100 }),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  ),
});

/** What was chosen about routing. */
export type RoutingChoices = typeof routingChoices extends fc.Arbitrary<infer T> ? T : never;

/** Models, groups, aliases and routing that fit each other. */
export function fitRouting(
  named: NamedModels[],
  choices: RoutingChoices,
): Pick<SettingsInput, "models" | "groups" | "aliases" | "routing"> {
  const groups = fitGroups(named, choices);
  const groupOf = new Map(
    groups.flatMap((group) => group.members.map(({ model }) => [model, group] as const)),
  );
  const modes = new Map<string, Mode>(named.map(({ name, mode }) => [name, mode]));
  for (const { name, members } of groups)
    modes.set(name, modes.get(members[0]?.model ?? "") ?? "chat");
  const targets = [...modes.keys()];
  const aliases = Object.fromEntries(
    choices.aliases.flatMap((pick, index) => {
      const target = at(targets, pick);
      return target === undefined ? [] : [[`alias ${index}`, target]];
    }),
  );
  const list = (from: RoutingChoices["fallbacks"]) =>
    Object.fromEntries(
      from.flatMap(([source, picked]) => {
        const name = at(targets, source);
        if (name === undefined) return [];
        const others = targets.filter((to) => to !== name && modes.get(to) === modes.get(name));
        const to = [...new Set(picked.flatMap((pick) => at(others, pick) ?? []))];
        return to.length === 0 ? [] : [[name, to]];
      }),
    );
  const routing: Routing = {
    ...choices.plain,
    strategy: choices.strategy,
    ...(choices.cooldown ?? { cooldowns: false }),
    fallbacks: list(choices.fallbacks),
    contextWindowFallbacks: list(choices.contextWindowFallbacks),
    contentPolicyFallbacks: list(choices.contentPolicyFallbacks),
    defaultFallbacks: [
      ...new Set(choices.defaultFallbacks.flatMap((pick) => at(targets, pick) ?? [])),
    ],
    tagFiltering: choices.tagFiltering,
  };
  const models = named.flatMap((one) => {
    const group = groupOf.get(one.name);
    const strategy = group?.strategy ?? choices.strategy;
    return one.deployments.map((model) =>
      fitModel({ ...model, name: one.name }, one, strategy, !!group, choices.tagFiltering),
    );
  });
  return { models, groups, aliases, routing };
}

const at = <T>(list: readonly T[], pick: number): T | undefined =>
  list.length === 0 ? undefined : list[pick % list.length];

interface Group {
  name: string;
  strategy: Strategy;
  members: { model: string; weight?: number }[];
}

/** Groups of models that answer the same. */
function fitGroups(named: NamedModels[], choices: RoutingChoices): Group[] {
  const groups = new Map<string, Group>();
  for (const { name, mode, group } of named) {
    if (group === undefined) continue;
    const key = `group ${group} of ${mode}`;
    const strategy = choices.groupStrategies[group] ?? "simple-shuffle";
    const weight = 1 + (group + name.length) / 10;
    const member = {
      model: name,
      ...(strategy === "simple-shuffle" && choices.weightedGroups && { weight }),
    };
    const known = groups.get(key);
    if (known) known.members.push(member);
    else groups.set(key, { name: key, strategy, members: [member] });
  }
  return [...groups.values()];
}

/** A deployment without what its name's strategy, its group and the tags' switch have no use for. */
function fitModel(
  { weight = 2, order = 1, tags, ...model }: ModelInput,
  { weighted, ordered }: NamedModels,
  strategy: Strategy,
  isMember: boolean,
  tagFiltering: boolean,
): ModelInput {
  return {
    ...model,
    ...(weighted && strategy === "simple-shuffle" && { weight }),
    ...(ordered && !isMember && { order }),
    ...(tagFiltering && tags && { tags }),
  };
}
