import { litellmVersion } from "../../../../config/litellm/facts";
import { parsePulumiConfig } from "../../../../config/inputs/pulumi-config";
import { settingsSchema } from "../../../../config/inputs/schema";
import { parseSettings } from "../../../../config/inputs/stack";
import { problemsOf } from "./problems";

const mock = { name: "gpt-4o-mini", provider: "mock" };

const problems = (input: object) => problemsOf(() => parseSettings(input));

test("fills in the defaults of every section", () => {
  const { models, replicas, requestTimeoutSeconds, cache, edge, resources, images } = parseSettings(
    {
      models: [mock],
    },
  );
  expect({ models, replicas, requestTimeoutSeconds, cache, edge, resources, images }).toEqual({
    models: [{ ...mock, mode: "chat" }],
    replicas: 2,
    requestTimeoutSeconds: 600,
    cache: { type: "none", mode: "default-on", ttlSeconds: 3600, memoryMegabytes: 256 },
    edge: {
      ...{ address: "127.0.0.1", port: 4000, tls: false },
      ...{ trustedProxies: [], maxBodyMegabytes: 100 },
    },
    resources: {
      proxyMemoryMegabytes: 4096,
      postgresMemoryMegabytes: 1024,
      redisMemoryMegabytes: 256,
    },
    images: {
      litellm: `ghcr.io/berriai/litellm-non_root:v${litellmVersion}`,
      postgres: "postgres:17.11-bookworm",
      redis: "redis:8.10.1",
      haproxy: "haproxy:3.4.6",
      mockUpstream: "node:22-bookworm-slim",
      presidioAnalyzer: expect.stringMatching(
        /^ghcr\.io\/data-privacy-stack\/presidio-analyzer:2\./,
      ) as string,
      presidioAnonymizer: expect.stringMatching(
        /^ghcr\.io\/data-privacy-stack\/presidio-anonymizer:2\./,
      ) as string,
      datadogAgent: "registry.datadoghq.com/agent:7.81.1",
    },
  });
});

test("the schema's own defaults need no sections at all", () => {
  expect(settingsSchema.parse({})).toEqual(
    settingsSchema.parse({ routing: {}, cache: {}, edge: {} }),
  );
});

describe("Pulumi's key-values", () => {
  test("are JSON or plain text, and secrets are known by name only", () => {
    const { settings, secrets } = parsePulumiConfig(
      {
        models: JSON.stringify([{ name: "gpt-4o", provider: "openai" }]),
        replicas: "3",
        openaiApiKey: "sk-proj-0123456789abcdefghij",
        credentials: JSON.stringify({ east: "0123456789abcdefghij" }),
        guardrails: JSON.stringify([
          { name: "g", integration: "lakera_v2", mode: "pre_call", credential: "east" },
        ]),
      },
      (key) => key === "openaiApiKey" || key === "credentials",
    );
    expect(settings.replicas).toBe(3);
    expect(secrets).toEqual({ keys: ["openaiApiKey"], credentials: ["east"] });
    expect(JSON.stringify(settings)).not.toContain("0123456789");
  });

  test("a setting that is encrypted is refused: it would be plain text in the state", () => {
    const parse = () => parsePulumiConfig({ models: "[]" }, () => true);
    expect(parse).toThrow("models: is encrypted");
  });
});

test("tells everything that is wrong at once, each with its path", () => {
  const found = problems({
    models: [{ ...mock, provider: "opnai" }],
    replicas: 0,
    edge: { port: 70000 },
    replica: 3,
  });
  expect(found).toEqual({
    "models[0].provider": expect.stringMatching(
      /must be one of openai, .*"opnai".*did you mean openai\?/,
    ) as string,
    replicas: "must be at least 1 (given: 0)",
    "edge.port": "must be at most 65535 (given: 70000)",
    replica: expect.stringMatching(
      /is not an input; did you mean replicas\?; inputs here: target,/,
    ) as string,
  });
});

test.each<[string, object, string, RegExp]>([
  ["a number as text", { replicas: "many" }, "replicas", /must be a number \(given: "many"\)/],
  ["a part of one", { replicas: 1.5 }, "replicas", /must be a whole number \(given: 1.5\)/],
  [
    "what is missing",
    { models: [{ name: "m" }] },
    "models[0].provider",
    /is missing: one of openai/,
  ],
  ["a list for an object", { edge: [] }, "edge", /must be an object \(given: a list\)/],
  ["nothing for an object", { edge: null }, "edge", /must be an object \(given: nothing\)/],
  ["an object for a list", { models: {} }, "models", /must be a list \(given: an object\)/],
  [
    "camelCase of LiteLLM's own",
    { models: [{ ...mock, api_base: "http://x" }] },
    "models[0].api_base",
    /it is baseUrl/,
  ],
  [
    "what was here before",
    { ollamaBaseUrl: "http://x" },
    "ollamaBaseUrl",
    /providers.ollama.baseUrl/,
  ],
  [
    "a typo deep down",
    { routing: { fallback: {} } },
    "routing.fallback",
    /did you mean fallbacks\?/,
  ],
  ["an empty name", { models: [{ ...mock, name: "" }] }, "models[0].name", /must not be empty/],
  [
    "a period in words",
    { budgets: { maxUsd: 1, period: "monthly" } },
    "budgets.period",
    /s, m, h, d, w or mo.*"monthly"/,
  ],
])("says what is wrong with %s", (_, input, path, reason) => {
  expect(problems({ models: [mock], ...input })).toEqual({
    [path]: expect.stringMatching(reason) as string,
  });
});

describe("a key in the wrong place", () => {
  const key = "sk-proj-very-secret-key-of-mine";
  test.each<[string, object]>([
    ["as a number", { replicas: key }],
    ["as an input of its own", { models: [{ ...mock, apiKey: key }] }],
    ["as the name of a credential", { models: [{ ...mock, provider: "openai", credential: key }] }],
    ["as a provider", { models: [{ ...mock, provider: key }] }],
    ["in an address", { providers: { ollama: { baseUrl: `http://user:${key}@host` } } }],
    ["in further keys", { models: [{ ...mock, extra: { api_key: key } }] }],
    ["as a section", { openaikey: key }],
  ])("is refused and not printed: %s", (_, input) => {
    const found = problems({ models: [mock], ...input });
    expect(Object.keys(found)).not.toEqual([]);
    expect(JSON.stringify(found)).not.toContain("very-secret");
  });
});
