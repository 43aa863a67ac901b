import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";

/** Whether there is a key to send to Datadog with. */
export const hasApiKey = ({ keys }: SecretNames): boolean => keys.includes("datadogApiKey");

/** Whether an Agent is made: it can't send without an API key. */
export function makesAgent({ target, kubernetes }: Settings, secrets: SecretNames): boolean {
  const { type } = kubernetes.datadogAgent;
  if (target === "kubernetes" && (type === "none" || type === "existing")) return false;
  return hasApiKey(secrets);
}

/** Whether an Agent watches the gateway: one that is made, or one that the cluster has. */
export const wantsAgent = (settings: Settings, secrets: SecretNames): boolean =>
  makesAgent(settings, secrets) ||
  (settings.target === "kubernetes" && settings.kubernetes.datadogAgent.type === "existing");

/** Whether it watches the gateway's own stores too: Agents of the cluster may not be able to read passwords. */
export function watchesStores(settings: Settings, secrets: SecretNames): boolean {
  const { type, secretBackend } = settings.kubernetes.datadogAgent;
  if (settings.target === "kubernetes" && type === "existing" && !secretBackend) return false;
  return wantsAgent(settings, secrets);
}

/** DNS name of the Agent on Docker's networks of the gateway. */
export const dockerAgentHost = "datadog-agent";

/** Namespace of the Agents on Kubernetes. */
export function agentNamespace({ kubernetes }: Pick<Settings, "kubernetes">): string {
  const { namespace, type } = kubernetes.datadogAgent;
  return namespace ?? (type === "daemonset" ? `${kubernetes.namespace}-datadog` : "datadog");
}

/** DNS name of the Agent for the proxies: on Kubernetes that of their own node. */
export const agentHost = (settings: Settings): string =>
  settings.target === "kubernetes"
    ? `${settings.kubernetes.datadogAgent.service}.${agentNamespace(settings)}.svc`
    : dockerAgentHost;

/**
 * Name by which an Agent reaches a store of the gateway's own, which is also the tag `redis_host` of its
 * metrics. On Kubernetes an Agent is in another namespace; a pod's address would be another series each time.
 */
export const watchedHost = ({ target, kubernetes }: Settings, store: string): string =>
  target === "kubernetes" ? `${store}.${kubernetes.namespace}.svc` : store;

/** Where the Agent takes events (DogStatsD, UDP). */
export const dogstatsdPort = 8125;

/** Where the Agent takes traces, when it is to. */
export const tracePort = 8126;
