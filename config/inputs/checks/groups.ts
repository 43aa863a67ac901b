import { error, warning, type Finding } from "../errors";
import type { Settings } from "../schema";
import type { Check } from "./check";
import { firstPlaces, modelsByName, modesOfNames, suggester } from "./names";

type Group = Settings["groups"][number];

/**
 * Refuses names of groups that can't be asked for: LiteLLM refuses two of one name and "default",
 * and a model or an alias of the name hides the group (litellm: router_utils/routing_groups.py
 * parse_routing_groups, router.py Router._init_routing_groups).
 */
export const checkNamesOfGroups: Check = ({ settings }) => {
  const models = new Set(settings.models.map(({ name }) => name));
  const again = firstPlaces(settings.groups.map(({ name }) => name));
  return settings.groups.flatMap(({ name }, index) => {
    const refuse = (reason: string) => [error(`groups[${index}].name`, reason)];
    if (name !== name.trim() || name.includes("*"))
      return refuse(`${JSON.stringify(name)} has a * or spaces around it; choose a plain name`);
    if (name === "default")
      return refuse("default is LiteLLM's name for all that is in no group; choose another");
    const first = again.get(index);
    if (first !== undefined)
      return refuse(`${name} is the name of groups[${first}] already; choose another`);
    if (models.has(name))
      return refuse(`${name} is the name of a model, which would hide the group; choose another`);
    if (Object.hasOwn(settings.aliases, name))
      return refuse(`${name} is an alias, which would hide the group; choose another`);
    return [];
  });
};

/**
 * Refuses members that aren't models, and a model in two groups, which LiteLLM refuses to start
 * with (litellm: router_utils/routing_groups.py parse_routing_groups).
 */
export const checkMembers: Check = ({ settings }) => {
  const models = modelsByName(settings);
  const suggest = suggester([...models.keys()]);
  const groups = new Set(settings.groups.map(({ name }) => name));
  const owners = new Map<string, { group: number; name: string }>();
  return settings.groups.flatMap((group, at) =>
    group.members.flatMap(({ model }, index): Finding[] => {
      const refuse = (reason: string) => [error(`groups[${at}].members[${index}].model`, reason)];
      if (!models.has(model)) {
        if (Object.hasOwn(settings.aliases, model))
          return refuse(`${model} is an alias; name the model: ${settings.aliases[model] ?? ""}`);
        if (groups.has(model)) return refuse(`${model} is a group; members are models`);
        return refuse(`there is no model ${model}${suggest(model)}; members are listed in models`);
      }
      const owner = owners.get(model);
      if (!owner) owners.set(model, { group: at, name: group.name });
      else if (owner.group === at) return refuse(`${model} is a member already; remove one`);
      else return refuse(`${model} is in the group ${owner.name} already; a model can be in one`);
      return [];
    }),
  );
};

/** Refuses groups that answer chat one time and embeddings another. */
export const checkModesOfGroups: Check = ({ settings }) => {
  const modeOf = modesOfNames(settings);
  return settings.groups.flatMap(({ members }, at) => {
    const first = modeOf(members[0]?.model ?? "");
    return members.flatMap(({ model }, index) => {
      const mode = modeOf(model);
      if (first === undefined || mode === undefined || mode === first) return [];
      const path = `groups[${at}].members[${index}].model`;
      const reason = `${model} is ${mode}, but ${members[0]?.model ?? ""} is ${first}; a group has one mode`;
      return [error(path, reason)];
    });
  });
};

/** Refuses shares that would not be kept. Only `simple-shuffle` looks at them. */
export const checkShares: Check = ({ settings }) =>
  settings.groups.flatMap((group, at) => {
    const path = `groups[${at}]`;
    if (group.members.length === 1)
      return [
        warning(`${path}.members`, "is a single model; an alias does the same: aliases"),
        ...refuseWeights(group, path),
      ];
    return refuseWeights(group, path);
  });

function refuseWeights({ members, strategy }: Group, path: string): Finding[] {
  const weighted = members.some(({ weight }) => weight !== undefined);
  if (!weighted) return [];
  return members.flatMap(({ model, weight }, index) => {
    const at = `${path}.members[${index}].weight`;
    if (weight === undefined)
      return [error(at, `is missing: others of the group have one; give ${model} its share too`)];
    if (strategy === "simple-shuffle") return [];
    return [error(at, `${strategy} doesn't look at weights; use simple-shuffle, or remove them`)];
  });
}
