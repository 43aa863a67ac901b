import { queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/** Deployments that are left alone again and again. Only where there are cooldowns. */
export const cooldowns: MonitorBuilder = (settings, context) => {
  if (!settings.routing.cooldowns) return [];
  const by = ["litellm_model_name", "api_provider"] as const;
  return queryMonitor({
    settings,
    context,
    monitor: "cooldowns",
    query: `sum(last_15m):${context.queries.count("deploymentCooldowns", { by })}`,
    by,
    says: "{{litellm_model_name.name}} at {{api_provider.name}} was left alone {{value}} times in 15 minutes",
    impact: "The others of its name take its requests, and may reach their limits.",
    dashboard: "latency",
  });
};
