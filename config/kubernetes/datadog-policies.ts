import { agentNamespace, dogstatsdPort, tracePort, wantsAgent } from "../datadog/agent-host";
import { metricsPort } from "../datadog/litellm";
import { postgres } from "../postgres";
import type { Settings } from "../schema";
import type { SecretNames } from "../secrets";
import { agentPlace } from "./datadog-agent";
import { watchedStores } from "./datadog-checks";
import { toUrl } from "../destinations";
import { makesMonitoringRole } from "./monitoring-role";
import { apiServer, nothing, podPeer, policy, toOwnDatabase } from "./network-policies";
import { podLabels } from "./objects";
import { dns, inNamespace, internet, tcp, towards, udp } from "./peers";
import type { NetworkPolicy, Peer, PolicyPort } from "./policy-types";

/** The kubelet's port, on each node. */
const kubeletPort = 10250;

/**
 * What an Agent adds to the connections within the gateway's namespace: it reads the proxies and the
 * stores, and the proxies send to it. Empty where nothing watches.
 */
export function datadogPolicies(settings: Settings, names: SecretNames): NetworkPolicy[] {
  if (!settings.kubernetes.networkPolicies.enabled || !wantsAgent(settings, names)) return [];
  const agents = [agentPeer(settings)];
  return [
    policy(
      settings,
      "litellm",
      {
        ingress: [{ from: agents, ports: [tcp(metricsPort)] }],
        egress: [{ to: agents, ports: sentPorts(settings) }],
      },
      "litellm-datadog",
    ),
    ...watchedStores(settings, names).map(({ workload, port }) =>
      policy(
        settings,
        workload,
        { ingress: [{ from: agents, ports: [tcp(port)] }] },
        `${workload}-datadog`,
      ),
    ),
    ...(makesMonitoringRole(settings, names) ? ofMonitoringRole(settings) : []),
  ];
}

/** The Job that makes the Agent's role in Postgres. */
const ofMonitoringRole = (settings: Settings): NetworkPolicy[] => [
  policy(settings, "monitoring-role", { egress: [dns, ...toOwnDatabase(settings)] }),
  policy(
    settings,
    "postgres",
    {
      ingress: [{ from: [podPeer(podLabels("monitoring-role"))], ports: [tcp(postgres.port)] }],
    },
    "postgres-monitoring-role",
  ),
];

/**
 * Who may reach the Agents of the gateway's own, and what they: nothing but the gateway's pods, the
 * nodes, and Datadog. They don't ask the cluster's API.
 */
export function agentPolicies(settings: Settings, names: SecretNames): NetworkPolicy[] {
  const { networkPolicies, namespace } = settings.kubernetes;
  if (!networkPolicies.enabled) return [];
  const there = agentPlace(settings);
  const { intakeUrl } = settings.datadog.agent;
  const ofGateway = (labels: Record<string, string>): Peer => ({
    ...inNamespace(namespace),
    ...podPeer(labels),
  });
  const proxies = ofGateway(podLabels("litellm"));
  return [
    nothing(there, "default-deny-agents"),
    policy(there, "datadog-agent", {
      ingress: [{ from: [proxies], ports: sentPorts(settings) }],
      egress: [
        dns,
        { to: apiServer.to, ports: [tcp(kubeletPort)] },
        { to: [proxies], ports: [tcp(metricsPort)] },
        ...watchedStores(settings, names).map(({ workload, port }) => ({
          to: [ofGateway(podLabels(workload))],
          ports: [tcp(port)],
        })),
        { to: internet, ports: [tcp(443)] },
        ...(intakeUrl === undefined
          ? []
          : towards(settings, toUrl("datadog.agent.intakeUrl", intakeUrl))),
      ],
    }),
  ];
}

/** Ports of the Agent that the proxies send to. */
const sentPorts = ({ datadog }: Settings): PolicyPort[] => [
  udp(dogstatsdPort),
  ...(datadog.agent.apm.enabled ? [tcp(tracePort)] : []),
];

/** The Agents: of our own we know the pods, of others the namespace. */
function agentPeer(settings: Settings): Peer {
  const namespace = inNamespace(agentNamespace(settings));
  if (settings.kubernetes.datadogAgent.type !== "daemonset") return namespace;
  return { ...namespace, ...podPeer(podLabels("datadog-agent")) };
}
