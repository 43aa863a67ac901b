import { switchFacts } from "../../../config/monitor-facts";
import { message } from "./message";
import { payload } from "./monitor";
import type { MonitorBuilder } from "./spec";

/** LiteLLM's state of a complete outage. */
const down = 2;

/** A deployment whose calls all fail. */
export const deploymentDown: MonitorBuilder = (settings, context) => {
  if (!settings.datadog.monitors.deploymentDown.enabled) return [];
  const runbook = "deployment-down";
  const state = context.queries.gauge("max", "deploymentState", {
    by: ["litellm_model_name", "api_provider"],
  });
  return [
    {
      name: runbook,
      runbook,
      payload: payload(settings, context, {
        runbook,
        title: switchFacts.deploymentDown.title,
        type: "query alert",
        // The least of 5 minutes: a single failure is a partial outage until the next success.
        query: `min(last_5m):${state} >= ${down}`,
        message: message(settings, {
          critical:
            "All calls of {{litellm_model_name.name}} at {{api_provider.name}} have failed for 5 minutes.",
          impact: "Requests go to other deployments of the name and to fallbacks, or fail.",
          dashboard: "latency",
          runbook,
        }),
        options: {
          thresholds: { critical: down },
          on_missing_data: "resolve",
          evaluation_delay: 60,
          new_group_delay: 60,
          require_full_window: false,
          include_tags: true,
        },
      }),
    },
  ];
};
