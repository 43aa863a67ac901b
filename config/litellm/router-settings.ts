import { factsOf } from "../inputs/providers";
import type { Settings } from "../inputs/schema";
import type { Strategy } from "../inputs/schema/groups";
import { renamed } from "./renames";
import { sorted, unlessEmpty, withoutUnset } from "./values";

/** LiteLLM's names of the strategies. */
const strategyNames: Record<Strategy, string> = {
  "simple-shuffle": "simple-shuffle",
  "least-busy": "least-busy",
  latency: "latency-based-routing",
  cost: "cost-based-routing",
  usage: "usage-based-routing-v2",
};

/** LiteLLM's `router_settings`. */
export function routerSettings(settings: Settings) {
  const { routing, groups, aliases } = settings;
  return {
    routing_strategy: strategyNames[routing.strategy],
    ...withoutUnset({
      routing_groups: groups.length > 0 ? groups.map(routingGroup) : undefined,
      model_group_alias: unlessEmpty(sorted(aliases)),
    }),
    ...renamed(
      "router_settings",
      { routing },
      { disable_cooldowns: routing.cooldowns ? undefined : true, ...fallbacks(settings) },
    ),
    ...enforcement(settings),
    ...sorted(routing.extra),
  };
}

/** A group is a name of its own, and the way in which its members are chosen. */
const routingGroup = ({ name, members, strategy }: Settings["groups"][number]) => ({
  group_name: name,
  models: members.map(({ model }) => model),
  routing_strategy: strategyNames[strategy],
});

/** LiteLLM looks a chain up by the name that was asked for, so an alias needs its model's chain, too. */
function withAliases(from: Record<string, string[]>, aliases: Settings["aliases"]) {
  const ofAliases = Object.entries(aliases).flatMap(([alias, name]) => {
    const chain = Object.hasOwn(from, name) ? from[name] : undefined;
    return chain ? [[alias, chain.filter((target) => target !== alias)] as const] : [];
  });
  return { ...Object.fromEntries(ofAliases), ...from };
}

function fallbacks({ routing, aliases }: Settings) {
  const list = (from: Record<string, string[]>) => {
    const entries = Object.entries(withAliases(from, aliases)).sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length > 0 ? entries.map(([name, to]) => ({ [name]: to })) : undefined;
  };
  return {
    fallbacks: list(routing.fallbacks),
    context_window_fallbacks: list(routing.contextWindowFallbacks),
    content_policy_fallbacks: list(routing.contentPolicyFallbacks),
  };
}

/**
 * Settings that enforce limits and budgets: on its own, LiteLLM only routes by `rpm` and `tpm`
 * (tried: `rpm: 1` let every request through).
 */
function enforcement({ models, budgets }: Settings) {
  const limited = models.some(({ rpm, tpm }) => rpm !== undefined || tpm !== undefined);
  const budgeted = Object.fromEntries(
    budgets.providers.map(({ provider, maxUsd, period }) => [
      factsOf(provider).litellm,
      { budget_limit: maxUsd, time_period: period },
    ]),
  );
  return withoutUnset({
    optional_pre_call_checks: limited ? ["enforce_model_rate_limits"] : undefined,
    provider_budget_config: unlessEmpty(sorted(budgeted)),
  });
}
