/** The metrics by which a gateway is watched: each once, for monitors, SLOs, dashboards and the Agent. */
export {
  integrationMetrics,
  integrationTags,
  serviceChecks,
  type Integration,
  type IntegrationMetric,
  type IntegrationMetricName,
} from "../../config/datadog/integrations";
export {
  datadogNames,
  latencyBuckets,
  type Counter,
  type Gauge,
  type Histogram,
  type LatencyBucket,
  type Metric,
} from "../../config/datadog/metric";
export {
  bucketAt,
  bucketsOf,
  metrics,
  type CounterName,
  type GaugeName,
  type HistogramName,
  type MetricName,
  type TagOf,
} from "../../config/datadog/metrics";
export { agentTags } from "../../config/datadog/tags";
