import { toYaml } from "../yaml";
import type { PostgresAddress } from "../stores/postgres";
import type { RedisAddress } from "../stores/redis";
import { integrationMetrics, type IntegrationMetric } from "./integrations";
import { metricsPort } from "./litellm";
import type { Metric } from "./metric";
import { metrics } from "./metrics";
import { renamedLabels } from "./tags";

/** Seconds between two scrapes; the Agent's own default. */
export const scrapeSeconds = 15;

/** Handles by which the Agent's secret backend knows secrets: none is in its config or its checks. */
export const agentSecrets = {
  apiKey: "api_key",
  postgres: "postgres_password",
  coordinationRedis: "coordination_redis_password",
  cacheRedis: "cache_redis_password",
} as const;

/** A Redis, and the handle of its password. */
export interface WatchedRedis extends RedisAddress {
  secret: string;
}

/** Under which tags the Agent watches. */
type Tagged = Pick<Watched, "environment" | "service">;

/** The servers that the Agent watches, and their tags. */
export interface Watched {
  environment: string;
  service: string;
  /**
   * Host name of each proxy, one a replica. A name must never lead to another replica: counters would
   * jump between two processes, and each jump up would be money that nobody spent.
   */
  proxies: readonly string[];
  /** Undefined where the Agent has no access. */
  postgres: PostgresAddress | undefined;
  redis: readonly WatchedRedis[];
  /** Where the load balancer serves its metrics; undefined where it serves none. */
  edge: { host: string; port: number } | undefined;
}

/**
 * The Agent's checks: texts of the files below its `conf.d`. The same input gives the same bytes.
 *
 * Sources: DataDog/integrations-core, the `conf.yaml.example` of each check.
 */
export function renderAgentChecks(watched: Watched): Record<string, string> {
  const { proxies, postgres, redis, edge } = watched;
  const tags = tagsOf(watched);
  const checks = {
    litellm: proxies.map((host) => ({ ...litellm(host), tags })),
    postgres: postgres ? [{ ...database(postgres), tags }] : [],
    redisdb: redis.map((server) => ({ ...redisServer(server), tags })),
    haproxy: edge ? [{ ...edgeServer(edge), tags }] : [],
  };
  return Object.fromEntries(
    Object.entries(checks)
      .filter(([, instances]) => instances.length > 0)
      .map(([check, instances]) => [`${check}.d/conf.yaml`, heading + toYaml({ instances })]),
  );
}

/**
 * Value of the label or annotation by which an Agent that discovers containers finds a proxy, and
 * watches it as {@link renderAgentChecks} would.
 *
 * @param tags - further ones, which may have the Agent's template variables in them
 */
export const renderProxyCheck = (watched: Tagged, tags: readonly string[] = []): string =>
  discovered("litellm", { ...litellm("%%host%%"), tags: [...tagsOf(watched), ...tags] });

/**
 * Value of the label or annotation by which an Agent finds a Postgres.
 *
 * @param secret - handle of the password
 */
export const renderPostgresCheck = (
  watched: Tagged,
  address: PostgresAddress,
  secret: string,
): string => discovered("postgres", { ...database(address, secret), tags: tagsOf(watched) });

/** Value of the label or annotation by which an Agent finds a Redis. */
export const renderRedisCheck = (watched: Tagged, server: WatchedRedis): string =>
  discovered("redisdb", { ...redisServer(server), tags: tagsOf(watched) });

/**
 * Without the tags that the Agent has for containers, which would make other series
 * (docs.datadoghq.com/containers/docker/integrations).
 */
const discovered = (check: string, instance: object) =>
  JSON.stringify({
    [check]: { ignore_autodiscovery_tags: true, init_config: {}, instances: [instance] },
  });

const tagsOf = ({ environment, service }: Tagged) => [`env:${environment}`, `service:${service}`];

/** First line of the Agent's files. */
export const heading = `# Made by litellm-gateway from the stack's settings; edits here are lost.
`;

/**
 * Without `litellm_health_endpoint`: it would call every model every 15 seconds, for money. Datadog's
 * own names stay beside ours, for its own dashboard.
 */
const litellm = (host: string) => ({
  openmetrics_endpoint: `http://${host}:${metricsPort}/metrics`,
  min_collection_interval: scrapeSeconds,
  // Counts a new proxy from 0 (config/datadog/proxy-metrics.ts).
  use_process_start_time: true,
  rename_labels: { ...renamedLabels },
  // Which of them an Agent would know by itself depends on its version.
  extra_metrics: [pinned(Object.values<Metric>(metrics))],
});

/** Names of families, those of counters without `_total`, and what they are called in Datadog. */
const pinned = (list: readonly Metric[]) =>
  inOrder(list.map(({ prometheus, mapped }) => [prometheus, mapped] as const));

const inOrder = (pairs: readonly (readonly [string, string])[]) =>
  Object.fromEntries([...pairs].sort(([a], [b]) => (a < b ? -1 : 1)));

/** How the Agent's files name a secret. */
export const secretReference = (handle: string) => `ENC[${handle}]`;

const database = (
  { host, port, database: name, username, tls }: PostgresAddress,
  secret: string = agentSecrets.postgres,
) => ({
  host,
  port,
  username,
  password: secretReference(secret),
  dbname: name,
  // Of this database only, not of all on the server.
  dbstrict: true,
  ssl: tls ?? "disable",
  // A paid product of its own.
  dbm: false,
});

const redisServer = ({ host, port, username, tls, secret: handle }: WatchedRedis) => ({
  host,
  port,
  username,
  password: secretReference(handle),
  ...(tls && { ssl: true }),
});

/** Frontends and backends only: each of the many places for proxies would be a series of its own. */
const edgeServer = ({ host, port }: { host: string; port: number }) => ({
  use_openmetrics: true,
  openmetrics_endpoint: `http://${host}:${port}/metrics?scope=frontend&scope=backend`,
  extra_metrics: [
    inOrder(
      Object.values<IntegrationMetric>(integrationMetrics).flatMap(({ prometheus, datadog }) =>
        prometheus ? [[prometheus, haproxyName(datadog)] as const] : [],
      ),
    ),
  ],
});

/** Without what the Agent adds by itself. */
const haproxyName = (datadog: string) => datadog.replace(/^haproxy\./, "").replace(/\.count$/, "");
