import { agentSecrets, renderAgentChecks } from "../datadog/agent";
import {
  agentCommand,
  agentFiles,
  agentFolder,
  agentHealth,
  agentHealthPort,
  renderAgentConfig,
  renderAgentScript,
  renderAgentSecrets,
  renderKubernetesAgentConfig,
} from "../datadog/agent-config";
import { dockerAgentHost, dogstatsdPort, makesAgent, tracePort } from "../datadog/agent-host";
import { toUrl } from "./destinations";
import { monitoringRoleName } from "../datadog/monitoring-role";
import { postgres } from "../stores/postgres";
import type { Settings } from "../inputs/schema";
import { filesPath } from "./files-path";
import {
  secretFiles,
  type Check,
  type DockerPart,
  type DockerSurroundings,
  type Port,
  type WorkloadDefinition,
} from "./workload";

/** For an Agent that finds containers by itself; it belongs to root. */
const dockerSocket = "/var/run/docker.sock";

/**
 * The Datadog Agent: reads the counters of the proxies, looks at the stores and the load balancer of
 * the gateway's own, and sends what it sees.
 *
 * On Docker other proxies have another Agent, which knows their names. It is there before them, and the
 * old one goes after the old ones: so all is counted to its end, and nothing twice. On Kubernetes there
 * is one on each node, which finds them by itself.
 */
export const datadogAgent: WorkloadDefinition = {
  name: dockerAgentHost,
  // Datadog's operator makes Agents of its own.
  isMade: (settings, names) =>
    makesAgent(settings, names) &&
    (settings.target === "docker" || settings.kubernetes.datadogAgent.type === "daemonset"),
  container: (settings) => {
    const { datadog, kubernetes, target } = settings;
    const { apm, intakeUrl, memoryMegabytes, mode } = datadog.agent;
    const { clusterName, cpuMillicores } = kubernetes.datadogAgent;
    const onKubernetes = target === "kubernetes";
    // `dd-agent` in the official image (`Dockerfiles/agent/Dockerfile`).
    const user = mode === "autodiscovery" ? { uid: 0, gid: 0 } : { uid: 100, gid: 0 };
    return {
      image: "datadogAgent",
      user,
      entrypoint: agentCommand(settings, filesPath),
      ...(onKubernetes && {
        env: {
          // By it the Agent knows where it is, as in Datadog's own chart.
          KUBERNETES: "true",
          DD_HOSTNAME: clusterName === undefined ? "$(NODE_NAME)" : `$(NODE_NAME)-${clusterName}`,
        },
      }),
      files: {
        config: {
          ...(onKubernetes && {
            [agentFiles.config]: renderKubernetesAgentConfig(settings, filesPath),
          }),
          ...(apm.enabled && { [agentFiles.script]: renderAgentScript(filesPath) }),
        },
        secrets: secretFiles(
          ["datadogApiKey", "monitoringPassword"],
          ({ datadogApiKey = "", monitoringPassword }) => ({
            [agentFiles.secrets]: renderAgentSecrets(datadogApiKey, monitoringPassword),
          }),
        ),
      },
      ports: ports(settings),
      writable: { [agentFolder]: 64 },
      memoryMegabytes,
      cpuMillicores,
      health: {
        ready: check("/ready"),
        started: check("/startup"),
        alive: check("/live"),
        intervalSeconds: 10,
        startSeconds: 120,
      },
      stopSeconds: 30,
      talksTo: {
        proxy: ["metrics"],
        edge: ["metrics"],
        postgres: ["postgres"],
        redis: ["redis"],
        "redis-cache": ["redis"],
      },
      after: ["monitoring-role"],
      outside: {
        internet: true,
        hosts: intakeUrl === undefined ? [] : [toUrl("datadog.agent.intakeUrl", intakeUrl)],
      },
      docker: dockerPart(settings),
      kubernetes: {
        fieldEnv: { NODE_NAME: "spec.nodeName", DD_KUBERNETES_KUBELET_HOST: "status.hostIP" },
        token: true,
        perNode: true,
      },
    };
  },
};

/** The Agent's own page is open on Kubernetes only. */
function ports({ datadog, target }: Settings): Port[] {
  return [
    { name: "dogstatsd", number: dogstatsdPort, protocol: "UDP", isServed: true },
    ...(datadog.agent.apm.enabled
      ? [{ name: "traces", number: tracePort, isServed: true } as const]
      : []),
    ...(target === "kubernetes"
      ? [{ name: "health", number: agentHealthPort, isServed: false } as const]
      : []),
  ];
}

const check = (path: string): Check => ({
  command: agentHealth(filesPath),
  http: { path, port: "health" },
});

const dockerPart = (settings: Settings): DockerPart => ({
  overlaps: true,
  ...(settings.datadog.agent.mode === "autodiscovery" && { machineFiles: [dockerSocket] }),
  files: (around) => ({
    [agentFiles.config]: renderAgentConfig(settings, filesPath, around),
    ...Object.fromEntries(
      Object.entries(checks(settings, around)).map(([file, text]) => [
        `${agentFiles.checks}/${file}`,
        text,
      ]),
    ),
  }),
});

/** Servers that the gateway did not make are watched by whose they are. */
function checks({ datadog }: Settings, { replicas, workloads }: DockerSurroundings) {
  const watchedBy = (name: string) =>
    workloads.flatMap(({ name: host, ports = [], watch }) => {
      const port = ports.find((one) => one.name === watch?.port);
      return watch?.check === name && port ? [{ ...watch, host, port: port.number }] : [];
    });
  const { environment, service, agent } = datadog;
  return renderAgentChecks({
    environment,
    service,
    // Others carry a label by which the Agent finds them.
    proxies:
      agent.mode === "static"
        ? watchedBy("litellm").flatMap(({ host }) => replicas[host] ?? [])
        : [],
    postgres: watchedBy("postgres").map(() => ({ ...postgres, username: monitoringRoleName }))[0],
    redis: watchedBy("redisdb").map(({ host, port, secret = agentSecrets.coordinationRedis }) => ({
      host,
      port,
      username: monitoringRoleName,
      tls: false,
      secret,
    })),
    edge: watchedBy("haproxy")[0],
  });
}
