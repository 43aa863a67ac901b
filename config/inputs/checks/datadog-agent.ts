import { hasApiKey, makesAgent, wantsAgent } from "../../datadog/agent-host";
import { error, warning, type Finding } from "../errors";
import { defaultImages, imageVersion, isAtLeast } from "../images";
import type { Settings } from "../schema";
import type { Check } from "./check";
import { because, remove, set, setSecret } from "../fix";

/** First that reads secrets from a file by itself (docs.datadoghq.com/agent/configuration/secrets-management). */
const oldestAgent = "7.70";

/** Refuses Agents that lack what the gateway relies on, or whose version can't be told. */
export const checkAgentVersion: Check = ({ settings, secrets }) => {
  if (!makesAgent(settings, secrets)) return [];
  const { images } = settings;
  const path = "images.datadogAgent";
  const fix = because`run: ${set(path, defaultImages.datadogAgent)}`;
  const version = imageVersion(images.datadogAgent);
  if (!version?.includes(".")) {
    const reason = because`${images.datadogAgent} doesn't say its version, so it can't be checked; write the full version as its tag, such as 7.81.1 (a digest may follow it), or ${fix}`;
    return [error(path, reason)];
  }
  if (isAtLeast(version, oldestAgent)) return [];
  const reason = because`${images.datadogAgent} can't read its secrets from a file; ${oldestAgent} is the least; ${fix}`;
  return [error(path, reason)];
};

/** Refuses an Agent that has nothing to read. */
export const checkAgentMetrics: Check = ({ settings, secrets }) => {
  if (!wantsAgent(settings, secrets) || settings.metrics.enabled) return [];
  const [asks, without] =
    settings.target === "kubernetes"
      ? ["kubernetes.datadogAgent", set("kubernetes.datadogAgent.type", "none")]
      : ["the secret datadogApiKey", remove("datadogApiKey")];
  const reason = because`is false, so the Agent, which ${asks} asks for, would have nothing to watch; run: ${set("metrics.enabled", true)}, or ${without}`;
  return [error("metrics.enabled", reason)];
};

/** Warns of what needs an API key, where there is none. */
export const checkUnusedAgent: Check = ({ settings: { datadog }, secrets }) => {
  if (hasApiKey(secrets)) return [];
  const { mode, intakeUrl, ...switches } = datadog.agent;
  const asked = [
    ...(mode === "static" ? [] : ["mode"]),
    ...(intakeUrl === undefined ? [] : ["intakeUrl"]),
    ...(["logs", "apm", "llmObservability"] as const)
      .filter((name) => switches[name].enabled)
      .map((name) => `${name}.enabled`),
  ];
  const reason = because`does nothing without an API key; run: ${setSecret("datadogApiKey")}`;
  return asked.map((name) => warning(`datadog.agent.${name}`, reason));
};

/**
 * Refuses logs that can't be had, or that would carry prompts: LiteLLM writes them at the level debug.
 */
export const checkAgentLogs: Check = ({ settings, secrets }) => {
  const { agent } = settings.datadog;
  // On Kubernetes they are refused altogether.
  if (settings.target === "kubernetes" || !hasApiKey(secrets) || !agent.logs.enabled) return [];
  const found: Finding[] = [];
  if (agent.mode !== "autodiscovery") {
    const reason = because`is true, but Docker gives logs through its socket only, which the mode static has not; run: ${set("datadog.agent.mode", "autodiscovery")}, or ${set("datadog.agent.logs.enabled", false)}`;
    found.push(error("datadog.agent.logs.enabled", reason));
  }
  if (settings.logging.level === "debug") {
    const reason = because`debug writes prompts into the logs, and datadog.agent.logs sends them to Datadog; run: ${set("logging.level", "info")}, or ${set("datadog.agent.logs.enabled", false)}`;
    found.push(error("logging.level", reason));
  }
  return found;
};

/**
 * Refuses to give raw requests to LLM Observability, which the proxies send with everything else
 * that callbacks get (litellm: litellm_core_utils/litellm_logging.py raw_request,
 * integrations/datadog/datadog_llm_obs.py metadata).
 */
export const checkRawRequests: Check = ({ settings, secrets }) => {
  if (!hasApiKey(secrets) || !sendsRawRequests(settings)) return [];
  const reason = because`is true, and datadog.agent.llmObservability would send all requests to Datadog word for word; run: ${set("logging.rawRequests", false)}, or ${set("datadog.agent.llmObservability.enabled", false)}`;
  return [error("logging.rawRequests", reason)];
};

const sendsRawRequests = ({ logging, datadog }: Settings): boolean =>
  logging.rawRequests && datadog.agent.llmObservability.enabled;
