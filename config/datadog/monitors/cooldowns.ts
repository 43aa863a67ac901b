import type { Monitor } from "../alerts/monitor";

/** Deployments that are left alone again and again. Only where there are cooldowns. */
export const cooldowns: Monitor = {
  title: "A deployment keeps failing",
  measures: "How often a deployment was left alone after failures, in 15 minutes",
  alerts: "above",
  critical: 10,
  warning: 3,
  meaning:
    "After `routing.allowedFails` failures in a minute it gets no requests for `routing.cooldownSeconds`.",
  impact: "The others of its name take its requests, and may reach their limits.",
  dashboard: "latency",
  queries: ({ routing }, { queries }) => {
    if (!routing.cooldowns) return [];
    const by = ["litellm_model_name", "api_provider"] as const;
    return [
      {
        query: `sum(last_15m):${queries.count("deploymentCooldowns", { by })}`,
        by,
        says: "{{litellm_model_name.name}} at {{api_provider.name}} was left alone {{value}} times in 15 minutes",
      },
    ];
  },
};
