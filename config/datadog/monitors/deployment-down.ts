import { gatedMonitor, percentOf } from "./gated";
import type { MonitorBuilder } from "./spec";

/** Between cooldowns a deployment gets a few calls only: this many say enough. */
const least = 5;

/**
 * A deployment whose calls fail, nearly all. It is worked out of the calls: LiteLLM's own state of
 * a complete outage is set in cooldowns only, which a name's only deployment never has, and under
 * the name, while the state of a success is set under the provider's model: it would never end
 * (litellm: router_utils/cooldown_callbacks.py router_cooldown_event_callback,
 * integrations/prometheus.py set_deployment_healthy).
 */
export const deploymentDown: MonitorBuilder = (settings, context) => {
  const by = ["litellm_model_name", "api_provider"] as const;
  const { queries } = context;
  // What a client does wrong says nothing of the deployment, and what the gateway itself refuses, by a
  // limit or a guardrail, is counted here too, without a provider.
  const where = ["!exception_status:400", "api_provider:*"] as const;
  const failed = queries.count("deploymentFailures", { where, by });
  const answered = queries.count("deploymentSuccesses", { by });
  const all = `(default_zero(${answered}) + default_zero(${failed}))`;
  return gatedMonitor({
    settings,
    context,
    monitor: "deploymentDown",
    window: "last_5m",
    share: percentOf(failed, all),
    total: all,
    least,
    by,
    says: "{{value}} % of the calls of {{litellm_model_name.name}} at {{api_provider.name}} failed in 5 minutes",
    impact: "Requests go to other deployments of the name and to fallbacks, or fail.",
    dashboard: "latency",
  });
};
