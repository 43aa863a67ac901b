import {
  agentCommand,
  agentFiles,
  agentFolder,
  agentHealthPort,
  renderAgentScript,
  renderAgentSecrets,
  renderKubernetesAgentConfig,
} from "../datadog/agent-config";
import { agentNamespace, dogstatsdPort, tracePort } from "../datadog/agent-host";
import type { Settings } from "../schema";
import type { DaemonSet, LocalService } from "./agent-types";
import { filesPath, type FileNames, type WorkloadFiles } from "./files";
import { metadata, podLabels, podSelector, type Where } from "./objects";
import { hardenedPod, httpProbe } from "./pod";

/** Uid of `dd-agent` in the official image, and its group (`Dockerfiles/agent/Dockerfile`). */
const [user, group] = [100, 0];

/** Where the Agents' objects are: not among the gateway's, whose policies would shut them off. */
export const agentPlace = (settings: Settings): Where => ({
  kubernetes: { ...settings.kubernetes, namespace: agentNamespace(settings) },
});

/** What the Agent reads. Its checks are in the pods' annotations. */
export const agentContent = (settings: Settings): WorkloadFiles => ({
  config: {
    [agentFiles.config]: renderKubernetesAgentConfig(settings, filesPath),
    ...(settings.datadog.agent.apm.enabled && {
      [agentFiles.script]: renderAgentScript(filesPath),
    }),
  },
  secrets: ({ datadogApiKey = "", monitoringPassword }) => ({
    [agentFiles.secrets]: renderAgentSecrets(datadogApiKey, monitoringPassword),
  }),
});

/**
 * An Agent on each node that takes the gateway's pods. It mounts nothing of the node, so it fits Pod
 * Security's `restricted`. When it changes, an old one goes before its new one comes: two at once
 * would count what is spent meanwhile twice.
 */
export function agentDaemonSet(settings: Settings, files: FileNames): DaemonSet {
  const { clusterName, cpuMillicores } = settings.kubernetes.datadogAgent;
  const where = agentPlace(settings);
  const { apm, memoryMegabytes } = settings.datadog.agent;
  return {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata: metadata(where, "datadog-agent"),
    spec: {
      revisionHistoryLimit: 3,
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } },
      selector: podSelector("datadog-agent"),
      template: hardenedPod(where, "datadog-agent", {
        image: settings.images.datadogAgent,
        user,
        group,
        token: true,
        command: agentCommand(settings, filesPath),
        env: {
          // By it the Agent knows where it is, as in Datadog's own chart.
          KUBERNETES: "true",
          DD_HOSTNAME: clusterName === undefined ? "$(NODE_NAME)" : `$(NODE_NAME)-${clusterName}`,
        },
        fieldEnv: { NODE_NAME: "spec.nodeName", DD_KUBERNETES_KUBELET_HOST: "status.hostIP" },
        ports: { health: agentHealthPort, ...(apm.enabled && { traces: tracePort }) },
        udpPorts: { dogstatsd: dogstatsdPort },
        files,
        writable: { [agentFolder]: 64 },
        memoryMegabytes,
        cpuMillicores,
        probes: {
          startup: httpProbe("/startup", 5, 24, "health"),
          readiness: httpProbe("/ready", 15, 6, "health"),
          liveness: httpProbe("/live", 15, 6, "health"),
        },
        stopSeconds: 30,
      }),
    },
  };
}

/** Leads each proxy to the Agent of its own node. */
export function agentService(settings: Settings): LocalService {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: metadata(
      agentPlace(settings),
      "datadog-agent",
      settings.kubernetes.datadogAgent.service,
    ),
    spec: {
      type: "ClusterIP",
      internalTrafficPolicy: "Local",
      selector: podLabels("datadog-agent"),
      ports: [
        { name: "dogstatsd", port: dogstatsdPort, targetPort: "dogstatsd", protocol: "UDP" },
        ...(settings.datadog.agent.apm.enabled
          ? [{ name: "traces", port: tracePort, targetPort: "traces", protocol: "TCP" } as const]
          : []),
      ],
    },
  };
}
