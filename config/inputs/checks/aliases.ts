import { toDotPath } from "zod/v4/core";
import { error, type Finding } from "../errors";
import { answeredNames, listedNames } from "../../litellm/model-names";
import type { Check } from "./check";
import { because, remove, type Reason } from "../fix";
import { suggester } from "./names";

/**
 * Refuses aliases that lead nowhere or hide something. LiteLLM follows one alias, not two (litellm:
 * router_utils/common_utils.py resolve_model_group_alias), and an alias goes before a model of its
 * name.
 */
export const checkAliases: Check = ({ settings, secrets }) => {
  const { aliases } = settings;
  const isAnswered = answeredNames(settings, secrets);
  const models = new Set(settings.models.map(({ name }) => name));
  const groups = new Set(settings.groups.map(({ name }) => name));
  const suggest = suggester(listedNames(settings).filter((name) => !Object.hasOwn(aliases, name)));
  return Object.entries(aliases).flatMap(([alias, target]): Finding[] => {
    const path = toDotPath(["aliases", alias]);
    const refuse = (reason: Reason) => [error(path, reason)];
    if (alias !== alias.trim() || alias.includes("*"))
      return refuse("an alias is a plain name, without * and spaces around it");
    if (alias === target) return refuse(because`leads to itself; run: ${remove(path)}`);
    if (models.has(alias))
      return refuse(`hides the model ${alias}; choose another name for one of the two`);
    // That an alias hides a group is told at the group.
    if (groups.has(alias)) return [];
    if (Object.hasOwn(aliases, target))
      return refuse(
        `leads to the alias ${target}, which isn't followed; name its model: ${aliases[target] ?? ""}`,
      );
    if (isAnswered(target)) return [];
    return refuse(`leads to ${target}, which nothing answers to${suggest(target)}`);
  });
};
