import { agentNamespace } from "../../datadog/agent-host";
import { error, type Finding } from "../errors";
import { settingsSchema, type Settings } from "../schema";
import type { Check } from "./check";
import { because, remove, set } from "../fix";

const defaults = settingsSchema.parse({});

type Type = Settings["kubernetes"]["datadogAgent"]["type"];

const made: readonly Type[] = ["daemonset", "operator"];
const any: readonly Type[] = [...made, "existing"];

/** Refuses of `datadog.agent` what no Agent on Kubernetes does, or not the one that is asked for. */
export const checkKubernetesAgent: Check = ({ settings }) => {
  if (settings.target !== "kubernetes") return [];
  const { mode, intakeUrl, logs, apm } = settings.datadog.agent;
  const { type } = settings.kubernetes.datadogAgent;
  const found: Finding[] = [];
  if (mode !== "static") {
    const reason = because`is of the target docker; on Kubernetes an Agent always finds the pods, by their annotations; run: ${remove("datadog.agent.mode")}`;
    found.push(error("datadog.agent.mode", reason));
  }
  if (logs.enabled) {
    const path = "datadog.agent.logs.enabled";
    const reason = because`is true, and for logs an Agent on Kubernetes mounts the node's own folders, which this one never does; collect them with Agents of the cluster (kubernetes.datadogAgent.type existing), and run: ${set(path, false)}`;
    found.push(error(path, reason));
  }
  if (intakeUrl !== undefined && !made.includes(type))
    found.push(unused("datadog.agent.intakeUrl", made, type));
  if (apm.enabled && type === "none") found.push(unused("datadog.agent.apm.enabled", any, type));
  return found;
};

const usedBy = {
  namespace: any,
  service: any,
  serviceAccount: ["existing"],
  secretBackend: ["existing"],
  clusterName: made,
  kubeletTlsVerify: made,
  cpuMillicores: made,
} as const satisfies Partial<Record<keyof Settings["kubernetes"]["datadogAgent"], readonly Type[]>>;

/** Refuses inputs for which the Agent that is asked for has no use. */
export const checkUnusedAgentInputs: Check = ({ settings: { target, kubernetes } }) => {
  const agent = kubernetes.datadogAgent;
  if (target !== "kubernetes") return [];
  const inputs = Object.entries(usedBy) as [keyof typeof usedBy, readonly Type[]][];
  return inputs
    .filter(([name]) => agent[name] !== defaults.kubernetes.datadogAgent[name])
    .filter(([, types]) => !types.includes(agent.type))
    .map(([name, types]) => unused(`kubernetes.datadogAgent.${name}`, types, agent.type));
};

function unused(path: string, types: readonly Type[], type: Type): Finding {
  const reason = because`is for the types ${types.join(" and ")}, and kubernetes.datadogAgent.type is ${type}; run: ${remove(path)}`;
  return error(path, reason);
}

/** Refuses Agents in the gateway's own namespace, whose policies would shut them off. */
export const checkAgentNamespace: Check = ({ settings }) => {
  const { target, kubernetes } = settings;
  if (target !== "kubernetes" || kubernetes.datadogAgent.type === "none") return [];
  if (agentNamespace(settings) !== kubernetes.namespace) return [];
  const path = kubernetes.datadogAgent.namespace
    ? "kubernetes.datadogAgent.namespace"
    : "kubernetes.namespace";
  const reason = because`is ${kubernetes.namespace}, for the gateway and for Datadog's Agents; they need a namespace of their own, as the gateway's lets nobody ask the nodes; run: ${set("kubernetes.datadogAgent.namespace", `${kubernetes.namespace}-datadog`)}`;
  return [error(path, reason)];
};
