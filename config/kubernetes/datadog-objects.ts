import { wantsAgent } from "../datadog/agent-host";
import {
  agentAccount,
  agentClusterRole,
  agentClusterRoleBinding,
  monitoringPassword,
  monitoringReader,
  monitoringReaderBinding,
} from "./datadog-access";
import { contentHash } from "./content-hash";
import { agentContent, agentDaemonSet, agentPlace, agentService } from "./datadog-agent";
import { watchedStores } from "./datadog-checks";
import { datadogAgent, operatorApiKey } from "./datadog-operator";
import { agentPolicies } from "./datadog-policies";
import { files } from "./file-objects";
import type { ManifestsArgs } from "./manifests";
import { makesMonitoringRole, monitoringRoleFiles, monitoringRoleJob } from "./monitoring-role";
import { namespace } from "./namespace";
import { serviceAccount } from "./objects";
import type { Manifest } from "./types";

/** What watches a gateway, and what it needs to do so. Policies in the gateway's namespace aside. */
export function datadogObjects(args: ManifestsArgs): Manifest[] {
  const { settings, names } = args;
  if (!wantsAgent(settings, names)) return [];
  return [...monitoringRole(args), ...agents(args)];
}

function monitoringRole(args: ManifestsArgs): Manifest[] {
  const { settings } = args;
  if (!makesMonitoringRole(settings, args.names)) return [];
  const { names, objects } = files(args, "monitoring-role", monitoringRoleFiles);
  const { spec } = monitoringRoleJob(settings, "monitoring-role", names);
  const job = monitoringRoleJob(settings, `monitoring-role-${contentHash(spec)}`, names);
  return [serviceAccount(settings, "monitoring-role"), ...objects, job];
}

function agents(args: ManifestsArgs): Manifest[] {
  const { settings, values } = args;
  switch (settings.kubernetes.datadogAgent.type) {
    case "daemonset":
      return daemonSet(args);
    case "operator":
      return [...reader(args), operatorApiKey(settings, values), datadogAgent(settings)];
    case "existing":
      return reader(args);
    case "none":
      return [];
  }
}

function daemonSet(args: ManifestsArgs): Manifest[] {
  const { settings } = args;
  const place = agentPlace(settings);
  const { names, objects } = files(args, "datadog-agent", agentContent(settings), place);
  return [
    ...(settings.kubernetes.createNamespace ? [namespace(place)] : []),
    ...agentPolicies(settings, args.names),
    agentAccount(settings),
    agentClusterRole(settings),
    agentClusterRoleBinding(settings),
    ...objects,
    agentDaemonSet(settings, names),
    agentService(settings),
  ];
}

/** The password that Agents of the cluster may read, where they read any. */
function reader({ settings, names, values }: ManifestsArgs): Manifest[] {
  if (watchedStores(settings, names).length === 0) return [];
  return [
    monitoringPassword(settings, values),
    monitoringReader(settings),
    monitoringReaderBinding(settings),
  ];
}
