import { watchesStores, wantsAgent } from "../datadog/agent-host";
import {
  agentClusterRole,
  agentClusterRoleBinding,
  monitoringPassword,
  monitoringReader,
  monitoringReaderBinding,
} from "./datadog-access";
import { datadogAgent, operatorApiKey } from "./datadog-operator";
import { namespace } from "./namespace";
import { agentPolicies } from "./network-policies";
import { agentPlace, type GatewayContext } from "./objects";
import type { Step } from "./step";

const part = "datadog-agent";

/** Steps before Agents of the gateway's own: their namespace, its policies, and their rights. */
export function agentPrelude(context: GatewayContext): Step[] {
  const place = context.kubernetes.createNamespace
    ? [{ part, manifest: namespace(agentPlace(context)), after: [] }]
    : [];
  const policies = agentPolicies(context).map((manifest) => ({
    part,
    manifest,
    after: place,
  }));
  const role: Step = { part, manifest: agentClusterRole(context), after: [] };
  const binding = { part, manifest: agentClusterRoleBinding(context), after: [role] };
  return [...place, ...policies, role, binding];
}

/**
 * Steps for what Agents need that the gateway doesn't make itself, and, with Datadog's operator, for them.
 *
 * @param place - the gateway's namespace, where it is made
 * @param after - what must be there before the operator's Agents
 */
export function otherAgentSteps(
  context: GatewayContext,
  place: readonly Step[],
  after: readonly Step[],
): Step[] {
  const { settings, names } = context;
  if (!wantsAgent(settings, names)) return [];
  const readers = watchesStores(settings, names) ? readerSteps(context, place) : [];
  if (settings.kubernetes.datadogAgent.type !== "operator") return readers;
  const key: Step = { part, ...operatorApiKey(context), after: [], autoNamed: true };
  const agents = { part, manifest: datadogAgent(context), after: [key, ...after], refersTo: [key] };
  return [...readers, key, agents];
}

/** The password that Agents of the cluster may read, where there is a store to read. */
function readerSteps(context: GatewayContext, place: readonly Step[]): Step[] {
  const { workloads } = context;
  if (!workloads.some(({ watch }) => watch?.secret !== undefined)) return [];
  const common = { part, after: place };
  const role: Step = { ...common, manifest: monitoringReader(context) };
  const binding = { part, manifest: monitoringReaderBinding(context), after: [...place, role] };
  return [{ ...common, ...monitoringPassword(context) }, role, binding];
}
