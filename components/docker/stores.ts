import type * as pulumi from "@pulumi/pulumi";
import { postgresDataPath } from "../../config/postgres";
import { cacheHost, coordinationHost } from "../../config/redis";
import type { Settings } from "../../config/schema";
import type { PostgresEndpoint, RedisEndpoint } from "../contracts";
import { passwordOfServer, type GivenSecrets } from "../given-secrets";
import type { GatewaySecrets } from "../secrets";
import type { ImageSource } from "./images";
import { Postgres } from "./postgres";
import { Redis, type RedisArgs } from "./redis";

/** Arguments of the data stores. */
export interface StoresArgs {
  settings: Settings;
  image: ImageSource;
  /** Network of the stores that are made. */
  network: pulumi.Output<string>;
  secrets: GatewaySecrets;
  given: GivenSecrets["keys"];
}

/** One data store. */
export interface Store<Endpoint> {
  endpoint: Endpoint;
  /** What must be there before it can be used; nothing when it is there already. */
  after: pulumi.Resource[];
}

/** The database: a server that is there already, or one that is made. */
export function databaseStore(
  name: string,
  { settings, image, network, secrets, given }: StoresArgs,
  parent: pulumi.Resource,
): Store<PostgresEndpoint> {
  const { server } = settings.database;
  if (server) {
    const { name: database, ...address } = server;
    const password = passwordOfServer(given.databasePassword);
    return { endpoint: { ...address, database, password }, after: [] };
  }
  const postgres = new Postgres(
    `${name}-postgres`,
    {
      image: image("postgres"),
      dataPath: postgresDataPath(settings.images.postgres),
      network,
      password: secrets.postgresPassword,
      memoryMegabytes: settings.resources.postgresMemoryMegabytes,
    },
    { parent },
  );
  return { endpoint: postgres.endpoint, after: [postgres] };
}

/** The Redis for spend queues and rate limits. */
export function coordinationStore(
  name: string,
  args: StoresArgs,
  parent: pulumi.Resource,
): Store<RedisEndpoint> {
  const { redis, resources } = args.settings;
  if (redis.server) return theirs(redis.server, args.given.redisPassword);
  const memoryMegabytes = resources.redisMemoryMegabytes;
  const own = { host: coordinationHost, role: "coordination", search: false } as const;
  return made(name, { ...own, memoryMegabytes }, args, parent);
}

/** The Redis for cached answers; undefined when the cache is off. */
export function cacheStore(
  name: string,
  args: StoresArgs,
  parent: pulumi.Resource,
): Store<RedisEndpoint> | undefined {
  const { type, server, memoryMegabytes } = args.settings.cache;
  if (type === "none") return undefined;
  if (server) return theirs(server, args.given.cacheRedisPassword);
  const own = { host: cacheHost, role: "cache", search: type === "semantic" } as const;
  return made(name, { ...own, memoryMegabytes }, args, parent);
}

function theirs(
  address: NonNullable<Settings["redis"]["server"]>,
  password: pulumi.Output<string> | undefined,
): Store<RedisEndpoint> {
  return { endpoint: { ...address, password: passwordOfServer(password) }, after: [] };
}

function made(
  name: string,
  what: Pick<RedisArgs, "host" | "role" | "search" | "memoryMegabytes">,
  { image, network, secrets }: StoresArgs,
  parent: pulumi.Resource,
): Store<RedisEndpoint> {
  const redis = new Redis(
    `${name}-${what.host}`,
    {
      ...what,
      image: image("redis"),
      network,
      password: secrets.redisPassword,
      monitoringPassword: secrets.monitoringPassword,
    },
    { parent },
  );
  return { endpoint: redis.endpoint, after: [redis] };
}
