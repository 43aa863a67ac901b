import { reachesMachine } from "../../../../config/docker/machine-host";
import { allNetworks, isolation, networksOf } from "../../../../config/docker/networks";
import type { SettingsInput } from "../../../../config/inputs/schema";
import type { SecretKey } from "../../../../config/inputs/secrets";
import { parseSettings } from "../../../../config/inputs/stack";
import { connections, workloadsOf } from "../../../../config/workloads";

const everything: SettingsInput = {
  models: [{ name: "fast", provider: "mock" }],
  cache: { type: "redis" },
  privacy: { pii: { entities: [{ entity: "CREDIT_CARD" }] } },
};

function made(input: SettingsInput, keys: SecretKey[] = []) {
  const names = { keys, credentials: [] };
  return workloadsOf(parseSettings(input, names), names);
}

const networks = (input: SettingsInput, keys: SecretKey[] = []) => {
  const all = made(input, keys);
  return Object.fromEntries(all.map((one) => [one.name, networksOf(one, all)]));
};

test("each is on the networks that it needs, and on no other", () => {
  expect(networks(everything, ["datadogApiKey"])).toEqual({
    postgres: ["data"],
    redis: ["data"],
    "redis-cache": ["data"],
    "presidio-analyzer": ["presidio"],
    "presidio-anonymizer": ["presidio"],
    "mock-upstream": ["mock-upstream"],
    migration: ["data"],
    "monitoring-role": ["data"],
    "datadog-agent": ["data", "edge"],
    proxy: ["data", "mock-upstream", "presidio", "edge"],
    edge: ["edge"],
  });
});

test("who talks to whom shares a network, in every gateway", () => {
  const server: SettingsInput = { ...everything, database: { server: { host: "db" } } };
  for (const all of [
    made(everything, ["datadogApiKey"]),
    made(server, ["datadogApiKey", "databasePassword"]),
  ])
    for (const { from, to } of connections(all)) {
      const theirs = networksOf(to, all);
      const share = networksOf(from, all).some((one) => theirs.includes(one));
      expect({ from: from.name, to: to.name, share }).toMatchObject({ share: true });
    }
});

test("there are no more networks than a gateway needs", () => {
  const elsewhere: SettingsInput = {
    models: [{ name: "own", provider: "ollama", baseUrl: "http://ollama.internal:11434" }],
    database: { server: { host: "postgres.internal" } },
    redis: { server: { host: "redis.internal" } },
  };
  expect(allNetworks(made(everything)).sort()).toEqual([
    "data",
    "edge",
    "mock-upstream",
    "presidio",
  ]);
  expect(allNetworks(made(elsewhere, ["databasePassword", "redisPassword"]))).toEqual(["edge"]);
});

test.each([
  ["1.41", false],
  ["1.47", false],
  ["1.48", true],
  ["1.51", true],
  ["2.0", true],
  [undefined, false],
])("with API %s the machine is kept out of inner networks: %s", (version, isKeptOut) => {
  const mode = "com.docker.network.bridge.gateway_mode";
  expect(isolation(version)).toEqual(
    isKeptOut ? { [`${mode}_ipv4`]: "isolated", [`${mode}_ipv6`]: "isolated" } : {},
  );
});

describe("the machine is known to", () => {
  const known = (input: SettingsInput, keys: SecretKey[] = []) =>
    made(input, keys)
      .filter(reachesMachine)
      .map(({ name }) => name);
  const own = { name: "own", provider: "ollama" } as const;
  const baseUrl = "http://host.docker.internal:11434";
  const host = "host.docker.internal";

  test.each<[string, SettingsInput, SecretKey[], string[]]>([
    ["nobody, as a rule", everything, ["datadogApiKey"], []],
    ["the proxies, for a model there", { models: [{ ...own, baseUrl }] }, [], ["proxy"]],
    ["the proxies, for a provider there", { providers: { ollama: { baseUrl } } }, [], ["proxy"]],
    [
      "the proxies, for what LiteLLM alone knows",
      { ...everything, extra: { litellmSettings: { callback_url: baseUrl } } },
      [],
      ["proxy"],
    ],
    [
      "the migration too, for a database there",
      { ...everything, database: { server: { host } } },
      ["databasePassword"],
      ["migration", "proxy"],
    ],
    [
      "the Agent, for an intake there",
      { ...everything, datadog: { agent: { intakeUrl: baseUrl } } },
      ["datadogApiKey"],
      ["datadog-agent"],
    ],
  ])("%s", (_, input, keys, expected) => {
    expect(known(input, keys)).toEqual(expected);
  });
});
