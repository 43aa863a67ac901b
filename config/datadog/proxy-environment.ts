import { imageTag } from "../inputs/images";
import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";
import { agentHost, hasApiKey, tracePort, wantsAgent } from "./agent-host";

/** Whether the proxies send a span for each model call, by themselves: so they need the API key. */
export const wantsLlmObservability = ({ datadog }: Settings, secrets: SecretNames): boolean =>
  hasApiKey(secrets) && datadog.agent.llmObservability.enabled;

/** LiteLLM's callback for LLM Observability. */
export const llmObservabilityCallback = "datadog_llm_observability";

/** Settings of LLM Observability in `litellm_settings`, its callback aside. Prompts stay here. */
export const llmObservabilitySettings = {
  datadog_llm_observability_params: { turn_off_message_logging: true },
};

/**
 * Environment of the proxies for what they send to Datadog other than metrics; no secret is in it.
 *
 * LiteLLM reads it (litellm: integrations/datadog/datadog_llm_obs.py DataDogLLMObsLogger,
 * integrations/datadog/datadog_handler.py).
 */
export function datadogEnvironment(
  settings: Settings,
  secrets: SecretNames,
): Record<string, string> {
  const { agent, environment, service, site } = settings.datadog;
  const isTraced = wantsAgent(settings, secrets) && agent.apm.enabled;
  const isObserved = wantsLlmObservability(settings, secrets);
  const version = imageTag(settings.images.litellm);
  return {
    ...((isTraced || isObserved) && {
      DD_ENV: environment,
      DD_SERVICE: service,
      ...(version !== undefined && { DD_VERSION: version }),
    }),
    ...(isObserved && { DD_SITE: site }),
    ...(isTraced && tracing(agentHost(settings))),
  };
}

/** Integrations of ddtrace that tell what is asked and answered, or cached. LiteLLM turns off openai's. */
const telling = [
  "anthropic",
  "botocore",
  "google_genai",
  "langchain",
  "litellm",
  "mcp",
  "redis",
  "vertexai",
];

/**
 * Tracing of requests, without what they carry. A query is left out because it may hold a key: some
 * providers take theirs there.
 *
 * Sources: BerriAI/litellm `docker/prod_entrypoint.sh` (litellm: proxy/proxy_server.py
 * init_dd_tracer); ddtrace.readthedocs.io/en/stable/configuration.html.
 */
const tracing = (host: string) => ({
  USE_DDTRACE: "true",
  DD_TRACE_AGENT_URL: `http://${host}:${tracePort}`,
  DD_TRACE_HTTP_CLIENT_TAG_QUERY_STRING: "false",
  DD_HTTP_SERVER_TAG_QUERY_STRING: "false",
  ...Object.fromEntries(telling.map((name) => [`DD_TRACE_${name.toUpperCase()}_ENABLED`, "false"])),
  DD_LLMOBS_ENABLED: "false",
  DD_INSTRUMENTATION_TELEMETRY_ENABLED: "false",
  DD_REMOTE_CONFIGURATION_ENABLED: "false",
});
