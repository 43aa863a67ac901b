import { counter, gauge, histogram } from "../metric";

const failure = ["error_class", "function_name"] as const;

/**
 * Metrics of what LiteLLM does with Redis, Postgres and itself (`service_callback: ["prometheus_system"]`;
 * litellm: integrations/prometheus_services.py PrometheusServicesLogger). Each has its own name as
 * a tag, too.
 *
 * Not here because LiteLLM declares them and never counts: all of `batch_write_to_db`, and
 * `auth_failed_requests`; and `self`, which it counts twice a request: the provider's time, and all of
 * it. Writes of spend that fail are failures of Postgres.
 */
export const services = {
  redisRequests: counter(
    "litellm_redis_total_requests",
    "redis.total_requests",
    "request",
    ["redis"],
    "Calls of Redis.",
  ),
  redisFailures: counter(
    "litellm_redis_failed_requests",
    "redis.failed_requests",
    "request",
    ["redis", ...failure],
    "Calls of Redis that failed.",
    "service-failure",
  ),
  redisLatency: histogram(
    "litellm_redis_latency",
    "redis.latency",
    ["redis"],
    "Time that Redis took.",
  ),
  postgresRequests: counter(
    "litellm_postgres_total_requests",
    "postgres.total_requests",
    "request",
    ["postgres"],
    "Calls of Postgres.",
  ),
  postgresFailures: counter(
    "litellm_postgres_failed_requests",
    "postgres.failed_requests",
    "request",
    ["postgres", ...failure],
    "Calls of Postgres that failed.",
    "service-failure",
  ),
  postgresLatency: histogram(
    "litellm_postgres_latency",
    "postgres.latency",
    ["postgres"],
    "Time that Postgres took.",
  ),
  authLatency: histogram(
    "litellm_auth_latency",
    "auth.latency",
    ["auth"],
    "Time that the check of keys took.",
  ),
  budgetResetFailures: counter(
    "litellm_reset_budget_job_failed_requests",
    "reset_budget_job.failed_requests",
    "operation",
    ["reset_budget_job", ...failure],
    "Runs of the job that begins budgets anew that failed.",
    "service-failure",
  ),
  callbackFailures: counter(
    "litellm_callback_logging_failures_metric",
    "callback_logging_failures.metric",
    "error",
    ["callback_name"],
    "Logs that a callback could not send.",
    "callback-failure",
  ),
} as const;

/**
 * Spend that waits in a replica to be written; what still does when the replica dies is lost. LiteLLM
 * does not set these by itself (config/datadog/proxy-metrics.ts). Those of queues in Redis need
 * `use_redis_transaction_buffer`, which is off.
 */
export const queues = {
  spendQueue: gauge(
    "litellm_in_memory_spend_update_queue_size",
    "in_memory.spend_update_queue.size",
    "item",
    ["in_memory_spend_update_queue"],
    "Changes of keys', users' and teams' spend that wait.",
  ),
  dailySpendQueue: gauge(
    "litellm_in_memory_daily_spend_update_queue_size",
    "in_memory.daily_spend_update_queue.size",
    "item",
    ["in_memory_daily_spend_update_queue"],
    "Changes of the spend of days that wait.",
  ),
} as const;
