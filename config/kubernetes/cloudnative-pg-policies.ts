import { dockerAgentHost } from "../datadog/agent-host";
import { toUrl } from "../workloads/destinations";
import { postgres } from "../stores/postgres";
import { databaseMaker } from "../stores";
import { postgres as ownPostgres } from "../workloads/postgres";
import type { Workload } from "../workloads/workload";
import { clusterLabels } from "./cloudnative-pg";
import { metadata, podLabels, type GatewayContext } from "./objects";
import { allowed, apiServer, inNamespace, podsWith, tcp, toOutside } from "./peers";
import type { EgressRule, NetworkPolicy } from "./policy-types";

/** Port on which CloudNativePG's operator talks to the servers. */
const instanceManagerPort = 8000;

/** An Agent is none: no role for it is made in a Cluster. */
const isClient = ({ name, talksTo = {} }: Workload) =>
  name !== dockerAgentHost && ownPostgres.name in talksTo;

/** From a workload to CloudNativePG's servers and poolers, where these are its database. */
export const toCluster = ({ settings }: GatewayContext, workload: Workload): EgressRule[] =>
  databaseMaker(settings) === "cloudnativepg" && isClient(workload)
    ? [{ to: [podsWith(clusterLabels)], ports: [tcp(postgres.port)] }]
    : [];

/** Network policies of CloudNativePG's servers and poolers; empty where they aren't the database. */
export function clusterPolicies(context: GatewayContext): NetworkPolicy[] {
  const { settings, workloads } = context;
  const { cloudNativePg } = settings.kubernetes;
  if (databaseMaker(settings) !== "cloudnativepg" || !cloudNativePg) return [];
  const servers = podsWith(clusterLabels);
  const ports = [tcp(postgres.port), tcp(instanceManagerPort)];
  const operator = inNamespace(cloudNativePg.operatorNamespace);
  const users = workloads.filter(isClient).map(({ name }) => podsWith(podLabels(context, name)));
  const ingress = [
    { from: users, ports: [tcp(postgres.port)] },
    { from: [servers, operator], ports },
  ];
  const { endpointUrl } = cloudNativePg.backups ?? {};
  const path = "kubernetes.cloudNativePg.backups.endpointUrl";
  const store = endpointUrl === undefined ? [] : [toUrl(path, endpointUrl)];
  const egress = [
    { to: [servers], ports },
    // Each server is led by a manager that asks the cluster's API. AWS' own store, at the usual port of the
    // Internet, is let through with it.
    apiServer,
    ...toOutside(context, { internet: false, hosts: store }),
  ];
  return [
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: metadata(context, ownPostgres.name),
      spec: allowed({ matchLabels: clusterLabels }, { ingress, egress }),
    },
  ];
}
