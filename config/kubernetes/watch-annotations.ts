import { renderPostgresCheck, renderProxyCheck, renderRedisCheck } from "../datadog/agent";
import { watchedHost } from "../datadog/agent-host";
import { monitoringRoleName } from "../datadog/monitoring-role";
import { postgres } from "../stores/postgres";
import type { Settings } from "../inputs/schema";
import type { Watch, Workload } from "../workloads/workload";
import type { GatewayContext } from "./objects";
import type { Strings } from "./types";

/** Secret with the password of the monitoring role, for Agents that read it by Kubernetes' API. */
export const monitoringSecret = { name: "datadog-monitoring", key: "password" } as const;

/**
 * Annotations of a workload's pods by which an Agent watches them, as on Docker: the same metrics,
 * names and tags (docs.datadoghq.com/containers/kubernetes/integrations, version 2 of the format).
 * No password is in them; only a name by which the Agent reads it.
 *
 * They are there whether there is an Agent or not: without one they do nothing, and an Agent that comes
 * later restarts no store. Only with `kubernetes.datadogAgent.type: none`, no Agent is to see any.
 */
export function watchAnnotations(
  { settings }: GatewayContext,
  { name, watch, ports = [] }: Workload,
): Strings {
  const port = ports.find((one) => one.name === watch?.port)?.number;
  const { datadog, kubernetes } = settings;
  if (!watch || port === undefined || kubernetes.datadogAgent.type === "none") return {};
  const annotation = `ad.datadoghq.com/${name}.checks`;
  const server = { host: watchedHost(settings, name), port, username: monitoringRoleName };
  const secret = passwordHandle(settings, watch);
  switch (watch.check) {
    case "litellm":
      return {
        // Pods get addresses that others had: so each is a series of its own, or what one counted would go on
        // where the other ended. Variables: DataDog/datadog-agent,
        // `comp/core/autodiscovery/configresolver/configresolver.go`.
        [annotation]: renderProxyCheck(datadog, ["pod_name:%%kube_pod_name%%"]),
        // One that stops is not ready, and is read to its end (`pkg/util/kubernetes/kubelet`).
        "ad.datadoghq.com/tolerate-unready": "true",
      };
    case "postgres":
      if (secret === undefined) return {};
      return { [annotation]: renderPostgresCheck(datadog, { ...postgres, ...server }, secret) };
    case "redisdb":
      if (secret === undefined) return {};
      return { [annotation]: renderRedisCheck(datadog, { ...server, tls: false, secret }) };
    case "haproxy":
      return {};
  }
}

/** How the Agent is told of a password; undefined where it can't read any. */
function passwordHandle({ kubernetes }: Settings, { secret }: Watch): string | undefined {
  const { type, secretBackend } = kubernetes.datadogAgent;
  const { name, key } = monitoringSecret;
  if (type === "daemonset") return secret;
  // docs.datadoghq.com/agent/configuration/secrets-management
  const byScript = `k8s_secret@${kubernetes.namespace}/${name}/${key}`;
  if (type === "operator" || secretBackend === "script") return byScript;
  return secretBackend && `${kubernetes.namespace}/${name};${key}`;
}
