import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy";
import * as pulumi from "@pulumi/pulumi";
import { wantsAgent } from "../../config/datadog/agent-host";
import { datadogPolicies } from "../../config/kubernetes/datadog-policies";
import { makesMonitoringRole } from "../../config/kubernetes/monitoring-role";
import { namespace } from "../../config/kubernetes/namespace";
import { networkPolicies } from "../../config/kubernetes/network-policies";
import { monitored } from "../../config/kubernetes/service-monitor";
import { databaseMaker } from "../../config/stores";
import { usesMockUpstream } from "../../config/litellm/addresses";
import { makesCache } from "../../config/redis";
import type { Settings } from "../../config/schema";
import type { TargetArgs } from "../contracts";
import { agentsOf, type AgentsArgs } from "./datadog-agent";
import { Edge } from "./edge";
import { Metrics } from "./metrics";
import { Migration } from "./migration";
import { MockUpstream } from "./mock-upstream";
import { MonitoringRole } from "./monitoring-role";
import { placed, type Part } from "./objects";
import { Postgres, PostgresCluster } from "./postgres";
import { Presidio } from "./presidio";
import { Proxies } from "./proxies";
import { CacheRedis, CoordinationRedis } from "./redis";
import { secretValues } from "../secret-values";

/** The gateway in a namespace of a Kubernetes cluster, which is the one of the ambient kubeconfig. */
export class KubernetesGateway extends pulumi.ComponentResource {
  /** Where clients reach the gateway. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: TargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:KubernetesGateway", name, {}, opts);
    const { settings, names } = args;
    const child = { parent: this };
    const part = {
      settings,
      names,
      values: secretValues(args),
      namespace: place(name, settings, this),
    };

    // First: then nothing runs that they don't hold for.
    const policies = [...networkPolicies(settings), ...datadogPolicies(settings, names)].map(
      (policy) =>
        new NetworkPolicy(
          `${name}-policy-${policy.metadata.name}`,
          placed(policy, part.namespace),
          child,
        ),
    );
    const guarded = { ...child, dependsOn: policies };
    const database = databaseOf(name, part, guarded);
    const helpers = [
      ...(settings.redis.server ? [] : [new CoordinationRedis(`${name}-redis`, part, guarded)]),
      ...cacheOf(name, part, guarded),
      ...presidioOf(name, part, guarded),
      ...(usesMockUpstream(settings)
        ? [new MockUpstream(`${name}-mock-upstream`, part, guarded)]
        : []),
    ];
    const migration = new Migration(
      `${name}-migration`,
      { ...part, after: [...policies, ...database] },
      child,
    );
    const agents = watchOf(name, { ...part, after: [...policies, ...database] }, child);
    const proxies = new Proxies(
      `${name}-litellm`,
      { ...part, after: [migration, ...agents, ...helpers] },
      child,
    );
    const metrics = monitored(settings);
    if (metrics)
      new Metrics(
        `${name}-metrics`,
        { ...metrics, namespace: part.namespace },
        { ...child, dependsOn: proxies },
      );
    this.url = new Edge(`${name}-edge`, { ...part, proxies }, child).url;
    this.registerOutputs({});
  }
}

/** The namespace, made or not. */
function place(name: string, settings: Settings, parent: pulumi.Resource): pulumi.Input<string> {
  const object = namespace(settings);
  if (!settings.kubernetes.createNamespace) return object.metadata.name;
  return new Namespace(`${name}-namespace`, object, { parent }).metadata.name;
}

function databaseOf(
  name: string,
  part: Part,
  opts: pulumi.ComponentResourceOptions,
): pulumi.Resource[] {
  const { cloudNativePg } = part.settings.kubernetes;
  if (databaseMaker(part.settings) === "server") return [];
  if (cloudNativePg)
    return [new PostgresCluster(`${name}-postgres`, { ...part, cloudNativePg }, opts)];
  return [new Postgres(`${name}-postgres`, part, opts)];
}

function cacheOf(name: string, part: Part, opts: pulumi.ComponentResourceOptions) {
  return makesCache(part.settings) ? [new CacheRedis(`${name}-redis-cache`, part, opts)] : [];
}

function presidioOf(name: string, part: Part, opts: pulumi.ComponentResourceOptions) {
  const { pii } = part.settings.privacy;
  return pii ? [new Presidio(`${name}-presidio`, { ...part, pii }, opts)] : [];
}

function watchOf(name: string, args: AgentsArgs, opts: pulumi.ComponentResourceOptions) {
  const { settings, names, after } = args;
  if (!wantsAgent(settings, names)) return [];
  const role = makesMonitoringRole(settings, names)
    ? [new MonitoringRole(`${name}-monitoring-role`, args, opts)]
    : [];
  return agentsOf(`${name}-agent`, { ...args, after: [...after, ...role] }, opts);
}
