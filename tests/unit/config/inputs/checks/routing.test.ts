import { mock, testCases } from "./cases";

const named = (name: string) => ({ ...mock, name });
const vector = { ...mock, name: "vector", mode: "embedding" as const };
const models = ["a", "b", "c", "d", "e", "f", "g"].map(named);
const all = [...models, vector];

describe("fallbacks", () => {
  const to = (fallbacks: Record<string, string[]>) => ({ models: all, routing: { fallbacks } });
  testCases([
    { title: "to another", settings: to({ a: ["b", "c"] }) },
    {
      title: "of nothing",
      settings: to({ vectors: ["a"] }),
      found: [["error", "routing.fallbacks.vectors", "did you mean vector?"]],
    },
    {
      title: "to nothing",
      settings: to({ a: ["b", "gpt-4o"] }),
      found: [["error", "routing.fallbacks.a[1]", "nothing answers to gpt-4o"]],
    },
    {
      title: "to a provider that serves all",
      settings: to({ a: ["openai/gpt-4o"] }),
      keys: ["openaiApiKey"],
    },
    {
      title: "to itself",
      settings: to({ a: ["a"] }),
      found: [["error", "routing.fallbacks.a[0]", "the model that failed"]],
    },
    {
      title: "to itself by an alias",
      settings: { ...to({ a: ["alias"] }), aliases: { alias: "a" } },
      found: [["error", "routing.fallbacks.a[0]", "the model that failed"]],
    },
    {
      title: "twice to the same",
      settings: to({ a: ["b", "b"] }),
      found: [["error", "routing.fallbacks.a[1]", "there twice"]],
    },
    {
      title: "to another mode",
      settings: to({ a: ["vector"] }),
      found: [["error", "routing.fallbacks.a[0]", "vector is embedding, but a is chat"]],
    },
    {
      title: "to another mode by an alias, and to a group",
      settings: {
        ...to({ a: ["alias", "both"] }),
        aliases: { alias: "vector" },
        groups: [{ name: "both", members: [{ model: "b" }, { model: "c" }] }],
      },
      found: [["error", "routing.fallbacks.a[0]", "alias is embedding, but a is chat"]],
    },
    {
      title: "of all models",
      settings: to({ "*": ["a"] }),
      found: [["error", 'routing.fallbacks["*"]', "routing.defaultFallbacks"]],
    },
    {
      title: "for long prompts and refused contents",
      settings: {
        models: all,
        routing: {
          contextWindowFallbacks: { a: ["x"] },
          contentPolicyFallbacks: { y: ["b"] },
          defaultFallbacks: ["a", "z", "a"],
        },
      },
      found: [
        ["error", "routing.contextWindowFallbacks.a[0]", "nothing answers to x"],
        ["error", "routing.contentPolicyFallbacks.y", "nothing answers to y"],
        ["error", "routing.defaultFallbacks[1]", "nothing answers to z"],
        ["error", "routing.defaultFallbacks[2]", "there twice"],
      ],
    },
  ]);
});

describe("chains of fallbacks", () => {
  const chain = { a: ["b"], b: ["c"], c: ["d"], d: ["e"], e: ["f"] };
  const routing = (fallbacks: Record<string, string[]>, maxFallbacks?: number) => ({
    models: all,
    routing: { fallbacks, ...(maxFallbacks && { maxFallbacks }) },
  });
  testCases([
    { title: "as long as may be", settings: routing(chain) },
    {
      title: "longer",
      settings: routing({ ...chain, f: ["g"] }),
      found: [["warning", "routing.fallbacks.a", "maxFallbacks is 5"]],
    },
    {
      title: "longer than said",
      settings: routing(chain, 4),
      found: [["warning", "routing.fallbacks.a", "maxFallbacks is 4"]],
    },
    { title: "longer than the default", settings: routing({ ...chain, f: ["g"] }, 6) },
    {
      title: "a list that isn't cut",
      settings: routing({ a: ["b", "c", "d"] }, 2),
      found: [["warning", "routing.fallbacks.a", "LiteLLM asks all 3 of a list"]],
    },
    {
      title: "a circle",
      settings: routing({ a: ["b"], b: ["a"] }),
      found: [["warning", "routing.fallbacks.b", "the circle ends there"]],
    },
  ]);
});

describe("cooldowns", () => {
  testCases([
    {
      title: "details of none",
      settings: { routing: { cooldowns: false, cooldownSeconds: 5, allowedFailsPolicy: {} } },
      found: [
        ["error", "routing.cooldownSeconds", "routing.cooldowns is false"],
        ["error", "routing.allowedFailsPolicy", "does nothing"],
      ],
    },
    { title: "details", settings: { routing: { cooldownSeconds: 5, allowedFails: 1 } } },
    { title: "none", settings: { routing: { cooldowns: false } } },
  ]);
});

describe("strategies", () => {
  testCases([
    {
      title: "the one that LiteLLM advises against",
      settings: {
        models: all,
        routing: { strategy: "usage" },
        groups: [{ name: "both", members: [{ model: "a" }, { model: "b" }], strategy: "usage" }],
      },
      found: [
        ["warning", "routing.strategy", "in production"],
        ["warning", "groups[0].strategy", "in production"],
      ],
    },
    { title: "another", settings: { routing: { strategy: "least-busy" } } },
  ]);
});

describe("tries", () => {
  const fallbacks = { a: ["b", "c"] };
  testCases([
    {
      title: "many",
      settings: { models: all, routing: { retries: 6, fallbacks } },
      found: [["warning", "routing.retries", "one request to a can become 21 calls"]],
    },
    { title: "some", settings: { models: all, routing: { retries: 5, fallbacks } } },
    {
      title: "many by kind of error",
      settings: { models: all, routing: { retryPolicy: { rateLimit: 10 }, fallbacks } },
      found: [["warning", "routing.retries", "33 calls"]],
    },
    {
      title: "fewer of each model",
      settings: {
        models: all.map((model) => ({ ...model, maxRetries: 0 })),
        routing: { retries: 10, fallbacks },
      },
    },
    {
      title: "many by default fallbacks",
      settings: { models: all, routing: { retries: 10, defaultFallbacks: ["b"] } },
      found: [["warning", "routing.retries", "22 calls"]],
    },
  ]);
});

describe("tags", () => {
  const paid = { ...mock, tags: ["paid"] };
  const free = { ...mock, model: "other", tags: ["default"] };
  testCases([
    {
      title: "without the switch",
      settings: { models: [paid] },
      found: [["error", "models[0].tags", "pulumi config set --path 'routing.tagFiltering' true"]],
    },
    {
      title: "the switch without tags",
      settings: { routing: { tagFiltering: true } },
      found: [["warning", "routing.tagFiltering", "no model has tags"]],
    },
    {
      title: "none for requests without tags",
      settings: { models: [paid], routing: { tagFiltering: true } },
      found: [["warning", "models[0].tags", "requests without tags get to it too"]],
    },
    { title: "one for each", settings: { models: [paid, free], routing: { tagFiltering: true } } },
  ]);
});
