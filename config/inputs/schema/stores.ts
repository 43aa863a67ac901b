import { z } from "zod";
import { about, becomes, count, flag, hostPattern, makes } from "./fields";

const host = (what: string, example: string) =>
  about(
    z.string().regex(hostPattern, {
      error: "must be a host name or address, without a scheme or port",
    }),
    { description: `Host name of ${what}.`, example },
  );

const port = (byDefault: number) =>
  about(z.int().min(1).max(65535).default(byDefault), {
    description: "Port of the server.",
    example: byDefault,
  });

/** A Redis that is there already. */
export const redisServer = (id: string, description: string) =>
  z
    .strictObject({
      host: host("the server", "redis.internal"),
      port: port(6379),
      username: about(z.string().min(1).default("default"), {
        description: "User to sign in as.",
        example: "litellm",
      }),
      tls: flag("Speak TLS to it.", true),
    })
    .meta({ id, description })
    .optional();

const postgresServer = z
  .strictObject({
    host: host("the server", "postgres.internal"),
    port: port(5432),
    name: about(z.string().min(1).default("litellm"), {
      description: "Database on the server.",
      example: "litellm",
    }),
    username: about(z.string().min(1).default("litellm"), {
      description: "User to sign in as; it owns the database's tables.",
      example: "litellm",
    }),
    tls: about(
      z.enum(["disable", "require", "verify-full"]).meta({ id: "DatabaseTls" }).default("require"),
      {
        description:
          "TLS to the server: none, without checking its certificate, or checked against the system's authorities.",
        example: "verify-full",
      },
    ),
    maxConnections: about(z.int().min(10).max(100_000).default(100), {
      description: "Connections that the server takes (`SHOW max_connections`).",
      example: 200,
    }),
  })
  .meta({
    id: "DatabaseServerArgs",
    description:
      "A Postgres of your own, instead of one that is made. Password: `databasePassword`.",
  })
  .optional();

const generation = (what: string) =>
  about(z.int().min(1).max(100).default(1), {
    description: `Number in the name of the volume of ${what} that is made. One more begins with a new, empty volume; those of lower numbers stay. It can't go down.`,
    example: 2,
  });

/** Where keys, budgets and spend are kept. */
export const databaseSchema = z
  .strictObject({
    connectionsPerReplica: about(z.int().min(1).max(500).default(10), {
      description: "Connections that one proxy may hold.",
      example: 20,
      ...becomes("general_settings.database_connection_pool_limit"),
    }),
    generation: generation("the Postgres"),
    server: postgresServer,
  })
  .meta({
    id: "DatabaseArgs",
    description: "The Postgres of keys, budgets and spend.",
  })
  .prefault({});

/** Where rate limits and spend on its way to the database are kept. */
export const redisSchema = z
  .strictObject({
    generation: generation("the Redis"),
    server: redisServer(
      "RedisServerArgs",
      "A Redis of your own for limits and spend, instead of one that is made; it must not evict (`maxmemory-policy noeviction`). Password: `redisPassword`.",
    ),
  })
  .meta({
    id: "RedisArgs",
    description: "The Redis of rate limits, and of spend on its way to the database.",
  })
  .prefault({});

/** Settings of what is kept of each request. */
export const spendLogsSchema = z
  .strictObject({
    retentionDays: count(
      "Days after which entries of the request log are deleted. Default: never. Budgets don't need them.",
      90,
      1,
      3650,
    )
      .optional()
      .meta(makes("general_settings.maximum_spend_logs_retention_period")),
    storePrompts: flag("Keep prompts and answers in the database.", false).meta(
      becomes("general_settings.store_prompts_in_spend_logs"),
    ),
  })
  .meta({ id: "SpendLogsArgs", description: "The request log in the database." })
  .prefault({});
