import { renames } from "../../litellm/renames";
import type { LiteLLMSection } from "../../litellm/facts";

/** What keys of LiteLLM's config are made from, by section of the config and key. */
type RenderedKeys = Partial<Record<LiteLLMSection, Record<string, string>>>;

/** Keys that no input alone stands for; `nothing: …` says why nobody can set one. */
const others: RenderedKeys = {
  general_settings: {
    master_key: "the secret masterKey",
    database_url: "database",
    coordination_redis: "redis",
    enable_drain_endpoint: "nothing: the gateway needs it to replace proxies",
    drain_endpoint_token: "nothing: it is generated",
    trusted_proxy_ranges: "nothing: the edge is the only proxy",
    use_x_forwarded_for: "nothing: the edge is the only proxy",
    store_model_in_db: "nothing: models come from the stack alone",
    litellm_license: "the secret licenseKey",
    disable_prisma_schema_update: "nothing: a migration of its own does it",
    alerting: "the secrets slackWebhookUrl and alertWebhookUrl",
    use_shared_health_check: "healthChecks.enabled",
    max_parallel_requests: "limits",
    global_max_parallel_requests: "limits.maxParallelRequests",
  },
  litellm_settings: {
    cache_params: "cache",
    drop_params: "models[].dropUnsupportedParameters",
    callbacks: "limits, metrics, datadog.agent and target",
    service_callback: "metrics",
    prometheus_exclude_labels: "metrics",
    prometheus_initialize_budget_metrics: "metrics",
    datadog_llm_observability_params: "datadog.agent.llmObservability",
    prometheus_latency_buckets: "nothing: monitors and SLOs count by LiteLLM's own",
    set_verbose: "logging.level",
    block_requests_for_models_without_pricing: "nothing: it keeps budgets true",
  },
  router_settings: {
    model_list: "models",
    set_verbose: "logging.level",
    optional_pre_call_checks: "models[].rpm and models[].tpm",
    redis_host: "redis.server",
    redis_port: "redis.server",
    redis_password: "the secret redisPassword",
    redis_url: "redis.server",
    redis_db: "redis.server",
  },
  litellm_params: {
    model: "provider and model",
    api_key: "credential, or the provider's secret",
    aws_access_key_id: "the secret awsAccessKeyId",
    aws_secret_access_key: "the secret awsSecretAccessKey",
    vertex_credentials: "credential, or the secret vertexCredentials",
  },
  cache_params: {
    host: "cache.server.host",
    port: "cache.server.port",
    username: "cache.server.username",
    password: "the secret cacheRedisPassword",
    ssl: "cache.server.tls",
    url: "cache.server",
    redis_url: "cache.server",
  },
};

/** The inputs that keys of LiteLLM's config are made from, by section of the config and key. */
export const renderedKeys: RenderedKeys = withRenames(others);

/** Adds the keys that inputs say they become. */
function withRenames(others: RenderedKeys): RenderedKeys {
  const inputs = new Map<string, Set<string>>();
  const add = (key: string, input: readonly string[]) =>
    inputs.set(key, (inputs.get(key) ?? new Set()).add(input.join(".")));
  for (const { section, key, input, also } of [...renames.values()].flat()) {
    // What is only a part of a key is told of by the object it is in.
    add(`${section}.${key[0]}`, key.length > 1 ? input.slice(0, -1) : input);
    for (const other of also) add(other, input);
  }
  const all: RenderedKeys = {};
  for (const [whole, of] of inputs) {
    const [section, key] = whole.split(".") as [LiteLLMSection, string];
    (all[section] ??= {})[key] = [...of].join(" and ");
  }
  for (const [section, keys] of Object.entries(others) as [LiteLLMSection, object][])
    all[section] = { ...all[section], ...keys };
  return all;
}
