import { config, entry, withSettings, type BadInput } from "../bad-input";

const models = [
  { name: "gpt-4o", provider: "openai" },
  { name: "mini", provider: "openai", model: "gpt-4o-mini" },
  { name: "vectors", provider: "openai", model: "text-embedding-3-small", mode: "embedding" },
];
const model_list = [
  entry(),
  entry("mini", { model: "openai/gpt-4o-mini" }),
  entry("vectors", { model: "openai/text-embedding-3-small" }, { mode: "embedding" }),
];

const groups = (groups: unknown, more: Record<string, unknown> = {}) =>
  withSettings({ models, groups, ...more });
const routingGroups = (routing_groups: unknown, more: Record<string, unknown> = {}) =>
  config({ model_list, router_settings: { routing_groups, ...more } });

const both = [{ model: "gpt-4o" }, { model: "mini" }];
const group = (group_name: string, models: unknown, routing_strategy = "simple-shuffle") => ({
  group_name,
  models,
  routing_strategy,
});

/** Models that answer to one more name. */
export const groupCases: readonly BadInput[] = [
  {
    name: "a group with a member that there isn't",
    input: groups([{ name: "chat", members: [{ model: "gpt-4o" }, { model: "gpt-4o-mini" }] }]),
    path: "groups[0].members[1].model",
    reason: "there is no model gpt-4o-mini",
    litellm: routingGroups([group("chat", ["gpt-4o", "gpt-4o-mini"])]),
  },
  {
    name: "a group without members",
    input: groups([{ name: "chat", members: [] }]),
    path: "groups[0].members",
    reason: "must not be empty",
    litellm: routingGroups([group("chat", [])]),
  },
  {
    name: "members as plain names",
    input: groups([{ name: "chat", members: ["gpt-4o", "mini"] }]),
    path: "groups[0].members[0]",
    alsoAt: ["groups[0].members[1]"],
    reason: "must be an object",
    litellm: routingGroups([group("chat", "gpt-4o")]),
  },
  {
    name: "a group of a model's name",
    input: groups([{ name: "gpt-4o", members: both }]),
    path: "groups[0].name",
    reason: "would hide the group",
    litellm: routingGroups([group("gpt-4o", ["gpt-4o", "mini"])]),
  },
  {
    name: "a group of an alias's name",
    input: groups([{ name: "chat", members: both }], { aliases: { chat: "mini" } }),
    path: "groups[0].name",
    reason: "is an alias",
    litellm: routingGroups([group("chat", ["gpt-4o", "mini"])], {
      model_group_alias: { chat: "mini" },
    }),
  },
  {
    name: "two groups of one name",
    input: groups([
      { name: "chat", members: [{ model: "gpt-4o" }] },
      { name: "chat", members: [{ model: "mini" }] },
    ]),
    path: "groups[1].name",
    reason: "is the name of groups[0] already",
    litellm: routingGroups([group("chat", ["gpt-4o"]), group("chat", ["mini"])]),
  },
  {
    name: "a model in two groups",
    input: groups([
      { name: "one", members: both },
      { name: "two", members: [{ model: "mini" }] },
    ]),
    path: "groups[1].members[0].model",
    reason: "is in the group one already",
    litellm: routingGroups([group("one", ["gpt-4o", "mini"]), group("two", ["mini"])]),
  },
  {
    name: "a member that is there twice",
    input: groups([{ name: "chat", members: [{ model: "mini" }, { model: "mini" }] }]),
    path: "groups[0].members[1].model",
    reason: "is a member already",
    litellm: routingGroups([group("chat", ["mini", "mini"])]),
  },
  {
    name: "a group in a group",
    input: groups([
      { name: "one", members: [{ model: "gpt-4o" }] },
      { name: "two", members: [{ model: "mini" }, { model: "one" }] },
    ]),
    path: "groups[1].members[1].model",
    reason: "is a group",
    litellm: routingGroups([group("one", ["gpt-4o"]), group("two", ["mini", "one"])]),
  },
  {
    name: "chat and embeddings in one group",
    input: groups([{ name: "chat", members: [{ model: "gpt-4o" }, { model: "vectors" }] }]),
    path: "groups[0].members[1].model",
    reason: "a group has one mode",
    litellm: routingGroups([group("chat", ["gpt-4o", "vectors"])]),
  },
  {
    name: "a weight of only one of two members",
    input: groups([
      { name: "chat", members: [{ model: "gpt-4o", weight: 0.8 }, { model: "mini" }] },
    ]),
    path: "groups[0].members[1].weight",
    reason: "is missing",
    litellm: config({
      model_list: [entry("gpt-4o", { weight: 0.8 }), model_list[1]],
      router_settings: { routing_groups: [group("chat", ["gpt-4o", "mini"])] },
    }),
  },
  {
    name: "weights that the strategy doesn't look at",
    input: groups([
      { name: "chat", strategy: "least-busy", members: [{ model: "gpt-4o", weight: 1 }] },
    ]),
    path: "groups[0].members[0].weight",
    reason: "least-busy doesn't look at weights",
    litellm: config({
      model_list: [entry("gpt-4o", { weight: 1 })],
      router_settings: { routing_groups: [group("chat", ["gpt-4o"], "least-busy")] },
    }),
  },
  {
    name: "a strategy of a group that there isn't",
    input: groups([{ name: "chat", strategy: "round-robin", members: both }]),
    path: "groups[0].strategy",
    reason: "must be one of simple-shuffle",
    litellm: routingGroups([group("chat", ["gpt-4o", "mini"], "round-robin")]),
  },
];
