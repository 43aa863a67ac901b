import type { LiteLLMGatewayArgs } from "../../../components/args";
import {
  namesOf,
  recordGateway,
  running,
  uploadsOf,
  variablesOf,
  type RecordedGateway,
} from "./recorded-gateway";

const password = "p@ss/word:1";
const gatewayWith = (args: LiteLLMGatewayArgs) =>
  recordGateway({ models: [{ name: "fast", provider: "mock" }], replicas: 1, ...args });

const environmentOf = (gateway: RecordedGateway, part = "proxy") =>
  variablesOf(uploadsOf(gateway, part).environment);

const databaseServer = { host: "postgres.internal", username: "lite llm", tls: "disable" } as const;

describe("a gateway whose stores are all there already", () => {
  let gateway: RecordedGateway;
  beforeAll(async () => {
    gateway = await gatewayWith({
      database: { server: databaseServer },
      redis: { server: { host: "redis.internal" } },
      cache: { type: "redis", server: { host: "cache.internal", port: 6380 } },
      databasePassword: password,
      redisPassword: "redis-password",
      cacheRedisPassword: "cache-password",
    });
  });

  test("runs none, and brings none of their images", () => {
    expect(namesOf(running(gateway))).toEqual([
      "gateway-test-edge",
      "gateway-test-migration",
      "gateway-test-mock-upstream",
      "gateway-test-proxy-0",
    ]);
    expect(namesOf(gateway.ofKind("RemoteImage"))).toEqual([
      "gateway-test-image-haproxy",
      "gateway-test-image-litellm",
      "gateway-test-image-mockUpstream",
    ]);
    const volumes = namesOf(gateway.ofKind("Volume"));
    expect(volumes.filter((name) => /-data-\d+$/.test(name))).toEqual([]);
  });

  test("still has the passwords, so that its settings can go back", () => {
    expect(namesOf(gateway.ofKind("RandomPassword"))).toEqual(
      expect.arrayContaining([
        "gateway-secrets-postgres-password",
        "gateway-secrets-redis-password",
      ]),
    );
  });

  test("gives the proxies their passwords, encoded where it is a URL", () => {
    expect(environmentOf(gateway)).toMatchObject({
      DATABASE_URL: `postgresql://lite%20llm:p%40ss%2Fword%3A1@postgres.internal:5432/litellm?sslmode=disable`,
      COORDINATION_REDIS_PASSWORD: "redis-password",
      CACHE_REDIS_PASSWORD: "cache-password",
    });
  });

  test("migrates over a network that leads out", () => {
    const { networksAdvanced, hosts } = gateway.find("Container", "gateway-test-migration").inputs;
    expect(networksAdvanced).toEqual([{ name: "gateway-test-network-edge", aliases: [] }]);
    // Its server is not on the machine.
    expect(hosts).toBeUndefined();
    expect(environmentOf(gateway, "migration")).toEqual({
      DATABASE_URL: environmentOf(gateway).DATABASE_URL,
    });
  });

  test("hides a given password: it is in nothing that isn't secret", () => {
    for (const { name, inputs, secretInputs } of gateway.resources) {
      const open = Object.entries(inputs).filter(([key]) => !secretInputs.includes(key));
      const found = /p@ss|p%40ss|(redis|cache)-password"/.exec(JSON.stringify(open));
      expect({ name, found }).toEqual({ name, found: null });
    }
  });
});

test.each([
  ["disable", "?sslmode=disable", undefined],
  ["require", "?sslmode=require", undefined],
  ["verify-full", "?sslmode=require&sslaccept=strict", "/etc/ssl/certs/ca-certificates.crt"],
] as const)("TLS to the database: %s", async (tls, options, authorities) => {
  const gateway = await gatewayWith({
    database: { server: { ...databaseServer, tls } },
    databasePassword: password,
  });
  const environment = environmentOf(gateway, "migration");
  expect(environment.DATABASE_URL).toMatch(/\/litellm\?/);
  expect(environment.DATABASE_URL?.endsWith(`/litellm${options}`)).toBe(true);
  expect(environment.PGSSLROOTCERT).toBe(authorities);
});

test("a guessable password doesn't show in the hash of the migration's files", async () => {
  const args = { database: { server: databaseServer }, databasePassword: "1234" };
  const labelsOf = (gateway: RecordedGateway) =>
    gateway.find("Volume", "gateway-test-migration-files").inputs.labels;
  const labels = labelsOf(await gatewayWith(args));
  expect(labelsOf(await gatewayWith(args))).toEqual(labels);
  expect(labelsOf(await gatewayWith({ ...args, databasePassword: "1235" }))).not.toEqual(labels);
});

describe("the semantic cache", () => {
  const semantic = {
    type: "semantic",
    similarityThreshold: 0.9,
    embeddingModel: "vectors",
  } as const;
  const models: LiteLLMGatewayArgs["models"] = [
    { name: "fast", provider: "mock" },
    { name: "vectors", provider: "mock", mode: "embedding" },
  ];

  test("has a Redis whose user may search", async () => {
    const gateway = await gatewayWith({ models, cache: semantic });
    const acl = (part: string) => uploadsOf(gateway, part)["users.acl"];
    expect(acl("redis-cache")).toMatch(/ \+ft\._list \+ft\.dropindex \+module\|list\n/);
    expect(acl("redis")).not.toContain("ft.");
    const environment = environmentOf(gateway);
    expect(environment.CACHE_REDIS_URL).toBe(
      "redis://litellm:generated-gateway-secrets-redis-password@redis-cache:6379",
    );
    expect(environment).not.toHaveProperty("CACHE_REDIS_PASSWORD");
  });

  test("or one that is there already, by TLS and with an encoded password", async () => {
    const gateway = await gatewayWith({
      models,
      cache: { ...semantic, server: { host: "cache.internal" } },
      cacheRedisPassword: password,
    });
    expect(namesOf(running(gateway))).not.toContain("gateway-test-redis-cache");
    expect(environmentOf(gateway).CACHE_REDIS_URL).toBe(
      "rediss://default:p%40ss%2Fword%3A1@cache.internal:6379",
    );
  });
});
