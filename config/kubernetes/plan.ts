import { dockerAgentHost } from "../datadog/agent-host";
import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";
import { postgres } from "../workloads/postgres";
import { monitoringRole } from "../workloads/monitoring-role";
import { proxy } from "../workloads/proxy";
import type { Workload } from "../workloads/workload";
import { clusterSteps } from "./cloudnative-pg-steps";
import { agentPrelude, otherAgentSteps } from "./datadog-steps";
import { certificate, httpRoute, ingress, loadBalancer, ownGateway } from "./edge";
import { externalSecret } from "./external-secret";
import { namespace } from "./namespace";
import { networkPolicies } from "./network-policies";
import { gatewayContext, placeOf, type GatewayContext } from "./objects";
import { autoscaler, disruptionBudget } from "./scaling";
import { monitored } from "./service-monitor";
import type { Step } from "./step";
import { workloadSteps } from "./workload-steps";

/** Everything that a gateway's objects are planned from. */
export interface PlanArgs {
  settings: Settings;
  /** Names of all secrets that the proxies have, those of External Secrets too. */
  names: SecretNames;
  /** Default: those that the settings ask for. */
  workloads?: readonly Workload[];
  /** Name of the stack, which is in all labels. */
  stack: string;
  /** Texts of files of this package, by their keys in `imports` of package.json. */
  packagedFile: (key: string) => string;
}

/** All objects of a gateway on Kubernetes, and those of them that tell how it is. */
export interface Plan {
  /** In an order in which they can be made. */
  steps: Step[];
  /** Ready when all proxies are. */
  proxies: Step;
  /** Has the gateway's address; undefined for another type of edge. */
  loadBalancer: Step | undefined;
}

/**
 * Everything that a gateway is on Kubernetes: what is deployed, shown, and judged by scanners, by an API
 * server and by a cluster's quota. The same arguments give the same plan.
 */
export function plan(args: PlanArgs): Plan {
  const context = gatewayContext(args);
  const place = context.kubernetes.createNamespace
    ? [{ part: "namespace", manifest: namespace(context), after: [] }]
    : [];
  // First: then nothing runs that they don't hold for.
  const policies = networkPolicies(context).map((manifest) => ({
    part: "namespace",
    manifest,
    after: place,
  }));
  /** What brings each part of the gateway. An operator may, in the place of a workload. */
  const made = new Map([[postgres.name, clusterSteps(context, place, policies)]]);
  const needed = ({ after = [], talksTo = {} }: Pick<Workload, "after" | "talksTo">) => [
    ...policies,
    ...[...after, ...Object.keys(talksTo)].flatMap((name) => made.get(name) ?? []),
  ];
  let proxies: Step | undefined;
  for (const workload of context.workloads) {
    const { name } = workload;
    const isProxy = name === proxy.name;
    if (isProxy && !made.has(dockerAgentHost)) {
      // Before the proxies, and gone after them: so all is counted to its end.
      const after = needed({ after: [postgres.name, monitoringRole.name] });
      made.set(dockerAgentHost, otherAgentSteps(context, place, after));
    }
    const own = ownPlace(context, name, place);
    const external = isProxy ? externalSteps(context, place) : [];
    const { steps, pods } = workloadSteps(
      context,
      {
        where: placeOf(context, name),
        namespace: own.namespace,
        after: [...own.steps, ...external, ...needed(workload)],
        packagedFile: args.packagedFile,
        external: external[0]?.manifest.metadata.name,
      },
      workload,
    );
    const scaling = scalingSteps(context, workload, place, pods);
    made.set(name, [...own.steps, ...external, ...steps, ...scaling]);
    if (isProxy) proxies = pods;
  }
  if (!proxies) throw new Error("a gateway without proxies");
  const after = [...place, ...(made.get(proxy.name) ?? [])];
  const edge = edgeSteps(context, place, after);
  const all = [...made.values()].flat();
  return {
    steps: [...place, ...policies, ...all, ...edge.steps, ...metricsSteps(context, after)],
    proxies,
    loadBalancer: edge.loadBalancer,
  };
}

/** The namespace of a workload, and what is to be there first if it is one of its own. */
function ownPlace(context: GatewayContext, workload: string, place: readonly Step[]) {
  if (workload !== dockerAgentHost) return { namespace: place, steps: [] };
  const steps = agentPrelude(context);
  const namespaces = steps.filter(({ manifest }) => manifest.kind === "Namespace");
  return { namespace: namespaces, steps };
}

/** What has External Secrets fetch secrets, where it is to; there once they are. */
function externalSteps(context: GatewayContext, after: readonly Step[]): Step[] {
  const manifest = externalSecret(context);
  return manifest ? [{ part: proxy.name, manifest, after, waitFor: "Ready" }] : [];
}

/** How many pods of a workload there are. */
const scalingSteps = (
  context: GatewayContext,
  workload: Workload,
  place: readonly Step[],
  pods: Step,
): Step[] =>
  [disruptionBudget(context, workload), autoscaler(context, workload)]
    .filter((manifest) => manifest !== undefined)
    .map((manifest) => ({ part: workload.name, manifest, after: [...place, pods] }));

/** What leads clients to the proxies. */
function edgeSteps(context: GatewayContext, place: readonly Step[], proxies: readonly Step[]) {
  const part = "edge";
  const given = certificate(context);
  const secrets: Step[] = given ? [{ part, ...given, after: place, autoNamed: true }] : [];
  const common = { part, after: [...secrets, ...proxies], refersTo: secrets };
  const service = loadBalancer(context);
  const balancer: Step | undefined = service && { ...common, manifest: service };
  const others = [ownGateway(context), httpRoute(context), ingress(context)]
    .filter((manifest) => manifest !== undefined)
    .map((manifest) => ({ ...common, manifest }));
  const steps: Step[] = [...secrets, ...(balancer ? [balancer] : []), ...others];
  return { steps, loadBalancer: balancer };
}

/** How a Prometheus finds the proxies and reads their metrics. */
function metricsSteps(context: GatewayContext, after: Step[]): Step[] {
  const metrics = monitored(context);
  if (!metrics) return [];
  const { service, serviceMonitor } = metrics;
  return [service, serviceMonitor].map((manifest) => ({ part: "metrics", manifest, after }));
}
