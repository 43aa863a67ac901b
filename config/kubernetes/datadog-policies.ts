import {
  agentNamespace,
  dockerAgentHost,
  dogstatsdPort,
  tracePort,
  wantsAgent,
  watchesStores,
} from "../datadog/agent-host";
import type { Workload } from "../workloads/workload";
import type { GatewayContext } from "./objects";
import { apiServer, inNamespace, tcp, udp, type Rules } from "./peers";

/** The kubelet's port, on each node. */
const kubeletPort = 10250;

const none: Rules = { ingress: [], egress: [] };

/**
 * Rules that Agents add to a workload's connections, besides those between workloads: the gateway's own ask
 * their node; of others we know the namespace only, from which they read the proxies and the stores, and
 * to which the proxies send.
 */
export function agentRules({ settings, names }: GatewayContext, workload: Workload): Rules {
  if (workload.name === dockerAgentHost)
    return { ...none, egress: [{ to: apiServer.to, ports: [tcp(kubeletPort)] }] };
  if (!wantsAgent(settings, names) || settings.kubernetes.datadogAgent.type === "daemonset")
    return none;
  const { watch, ports = [], talksTo = {} } = workload;
  const agents = [inNamespace(agentNamespace(settings))];
  const isWatched = watch && (watch.secret === undefined || watchesStores(settings, names));
  const sent = [
    udp(dogstatsdPort),
    ...(settings.datadog.agent.apm.enabled ? [tcp(tracePort)] : []),
  ];
  return {
    ingress: ports
      .filter(({ name }) => isWatched && name === watch.port)
      .map(({ number }) => ({ from: agents, ports: [tcp(number)] })),
    egress: dockerAgentHost in talksTo ? [{ to: agents, ports: sent }] : [],
  };
}
