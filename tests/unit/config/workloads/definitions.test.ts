import { parseSettings } from "../../../../config/inputs/stack";
import type { SettingsInput } from "../../../../config/inputs/schema";
import type { SecretKey } from "../../../../config/inputs/secrets";
import {
  before,
  connections,
  dataNames,
  definitions,
  workloadsOf,
} from "../../../../config/workloads";

const pii = { entities: [{ entity: "CREDIT_CARD" }] } as const;
const everything: SettingsInput = {
  models: [{ name: "fast", provider: "mock" }],
  cache: { type: "redis" },
  privacy: { pii: { entities: [...pii.entities] } },
  datadog: { agent: { apm: { enabled: true } } },
};
const nothingOfOurs: SettingsInput = {
  models: [{ name: "own", provider: "ollama", baseUrl: "http://ollama.internal:11434" }],
  database: { server: { host: "postgres.internal" } },
  redis: { server: { host: "redis.internal" } },
};

function made(input: SettingsInput, keys: SecretKey[] = []) {
  const names = { keys, credentials: [] };
  return workloadsOf(parseSettings(input, names), names);
}

const namesOf = (list: { name: string }[]) => list.map(({ name }) => name);

const stores: SecretKey[] = ["databasePassword", "redisPassword"];

test.each<[string, SettingsInput, SecretKey[], string[]]>([
  ["everything on Docker", everything, ["datadogApiKey"], definitions.map(({ name }) => name)],
  [
    "everything on Kubernetes, which has an edge of its own",
    { ...everything, target: "kubernetes" },
    ["datadogApiKey"],
    definitions.map(({ name }) => name).filter((name) => name !== "edge"),
  ],
  ["no more than it must", nothingOfOurs, stores, ["migration", "proxy", "edge"]],
  [
    "without a key for Datadog there is no Agent, and no role for it",
    { models: [{ name: "fast", provider: "mock" }] },
    [],
    ["postgres", "redis", "mock-upstream", "migration", "proxy", "edge"],
  ],
  [
    "operators make what they make",
    {
      ...everything,
      target: "kubernetes",
      kubernetes: { cloudNativePg: {}, datadogAgent: { type: "operator" } },
    },
    ["datadogApiKey"],
    [
      "redis",
      "redis-cache",
      "presidio-analyzer",
      "presidio-anonymizer",
      "mock-upstream",
      "migration",
      "proxy",
    ],
  ],
  [
    "Agents of the cluster look at the database only if they can read its password",
    { ...everything, target: "kubernetes", kubernetes: { datadogAgent: { type: "existing" } } },
    [],
    definitions
      .map(({ name }) => name)
      .filter((name) => !["edge", "datadog-agent", "monitoring-role"].includes(name)),
  ],
])("made of: %s", (_, input, keys, expected) => {
  expect(namesOf(made(input, keys))).toEqual(expected);
});

describe.each(["docker", "kubernetes"] as const)("on %s", (target) => {
  const all = made({ ...everything, target }, ["datadogApiKey"]);
  const known = definitions.map(({ name }) => name);

  test("names can be names of anything: DNS, Docker, labels, ports", () => {
    expect(new Set(known).size).toBe(known.length);
    for (const { name, ports = [] } of all)
      for (const text of [name, ...ports.map((port) => port.name)])
        expect(text).toMatch(/^[a-z]([a-z0-9-]*[a-z0-9])?$/);
  });

  test("what one talks to, comes after, or is asked by is there", () => {
    for (const { name, talksTo = {}, after = [], watch, ports = [], health } of all) {
      expect({
        name,
        known: [...Object.keys(talksTo), ...after].filter((o) => !known.includes(o)),
      }).toEqual({ name, known: [] });
      for (const [other, theirs] of Object.entries(talksTo)) {
        const there = all.find((workload) => workload.name === other)?.ports;
        if (there)
          expect(there.map((port) => port.name)).toEqual(expect.arrayContaining([...theirs]));
      }
      const own = ports.map((port) => port.name);
      const asked = [health?.ready, health?.started, health?.alive].map(
        (check) => check?.http?.port,
      );
      if (watch) expect(own).toContain(watch.port);
      if (target === "kubernetes")
        expect(own).toEqual(expect.arrayContaining(asked.filter(Boolean)));
    }
  });

  test("what ends by itself has no health, and all else has", () => {
    for (const { name, once, health } of all)
      expect({ name, health: health !== undefined }).toEqual({ name, health: once === undefined });
  });

  test("one command at most is given", () => {
    for (const { name, command, entrypoint } of all)
      expect({ name, both: !!command && !!entrypoint }).toEqual({ name, both: false });
  });
});

test("each waits for what it needs, and an Agent never for the proxies that it reads", () => {
  const all = made(everything, ["datadogApiKey"]);
  const order = Object.fromEntries(all.map((one) => [one.name, namesOf(before(one, all))]));
  expect(order).toEqual({
    postgres: [],
    redis: [],
    "redis-cache": [],
    "presidio-analyzer": [],
    "presidio-anonymizer": [],
    "mock-upstream": [],
    migration: ["postgres"],
    "monitoring-role": ["postgres"],
    "datadog-agent": ["postgres", "redis", "redis-cache", "monitoring-role"],
    proxy: [
      "postgres",
      "redis",
      "redis-cache",
      "presidio-analyzer",
      "presidio-anonymizer",
      "mock-upstream",
      "migration",
      "datadog-agent",
    ],
    edge: ["proxy"],
  });
});

test("connections are those between what is made, by port", () => {
  const all = made({ models: [{ name: "fast", provider: "mock" }] }, ["datadogApiKey"]);
  const lines = connections(all).map(
    ({ from, to, ports }) => `${from.name} -> ${to.name} ${namesOf(ports).join()}`,
  );
  expect(lines).toEqual([
    "migration -> postgres postgres",
    "monitoring-role -> postgres postgres",
    "datadog-agent -> postgres postgres",
    "datadog-agent -> redis redis",
    "datadog-agent -> proxy metrics",
    "datadog-agent -> edge metrics",
    "proxy -> postgres postgres",
    "proxy -> redis redis",
    "proxy -> mock-upstream http",
    "proxy -> datadog-agent dogstatsd",
    "edge -> proxy http",
  ]);
});

test("a store has a volume for each generation: old ones stay", () => {
  const all = made({ ...everything, database: { generation: 3 } });
  expect(all.flatMap(dataNames)).toEqual([
    "postgres-data-1",
    "postgres-data-2",
    "postgres-data-3",
    "redis-data-1",
  ]);
});
