import type { Settings } from "../inputs/schema";
import { proxyMetricsFile } from "./proxy-metrics";
import { excludedLabels } from "./tags";

/** Port of the metrics, which want no key: reachable on the gateway's own networks only. */
export const metricsPort = 9464;

/** Where a proxy keeps its metrics for the process that serves them; emptied at each start. */
const metricsFolder = "/tmp/metrics";

/** Whether the proxies count, for whoever reads it: the Agent, or a Prometheus of one's own. */
export const wantsMetrics = ({ metrics }: Settings): boolean => metrics.enabled;

/** Callbacks of LiteLLM that count. */
export const metricsCallbacks = ["prometheus", `${proxyMetricsFile.replace(".py", "")}.metrics`];

/**
 * Settings of metrics in `litellm_settings`, the callbacks aside.
 *
 * A label that LiteLLM doesn't know keeps the proxy from starting (litellm:
 * integrations/prometheus.py PrometheusLogger, _service_logger.py ServiceLogging).
 */
export function metricsSettings() {
  return {
    // Redis, Postgres, queues and jobs.
    service_callback: ["prometheus_system"],
    prometheus_exclude_labels: [...excludedLabels],
    // Otherwise a budget is there only after the first request on it.
    prometheus_initialize_budget_metrics: true,
  };
}

/**
 * The proxies' environment for metrics. A process of its own serves them: so no scrape
 * takes time from requests, and no key is needed (litellm: proxy/prometheus_metrics_server.py).
 */
export function metricsEnvironment(): Record<string, string> {
  return {
    PROMETHEUS_METRICS_PORT: String(metricsPort),
    PROMETHEUS_MULTIPROC_DIR: metricsFolder,
  };
}
