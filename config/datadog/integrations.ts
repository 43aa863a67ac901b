/** Datadog's integrations for what stands beside LiteLLM. */
export type Integration = "postgres" | "redisdb" | "haproxy";

/**
 * A metric of one of Datadog's own checks.
 *
 * A `rate` is by the second: the Agent has done the division. A `count` is of increments, for
 * `.as_count()`.
 */
export interface IntegrationMetric {
  readonly integration: Integration;
  readonly datadog: string;
  readonly type: "gauge" | "rate" | "count";
  readonly unit: string;
  /** Tags of its own, beside the ones of {@link integrationTags}. */
  readonly tags: readonly string[];
  readonly description: string;
  /** HAProxy's own name of it; the Agent's config gives it ours. */
  readonly prometheus?: string;
}

/** Tags that the integrations add to all of their metrics. */
export const integrationTags = {
  postgres: ["env", "service", "server", "port"],
  redisdb: ["env", "service", "redis_host", "redis_port", "redis_role"],
  haproxy: ["env", "service", "endpoint"],
} as const satisfies Record<Integration, readonly string[]>;

type Rest = Pick<IntegrationMetric, "type" | "unit" | "description"> & { tags?: readonly string[] };

const postgres = <const Name extends string>(name: Name, { tags = ["db"], ...rest }: Rest) =>
  ({ integration: "postgres", datadog: `postgresql.${name}`, tags, ...rest }) as const;

const redis = <const Name extends string>(name: Name, { tags = [], ...rest }: Rest) =>
  ({ integration: "redisdb", datadog: `redis.${name}`, tags, ...rest }) as const;

const haproxyGauge = <const Name extends string>(
  prometheus: string,
  name: Name,
  { tags = [], ...rest }: Omit<Rest, "type">,
) =>
  ({
    integration: "haproxy",
    datadog: `haproxy.${name}`,
    type: "gauge",
    prometheus,
    tags: ["proxy", ...tags],
    ...rest,
  }) as const;

const haproxyCount = <const Name extends string>(
  prometheus: string,
  name: Name,
  { tags = [], ...rest }: Omit<Rest, "type">,
) =>
  ({
    integration: "haproxy",
    datadog: `haproxy.${name}.count`,
    type: "count",
    prometheus,
    tags: ["proxy", ...tags],
    ...rest,
  }) as const;

/**
 * Metrics of Postgres, Redis and the load balancer that monitors and dashboards may use.
 *
 * Sources: DataDog/integrations-core, `postgres/metadata.csv`, `redisdb/metadata.csv` and their
 * checks; HAProxy's are of its own Prometheus exporter, named by our `extra_metrics`.
 */
export const integrationMetrics = {
  postgresConnections: postgres("connections", {
    type: "gauge",
    unit: "connection",
    description: "Connections to the database.",
  }),
  postgresMaxConnections: postgres("max_connections", {
    type: "gauge",
    unit: "connection",
    tags: [],
    description: "Connections that the server takes.",
  }),
  postgresConnectionShare: postgres("percent_usage_connections", {
    type: "gauge",
    unit: "fraction",
    tags: [],
    description: "Share of the server's connections in use, 0 to 1.",
  }),
  postgresCommits: postgres("commits", {
    type: "rate",
    unit: "transaction",
    description: "Transactions that ended well.",
  }),
  postgresRollbacks: postgres("rollbacks", {
    type: "rate",
    unit: "transaction",
    description: "Transactions that were taken back.",
  }),
  postgresDeadlocks: postgres("deadlocks.count", {
    type: "count",
    unit: "lock",
    description: "Deadlocks.",
  }),
  postgresDatabaseSize: postgres("database_size", {
    type: "gauge",
    unit: "byte",
    description: "Disk space of the database.",
  }),
  postgresDiskReads: postgres("disk_read", {
    type: "rate",
    unit: "block",
    description: "Blocks read from disk.",
  }),
  postgresBufferHits: postgres("buffer_hit", {
    type: "rate",
    unit: "hit",
    description: "Blocks that were in memory.",
  }),
  redisMemoryUsed: redis("mem.used", {
    type: "gauge",
    unit: "byte",
    description: "Memory in use.",
  }),
  redisMemoryMax: redis("mem.maxmemory", {
    type: "gauge",
    unit: "byte",
    description: "Memory that may be used.",
  }),
  redisEvictedKeys: redis("keys.evicted", {
    type: "gauge",
    unit: "key",
    description: "Keys that were thrown away for want of memory, since Redis started.",
  }),
  redisClients: redis("net.clients", {
    type: "gauge",
    unit: "connection",
    description: "Connected clients.",
  }),
  redisRejected: redis("net.rejected", {
    type: "gauge",
    unit: "connection",
    description: "Connections that were refused, since Redis started.",
  }),
  redisHits: redis("stats.keyspace_hits", {
    type: "rate",
    unit: "key",
    description: "Lookups that found a key.",
  }),
  redisMisses: redis("stats.keyspace_misses", {
    type: "rate",
    unit: "key",
    description: "Lookups that found none.",
  }),
  redisInfoLatency: redis("info.latency_ms", {
    type: "gauge",
    unit: "millisecond",
    description: "Time that Redis took to tell about itself.",
  }),
  edgeResponses: haproxyCount("haproxy_frontend_http_responses", "frontend.http.responses", {
    unit: "response",
    tags: ["code"],
    description: "Answers to clients by class: the tag `code` is 1xx to 5xx or other.",
  }),
  edgeSessions: haproxyGauge("haproxy_frontend_current_sessions", "frontend.current.sessions", {
    unit: "connection",
    description: "Connections of clients.",
  }),
  edgeSessionLimit: haproxyGauge("haproxy_frontend_limit_sessions", "frontend.limit.sessions", {
    unit: "connection",
    description: "Connections of clients that may be.",
  }),
  edgeQueue: haproxyGauge("haproxy_backend_current_queue", "backend.current.queue", {
    unit: "request",
    description: "Requests that wait for a proxy.",
  }),
  edgeActiveProxies: haproxyGauge("haproxy_backend_active_servers", "backend.active.servers", {
    unit: "host",
    description: "Proxies that get requests.",
  }),
  edgeConnectionErrors: haproxyCount(
    "haproxy_backend_connection_errors",
    "backend.connection.errors",
    { unit: "error", description: "Proxies that could not be reached." },
  ),
  edgeRetries: haproxyCount("haproxy_backend_retry_warnings", "backend.retry.warnings", {
    unit: "request",
    description: "Requests that were given to another proxy.",
  }),
} as const satisfies Record<string, IntegrationMetric>;

/** Our short name of a metric of an integration. */
export type IntegrationMetricName = keyof typeof integrationMetrics;
