import { clientBuckets, histogram } from "../metric";
import { caller, deployment, organisation, target } from "../tags";

const request = [
  ...caller,
  "litellm_user",
  "model",
  "requested_model",
  ...target,
  ...organisation,
] as const;
const call = [...request, "model_group", "service_tier"] as const;

/** Where the time goes. All in seconds, whatever Datadog's own metadata says. */
export const latency = {
  requestLatency: histogram(
    "litellm_request_total_latency_metric",
    "request.total_latency.metric",
    call,
    "Time from a request's arrival to the end of its answer.",
  ),
  apiLatency: histogram(
    "litellm_llm_api_latency_metric",
    "llm.api.latency.metric",
    call,
    "Time that the provider took.",
  ),
  timeToFirstToken: histogram(
    "litellm_llm_api_time_to_first_token_metric",
    "llm.api.time_to_first_token.metric",
    call,
    "Time from the call of the provider to the first token, of streams.",
    { needs: "stream" },
  ),
  queueTime: histogram(
    "litellm_request_queue_time_seconds",
    "request.queue_time_seconds",
    request,
    "Time from a request's arrival to the start of its processing, authentication included.",
  ),
  overhead: histogram(
    "litellm_overhead_latency_metric",
    "overhead_latency.metric",
    ["model_group", "api_key_alias", ...deployment],
    "Time that the gateway itself took. It knows no team.",
  ),
  latencyPerOutputToken: histogram(
    "litellm_deployment_latency_per_output_token",
    "deployment.latency_per_output_token",
    ["model_group", ...caller, ...deployment, ...organisation],
    "Time for one token of an answer.",
    { buckets: clientBuckets },
  ),
} as const;
