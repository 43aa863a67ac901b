import { wantsAgent } from "../datadog/agent-host";
import {
  agentAccount,
  agentClusterRole,
  agentClusterRoleBinding,
  monitoringPassword,
  monitoringReader,
  monitoringReaderBinding,
} from "./datadog-access";
import { agentContent, agentDaemonSet, agentPlace, agentService } from "./datadog-agent";
import { watchedStores } from "./datadog-checks";
import { datadogAgent, operatorApiKey } from "./datadog-operator";
import { agentPolicies } from "./datadog-policies";
import { makesMonitoringRole, monitoringRoleFiles, monitoringRoleJob } from "./monitoring-role";
import { namespace } from "./namespace";
import type { PlanArgs, Step } from "./step";
import { workloadSteps, type WorkloadPlace } from "./workload-steps";

/** Makes the role by which the Agent looks at the gateway's own database; it can run again. */
export function monitoringRoleSteps({ settings, names }: PlanArgs, place: WorkloadPlace): Step[] {
  if (!makesMonitoringRole(settings, names)) return [];
  return workloadSteps(place, {
    workload: "monitoring-role",
    files: monitoringRoleFiles,
    pods: (files) => monitoringRoleJob(settings, "monitoring-role", files),
  }).steps;
}

/** What watches the gateway, by where it comes from. Policies in the gateway's namespace aside. */
export function agentSteps(args: PlanArgs, place: WorkloadPlace): Step[] {
  const { settings, names } = args;
  if (!wantsAgent(settings, names)) return [];
  switch (settings.kubernetes.datadogAgent.type) {
    case "daemonset":
      return daemonSetSteps(args, place);
    case "operator":
      return [...readerSteps(args, place), ...operatorSteps(args, place)];
    case "existing":
      return readerSteps(args, place);
    case "none":
      return [];
  }
}

const part = "datadog-agent";

/** An Agent on each node, in a namespace of its own. */
function daemonSetSteps({ settings, names }: PlanArgs, { after }: WorkloadPlace): Step[] {
  const where = agentPlace(settings);
  const place = settings.kubernetes.createNamespace
    ? [{ part, manifest: namespace(where), after: [] }]
    : [];
  const policies = agentPolicies(settings, names).map((manifest) => ({
    part,
    manifest,
    after: place,
  }));
  const account = agentAccount(settings);
  const role: Step = { part, manifest: agentClusterRole(settings), after: [] };
  const binding: Step = { part, manifest: agentClusterRoleBinding(settings), after: [role] };
  const { steps } = workloadSteps(
    { where, namespace: place, after: [...policies, binding, ...after] },
    {
      workload: "datadog-agent",
      account,
      files: agentContent(settings),
      pods: (files) => agentDaemonSet(settings, files),
      service: agentService(settings),
    },
  );
  return [...place, ...policies, role, binding, ...steps];
}

/** The Agents as Datadog's operator makes them, in a namespace that is there. */
function operatorSteps({ settings }: PlanArgs, { after }: WorkloadPlace): Step[] {
  const { manifest, stringData } = operatorApiKey(settings);
  const key: Step = { part, manifest, stringData, after: [], autoNamed: true };
  return [key, { part, manifest: datadogAgent(settings), after: [key, ...after], refersTo: [key] }];
}

/** The password that Agents of the cluster may read, where they read any. */
function readerSteps({ settings, names }: PlanArgs, place: WorkloadPlace): Step[] {
  if (watchedStores(settings, names).length === 0) return [];
  const common = { part, after: place.namespace };
  const role: Step = { ...common, manifest: monitoringReader(settings) };
  const binding = {
    part,
    manifest: monitoringReaderBinding(settings),
    after: [...place.namespace, role],
  };
  return [{ ...common, ...monitoringPassword(settings) }, role, binding];
}
