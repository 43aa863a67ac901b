import { counter, gauge, histogram } from "../metric";
import { caller, deployment, organisation, target, team } from "../tags";

const request = [
  ...caller,
  "litellm_user",
  "requested_model",
  "route",
  ...target,
  ...organisation,
] as const;
const exception = ["exception_status", "exception_class"] as const;
const answer = ["model_group", "requested_model", ...caller, ...deployment] as const;
const fallback = [
  "requested_model",
  "fallback_model",
  ...caller,
  ...exception,
  "model_id",
] as const;

/** Requests of clients, and what became of them. */
export const traffic = {
  requests: counter(
    "litellm_proxy_total_requests_metric",
    "proxy.total_requests.metric",
    "request",
    [...request, "status_code"],
    "Requests of clients, failed ones included.",
  ),
  failedRequests: counter(
    "litellm_proxy_failed_requests_metric",
    "proxy.failed_requests.metric",
    "request",
    [...request, ...exception],
    "Requests that clients got an error for; 429 is among them.",
    "failure",
  ),
  inFlight: gauge(
    "litellm_in_flight_requests",
    "in_flight_requests",
    "request",
    [],
    "Requests that a replica is working on. One series a replica, without `pid`.",
  ),
  guardrailRequests: counter(
    "litellm_guardrail_requests",
    "guardrail.requests",
    "request",
    ["guardrail_name", "status", "hook_type"],
    "Runs of guardrails.",
    "guardrail",
  ),
  guardrailErrors: counter(
    "litellm_guardrail_errors",
    "guardrail.errors",
    "error",
    ["guardrail_name", "error_type", "hook_type"],
    "Runs of guardrails that refused or failed.",
    "guardrail",
  ),
  guardrailLatency: histogram(
    "litellm_guardrail_latency_seconds",
    "guardrail.latency_seconds",
    ["guardrail_name", "status", "error_type", "hook_type"],
    "Time that guardrails took.",
    { needs: "guardrail" },
  ),
} as const;

/** Deployments: one model at one provider. */
export const deployments = {
  deploymentState: gauge(
    "litellm_deployment_state",
    "deployment.state",
    "state",
    deployment,
    "0 after a success, 1 after a failure; 2 in a cooldown, but by the name of the model, and never ended.",
  ),
  deploymentRequests: counter(
    "litellm_deployment_total_requests",
    "deployment.total_requests",
    "request",
    answer,
    "Calls of a deployment.",
  ),
  deploymentSuccesses: counter(
    "litellm_deployment_success_responses",
    "deployment.success_responses",
    "response",
    answer,
    "Calls of a deployment that succeeded.",
  ),
  deploymentFailures: counter(
    "litellm_deployment_failure_responses",
    "deployment.failure_responses",
    "response",
    [...answer, ...exception],
    "Calls of a deployment that failed.",
    "failure",
  ),
  deploymentCooldowns: counter(
    "litellm_deployment_cooled_down",
    "deployment.cooled_down",
    "operation",
    [...deployment, "exception_status"],
    "How often a deployment was set aside after failures.",
    "cooldown",
  ),
  successfulFallbacks: counter(
    "litellm_deployment_successful_fallbacks",
    "deployment.successful_fallbacks",
    "request",
    fallback,
    "Requests that a fallback answered.",
    "fallback",
  ),
  failedFallbacks: counter(
    "litellm_deployment_failed_fallbacks",
    "deployment.failed_fallbacks",
    "request",
    fallback,
    "Requests that a fallback failed to answer.",
    "fallback",
  ),
  deploymentTpmLimit: gauge(
    "litellm_deployment_tpm_limit",
    "deployment.tpm_limit",
    "token",
    ["model_group", ...deployment],
    "Tokens a minute that the settings allow a deployment.",
    "model-limits",
  ),
  deploymentRpmLimit: gauge(
    "litellm_deployment_rpm_limit",
    "deployment.rpm_limit",
    "request",
    ["model_group", ...deployment],
    "Requests a minute that the settings allow a deployment.",
    "model-limits",
  ),
} as const;

const remaining = ["model_group", "api_key_alias", ...deployment] as const;

/** How near a limit is. */
export const limits = {
  providerRequestsRemaining: gauge(
    "litellm_remaining_requests_metric",
    "remaining_requests.metric",
    "request",
    remaining,
    "Requests a minute that are left: by the provider's headers, else of the model's own limit.",
    "provider-rate-limits",
  ),
  providerTokensRemaining: gauge(
    "litellm_remaining_tokens_metric",
    "remaining_tokens.metric",
    "token",
    remaining,
    "Tokens a minute that are left: by the provider's headers, else of the model's own limit.",
    "provider-rate-limits",
  ),
  keyLimitAllowed: gauge(
    "litellm_api_key_rate_limit_allowed_metric",
    "api.key.rate_limit_allowed.metric",
    "item",
    ["api_key_alias", "rate_limit_type"],
    "A key's limit of requests, tokens or requests at once.",
    "key-limits",
  ),
  keyLimitUsed: gauge(
    "litellm_api_key_rate_limit_used_metric",
    "api.key.rate_limit_used.metric",
    "item",
    ["api_key_alias", "rate_limit_type"],
    "How much of a key's limit is used.",
    "key-limits",
  ),
  teamLimitAllowed: gauge(
    "litellm_team_rate_limit_allowed_metric",
    "team.rate_limit_allowed.metric",
    "item",
    [...team, "rate_limit_type"],
    "A team's limit of requests, tokens or requests at once.",
    "team-limits",
  ),
  teamLimitUsed: gauge(
    "litellm_team_rate_limit_used_metric",
    "team.rate_limit_used.metric",
    "item",
    [...team, "rate_limit_type"],
    "How much of a team's limit is used.",
    "team-limits",
  ),
} as const;
