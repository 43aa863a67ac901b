import { wantsMetrics } from "../datadog/litellm";
import { proxyMetricsFile, renderProxyMetrics } from "../datadog/proxy-metrics";
import { renderGate } from "./gate";
import { proxyLimitsFile, renderProxyLimits } from "./proxy-limits";
import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";

/** Modules of ours that LiteLLM's config names, by file name: they must be beside it. */
export function renderProxyModules(
  settings: Settings,
  secrets: SecretNames,
): Record<string, string> {
  const limits = renderProxyLimits(settings);
  return {
    ...renderGate(settings),
    ...(limits !== undefined && { [proxyLimitsFile]: limits }),
    ...(wantsMetrics(settings) && { [proxyMetricsFile]: renderProxyMetrics(settings, secrets) }),
  };
}
