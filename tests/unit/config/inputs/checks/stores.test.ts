import { mock, testCases } from "./cases";

const redis = { server: { host: "redis.example.com" } };

describe("servers and their passwords", () => {
  testCases([
    { title: "both", settings: { redis }, keys: ["redisPassword"] },
    {
      title: "only servers",
      settings: {
        redis,
        database: { server: { host: "postgres.example.com" } },
        cache: { type: "redis", server: { host: "cache.example.com" } },
      },
      found: [
        ["error", "databasePassword", "pulumi config set --secret databasePassword"],
        ["error", "redisPassword", "redis.server needs it"],
        ["error", "cacheRedisPassword", "cache.server needs it"],
      ],
    },
    {
      title: "only a password",
      keys: ["databasePassword"],
      found: [["error", "databasePassword", "there is no database.server"]],
    },
  ]);
});

describe("hosts and TLS", () => {
  const database = (host: string) => ({ database: { server: { host, tls: "disable" as const } } });
  testCases([
    {
      title: "the container itself",
      settings: { redis: { server: { host: "localhost" } } },
      keys: ["redisPassword"],
      found: [["error", "redis.server.host", "host.docker.internal"]],
    },
    {
      title: "clear text to a database",
      settings: database("postgres.example.com"),
      keys: ["databasePassword"],
      found: [["warning", "database.server.tls", "clear text"]],
    },
    {
      title: "clear text in a private network",
      settings: database("postgres.internal"),
      keys: ["databasePassword"],
    },
    {
      title: "clear text to a Redis",
      settings: { redis: { server: { host: "redis.internal", tls: false } } },
      keys: ["redisPassword"],
      found: [["warning", "redis.server.tls", "pulumi config set --path 'redis.server.tls' true"]],
    },
    {
      title: "one Redis for both",
      settings: { redis, cache: { type: "redis", ...redis } },
      keys: ["redisPassword", "cacheRedisPassword"],
      found: [["warning", "cache.server", "use two"]],
    },
    {
      title: "two ports of one host",
      settings: { redis, cache: { type: "redis", server: { ...redis.server, port: 6380 } } },
      keys: ["redisPassword", "cacheRedisPassword"],
    },
  ]);
});

describe("connections to the database", () => {
  const server = { host: "postgres.internal", maxConnections: 60 };
  testCases([
    {
      title: "the most that ours takes",
      settings: { replicas: 10, database: { connectionsPerReplica: 19 } },
    },
    {
      title: "one more",
      settings: { replicas: 10, database: { connectionsPerReplica: 20 } },
      found: [
        [
          "error",
          "database.connectionsPerReplica",
          "2 × 10 replicas (old and new during a rollout) × 20 connections + 10 for the migration + 10 in reserve = 420, and the database takes 400; run: pulumi config set --path 'database.connectionsPerReplica' 19",
        ],
      ],
    },
    {
      title: "the most that a server takes",
      settings: { replicas: 2, database: { server } },
      keys: ["databasePassword"],
    },
    {
      title: "more than a server takes",
      settings: { replicas: 3, database: { server } },
      keys: ["databasePassword"],
      found: [["error", "database.server.maxConnections", "= 80, and the database takes 60"]],
    },
  ]);
});

describe("timeouts", () => {
  const models = (timeouts: { timeoutSeconds?: number; streamTimeoutSeconds?: number }) => ({
    requestTimeoutSeconds: 100,
    models: [{ ...mock, ...timeouts }],
  });
  testCases([
    { title: "an edge that waits", settings: { edge: { timeoutSeconds: 601 } } },
    {
      title: "an edge that doesn't",
      settings: { edge: { timeoutSeconds: 600 } },
      found: [["error", "edge.timeoutSeconds", "not above requestTimeoutSeconds (600)"]],
    },
    { title: "of a model", settings: models({ timeoutSeconds: 100, streamTimeoutSeconds: 100 }) },
    {
      title: "of a model, above all",
      settings: models({ timeoutSeconds: 101 }),
      found: [["error", "models[0].timeoutSeconds", "above requestTimeoutSeconds (100)"]],
    },
    {
      title: "of a stream, above the model's",
      settings: models({ timeoutSeconds: 20, streamTimeoutSeconds: 21 }),
      found: [["error", "models[0].streamTimeoutSeconds", "above timeoutSeconds (20)"]],
    },
    {
      title: "of a stream, above all",
      settings: models({ streamTimeoutSeconds: 101 }),
      found: [["error", "models[0].streamTimeoutSeconds", "above requestTimeoutSeconds (100)"]],
    },
  ]);
});
