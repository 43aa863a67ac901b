import { config, withSettings, type BadInput } from "../bad-input";

const general = (general_settings: unknown) => config({ general_settings });
const redis = (coordination_redis: unknown) => general({ coordination_redis });
const password = { databasePassword: "Vq7Zr2Lw9Xk4", redisPassword: "Tn8Bm5Hd1Gs7" };
const database = (server: unknown) =>
  withSettings(
    { database: { server } },
    { secrets: { databasePassword: password.databasePassword } },
  );
const redisServer = (server: unknown) =>
  withSettings({ redis: { server } }, { secrets: { redisPassword: password.redisPassword } });

/** The database, Redis, and how many proxies share them. */
export const stores: readonly BadInput[] = [
  {
    name: "a pool of no connection",
    input: withSettings({ database: { connectionsPerReplica: 0 } }),
    path: "database.connectionsPerReplica",
    reason: "must be at least 1",
    litellm: general({ database_connection_pool_limit: 0 }),
  },
  {
    name: "a pool as a word",
    input: withSettings({ database: { connectionsPerReplica: "abc" } }),
    path: "database.connectionsPerReplica",
    reason: "must be a number",
    litellm: general({ database_connection_pool_limit: "abc" }),
  },
  {
    name: "more connections than the database takes",
    input: withSettings({ replicas: 4, database: { connectionsPerReplica: 100 } }),
    path: "database.connectionsPerReplica",
    reason: "the database takes",
    litellm: general({ database_connection_pool_limit: 10_000 }),
  },
  {
    name: "a database's address where its host belongs",
    input: database({ host: "postgresql://postgres.internal:5432" }),
    path: "database.server.host",
    reason: "must be a host name or address",
    litellm: general({ database_url: "postgres.internal" }),
  },
  {
    name: "a database without its password",
    input: withSettings({ database: { server: { host: "postgres.internal" } } }),
    path: "databasePassword",
    reason: "database.server needs it",
    litellm: general({ database_url: "os.environ/MY_DATABASE_URL" }),
  },
  {
    name: "a database on the machine itself, which in a container is the container",
    input: database({ host: "localhost" }),
    path: "database.server.host",
    reason: "host.docker.internal",
    litellm: general({ database_url: "postgresql://litellm@localhost:5432/litellm" }),
  },
  {
    name: "a port that there isn't",
    input: database({ host: "postgres.internal", port: 0 }),
    path: "database.server.port",
    reason: "must be at least 1",
    litellm: general({ database_url: "postgresql://litellm@postgres:0/litellm" }),
  },
  {
    name: "a kind of TLS that there isn't",
    input: database({ host: "postgres.internal", tls: "on" }),
    path: "database.server.tls",
    reason: "must be one of disable, require, verify-full",
    litellm: general({ database_url: "postgresql://litellm@postgres/litellm?sslmode=on" }),
  },
  {
    name: "Redis's port within its host",
    input: redisServer({ host: "redis.internal:6379" }),
    path: "redis.server.host",
    reason: "without a scheme or port",
    litellm: redis({ host: "redis.internal:6379" }),
  },
  {
    name: "Redis's port as a word",
    input: redisServer({ host: "redis.internal", port: "default" }),
    path: "redis.server.port",
    reason: "must be a number",
    litellm: redis({ host: "redis.internal", port: "default" }),
  },
  {
    name: "Redis without its password",
    input: withSettings({ redis: { server: { host: "redis.internal" } } }),
    path: "redisPassword",
    reason: "redis.server needs it",
    litellm: redis({ host: "redis.internal", password: "os.environ/MY_REDIS_PASSWORD" }),
  },
  {
    name: "Redis settings with a typo",
    input: redisServer({ hostname: "redis.internal", host: "redis.internal" }),
    path: "redis.server.hostname",
    reason: "inputs here: host, port",
    litellm: redis({ host: "redis", prot: 6379 }),
  },
  {
    name: "no replica",
    input: withSettings({ replicas: 0 }),
    path: "replicas",
    reason: "must be at least 1",
    litellm: undefined,
    note: "how many proxies there are is nothing that LiteLLM knows",
  },
];
