import {
  agentSecrets,
  renderPostgresCheck,
  renderProxyCheck,
  renderRedisCheck,
} from "../datadog/agent";
import { wantsAgent } from "../datadog/agent-host";
import { monitoringUser } from "../datadog/monitoring-user";
import { postgres } from "../postgres";
import { cacheHost, coordinationHost, makesCache, redisPort } from "../redis";
import type { Settings } from "../schema";
import type { SecretNames } from "../secrets";
import type { Workload } from "./objects";
import { databaseMaker } from "../stores";
import type { Strings } from "./types";

/** Secret with the password of the monitoring users, for Agents that read it by Kubernetes' API. */
export const monitoringSecret = { name: "datadog-monitoring", key: "password" } as const;

/** Stores of ours that an Agent looks at. */
type Store = Extract<Workload, "postgres" | "redis" | "redis-cache">;

/** Stores that an Agent looks at, of those that are made. Servers of others are watched by them. */
export function watchedStores(
  settings: Settings,
  names: SecretNames,
): { workload: Store; port: number }[] {
  if (!wantsAgent(settings, names)) return [];
  const all = [
    { workload: "postgres", port: postgres.port, made: databaseMaker(settings) === "statefulset" },
    { workload: coordinationHost, port: redisPort, made: !settings.redis.server },
    { workload: cacheHost, port: redisPort, made: makesCache(settings) },
  ] as const;
  return all.filter(
    ({ workload, made }) => made && passwordHandle(settings, workload) !== undefined,
  );
}

/**
 * Annotations of a workload's pods by which an Agent watches them, as on Docker: the same metrics,
 * names and tags (docs.datadoghq.com/containers/kubernetes/integrations, version 2 of the format).
 * No password is in them; only a name by which the Agent reads it. None where nothing watches.
 */
export function checkAnnotations(
  settings: Settings,
  names: SecretNames,
  workload: Store | "litellm",
): Strings {
  if (!wantsAgent(settings, names)) return {};
  if (workload === "litellm") return proxyAnnotations(settings);
  const secret = passwordHandle(settings, workload);
  if (secret === undefined) return {};
  const { datadog, kubernetes } = settings;
  // Not the pod's address, as another pod would be another series.
  const host = `${workload}.${kubernetes.namespace}.svc`;
  const annotation = `ad.datadoghq.com/${workload}.checks`;
  if (workload === "postgres") {
    const address = { ...postgres, host, username: monitoringUser };
    return { [annotation]: renderPostgresCheck(datadog, address, secret) };
  }
  const server = { host, port: redisPort, username: monitoringUser, tls: false, secret };
  return { [annotation]: renderRedisCheck(datadog, server) };
}

/**
 * Each pod is a series of its own: pods get addresses that others had, and what one counted would go
 * on where the other ended. Variables: DataDog/datadog-agent,
 * `comp/core/autodiscovery/configresolver/configresolver.go`.
 */
const proxyAnnotations = ({ datadog }: Settings): Strings => ({
  "ad.datadoghq.com/litellm.checks": renderProxyCheck(datadog, ["pod_name:%%kube_pod_name%%"]),
  // One that stops is not ready, and is read to its end (`pkg/util/kubernetes/kubelet`).
  "ad.datadoghq.com/tolerate-unready": "true",
});

/** How the Agent is told of a password; undefined where it can't read any. */
function passwordHandle({ kubernetes }: Settings, workload: Store): string | undefined {
  const { type, secretBackend } = kubernetes.datadogAgent;
  const { name, key } = monitoringSecret;
  if (type === "daemonset") {
    if (workload === "postgres") return agentSecrets.postgres;
    return workload === coordinationHost ? agentSecrets.coordinationRedis : agentSecrets.cacheRedis;
  }
  // docs.datadoghq.com/agent/configuration/secrets-management
  const byScript = `k8s_secret@${kubernetes.namespace}/${name}/${key}`;
  if (type === "operator" || secretBackend === "script") return byScript;
  return secretBackend && `${kubernetes.namespace}/${name};${key}`;
}
