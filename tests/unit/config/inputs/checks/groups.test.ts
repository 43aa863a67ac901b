import { mock, testCases } from "./cases";

const a = { ...mock, name: "a" };
const b = { ...mock, name: "b", model: "b" };
const vector = { ...mock, name: "vector", mode: "embedding" as const };
const models = [a, b, vector];
const members = [{ model: "a" }, { model: "b" }];

describe("names of groups", () => {
  const named = (name: string) => ({ models, groups: [{ name, members }] });
  testCases([
    { title: "a name of its own", settings: named("both") },
    {
      title: "LiteLLM's own",
      settings: named("default"),
      found: [["error", "groups[0].name", "LiteLLM's name"]],
    },
    {
      title: "a model's",
      settings: named("a"),
      found: [["error", "groups[0].name", "name of a model"]],
    },
    {
      title: "a wildcard",
      settings: named("b*"),
      found: [["error", "groups[0].name", "plain name"]],
    },
    {
      title: "an alias's",
      settings: { ...named("both"), aliases: { both: "a" } },
      found: [["error", "groups[0].name", "is an alias"]],
    },
    {
      title: "another group's",
      settings: {
        models: [...models, { ...mock, name: "c" }],
        groups: [
          { name: "both", members },
          { name: "both", members: [{ model: "c" }, { model: "d" }] },
        ],
      },
      found: [
        ["error", "groups[1].name", "groups[0] already"],
        ["error", "groups[1].members[1].model", "there is no model d"],
      ],
    },
  ]);
});

describe("members", () => {
  const of = (...names: string[]) => ({
    models,
    aliases: { alias: "a" },
    groups: [{ name: "both", members: names.map((model) => ({ model })) }],
  });
  const path = "groups[0].members[1].model";
  testCases([
    { title: "models", settings: of("a", "b") },
    {
      title: "unknown",
      settings: of("a", "vectors"),
      found: [["error", path, "did you mean vector?"]],
    },
    {
      title: "an alias",
      settings: of("a", "alias"),
      found: [["error", path, "name the model: a"]],
    },
    { title: "a group", settings: of("a", "both"), found: [["error", path, "is a group"]] },
    { title: "twice", settings: of("a", "a"), found: [["error", path, "a member already"]] },
    {
      title: "of two modes",
      settings: of("a", "vector"),
      found: [["error", path, "a group has one mode"]],
    },
    {
      title: "a single one",
      settings: of("a"),
      found: [["warning", "groups[0].members", "alias"]],
    },
    {
      title: "in two groups",
      settings: {
        models,
        groups: [
          { name: "one", members },
          { name: "two", members: [{ model: "b" }, { model: "a" }] },
        ],
      },
      found: [
        ["error", "groups[1].members[0].model", "in the group one already"],
        ["error", "groups[1].members[1].model", "in the group one already"],
      ],
    },
  ]);
});

describe("shares of members", () => {
  const first = { model: "a", weight: 0.8 };
  const weighted = [first, { model: "b", weight: 0.2 }];
  testCases([
    { title: "all", settings: { models, groups: [{ name: "both", members: weighted }] } },
    {
      title: "some",
      settings: { models, groups: [{ name: "both", members: [first, { model: "b" }] }] },
      found: [["error", "groups[0].members[1].weight", "is missing"]],
    },
    {
      title: "by a strategy that doesn't look at them",
      settings: { models, groups: [{ name: "both", members: weighted, strategy: "least-busy" }] },
      found: [
        ["error", "groups[0].members[0].weight", "least-busy doesn't look at weights"],
        ["error", "groups[0].members[1].weight", "simple-shuffle"],
      ],
    },
  ]);
});

describe("weights of models", () => {
  const two = [
    { ...a, weight: 3 },
    { ...a, model: "other" },
  ];
  testCases([
    { title: "of two", settings: { models: two } },
    {
      title: "of one",
      settings: { models: [{ ...a, weight: 3 }] },
      found: [["warning", "models[0].weight", "does nothing"]],
    },
    {
      title: "by the gateway's strategy",
      settings: { models: two, routing: { strategy: "latency" } },
      found: [["error", "models[0].weight", "latency"]],
    },
    {
      title: "by the group's strategy",
      settings: { models: [...two, b], groups: [{ name: "both", members, strategy: "cost" }] },
      found: [["error", "models[0].weight", "chosen by cost"]],
    },
    {
      title: "the group's strategy goes before the gateway's",
      settings: {
        models: [...two, b],
        routing: { strategy: "latency" },
        groups: [{ name: "both", members }],
      },
    },
  ]);
});

describe("order", () => {
  const other = { ...a, model: "other" };
  testCases([
    {
      title: "all",
      settings: {
        models: [
          { ...a, order: 1 },
          { ...other, order: 2 },
        ],
      },
    },
    {
      title: "some",
      settings: { models: [{ ...a, order: 1 }, other] },
      found: [["error", "models[1].order", "is missing"]],
    },
    {
      title: "of some in a group",
      settings: { models: [{ ...a, order: 1 }, b], groups: [{ name: "both", members }] },
      found: [["error", "groups[0].members", "some of its models have an order"]],
    },
    {
      title: "against the weights of a group",
      settings: {
        models: [
          { ...a, order: 1 },
          { ...b, order: 2 },
        ],
        groups: [{ name: "both", members: members.map((one) => ({ ...one, weight: 1 })) }],
      },
      found: [["error", "groups[0].members", "only those of the least order"]],
    },
  ]);
});

describe("aliases", () => {
  const aliased = (aliases: Record<string, string>) => ({
    models,
    aliases,
    groups: [{ name: "both", members }],
  });
  testCases([
    { title: "of a model and of a group", settings: aliased({ one: "a", two: "both" }) },
    {
      title: "of itself",
      settings: aliased({ one: "one" }),
      found: [["error", "aliases.one", "itself"]],
    },
    {
      title: "over a model",
      settings: aliased({ a: "b" }),
      found: [["error", "aliases.a", "hides the model a"]],
    },
    {
      title: "of an alias",
      settings: aliased({ one: "two", two: "a" }),
      found: [["error", "aliases.one", "name its model: a"]],
    },
    {
      title: "of nothing",
      settings: aliased({ "gpt-4": "vectors" }),
      found: [["error", 'aliases["gpt-4"]', "did you mean vector?"]],
    },
    {
      title: "a wildcard",
      settings: aliased({ "x*": "a" }),
      found: [["error", 'aliases["x*"]', "plain name"]],
    },
    {
      title: "of a provider that serves all",
      settings: aliased({ one: "openai/gpt-4o" }),
      keys: ["openaiApiKey"],
    },
  ]);
});
