import type { Monitor } from "../alerts/monitor";
import { percentOf } from "../alerts/shares";

/**
 * A deployment whose calls fail, nearly all. It is worked out of the calls: LiteLLM's own state of
 * a complete outage is set in cooldowns only, which a name's only deployment never has, and under
 * the name, while the state of a success is set under the provider's model: it would never end
 * (litellm: router_utils/cooldown_callbacks.py router_cooldown_event_callback,
 * integrations/prometheus.py set_deployment_healthy).
 */
export const deploymentDown: Monitor = {
  title: "A deployment is down",
  measures:
    "Calls of a deployment in 5 minutes that failed, in percent; those refused as wrong (400) are left out",
  alerts: "above",
  critical: 99,
  most: 100,
  meaning:
    "A call that the provider refuses as wrong says nothing of the deployment. Without calls the alert is over, as nobody knows better.",
  impact: "Its requests go to other deployments of the name and to fallbacks, or fail.",
  dashboard: "latency",
  // Between cooldowns a deployment gets a few calls only.
  minimumTraffic: 5,
  queries: (_settings, { queries }) => {
    const by = ["litellm_model_name", "api_provider"] as const;
    // What a client does wrong says nothing of the deployment, and what the gateway itself refuses, by a
    // limit or a guardrail, is counted here too, without a provider.
    const where = ["!exception_status:400", "api_provider:*"] as const;
    const failed = queries.count("deploymentFailures", { where, by });
    const answered = queries.count("deploymentSuccesses", { by });
    const all = `(default_zero(${answered}) + default_zero(${failed}))`;
    return [
      {
        query: `sum(last_5m):${percentOf(failed, all)}`,
        traffic: `sum(last_5m):${all}`,
        by,
        says: "{{value}} % of the calls of {{litellm_model_name.name}} at {{api_provider.name}} failed in 5 minutes",
      },
    ];
  },
};
