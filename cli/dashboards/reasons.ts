import { integrationMetrics, type IntegrationMetric } from "../../config/datadog/integrations";
import { datadogNames, type Metric, type Need } from "../../config/datadog/metric";
import { metrics } from "../../config/datadog/metrics";
import type { Series } from "./query/evaluate";
import { parseQuery } from "./query/parse";

/** Why there is nothing of a metric yet. */
const byNeed: Record<Need, string> = {
  stream: "No streamed answer yet.",
  cache: "No request yet that may be answered by the cache.",
  fallback: "No fallback was needed.",
  failure: "Nothing has failed.",
  cooldown: "No deployment was set aside.",
  guardrail: "No guardrail has run yet.",
  "provider-rate-limits": "No provider has told of a limit yet.",
  "prompt-caching": "No provider has used its cache of prompts yet.",
  "key-budget": "No key with a budget has been used yet.",
  "team-budget": "No team with a budget has been used yet.",
  "provider-budget": "The provider has not been used yet.",
  "key-limits": "No key with limits has been used yet.",
  "team-limits": "No team with limits has been used yet.",
  "model-limits": "No model with limits has been used yet.",
  "zero-cost": "None: every request has its cost.",
  "callback-failure": "No callback has failed.",
  "service-failure": "Nothing has failed.",
};

const known = new Map(
  Object.values<Metric>(metrics).flatMap((metric) =>
    datadogNames(metric).map((name) => [name, metric] as const),
  ),
);

const integrations = new Map(
  Object.values<IntegrationMetric>(integrationMetrics).map((metric) => [metric.datadog, metric]),
);

const where = { postgres: "Postgres", redisdb: "Redis", haproxy: "The load balancer" } as const;

/** Why a widget has nothing to show. */
export function whyEmpty(queries: readonly string[], series: readonly Series[]): string {
  const names = queries.flatMap((query) => parseQuery(query).terms.map(({ metric }) => metric));
  const missing = names.find((name) => !series.some(({ metric }) => metric === name));
  if (missing === undefined) return "None in this time.";
  const integration = integrations.get(missing)?.integration;
  if (integration)
    return `${where[integration]} told nothing of this here; the Datadog Agent asks it.`;
  const need = known.get(missing)?.needs;
  return need === undefined ? "No requests yet." : byNeed[need];
}
