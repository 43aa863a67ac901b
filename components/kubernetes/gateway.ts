import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy";
import * as pulumi from "@pulumi/pulumi";
import { usesMockUpstream } from "../../config/kubernetes/mock-upstream";
import { namespace } from "../../config/kubernetes/namespace";
import { networkPolicies } from "../../config/kubernetes/network-policies";
import { databaseMaker } from "../../config/kubernetes/stores";
import type { Settings } from "../../config/schema";
import type { SecretNames } from "../../config/secrets";
import type { ProxySecrets } from "../contracts";
import type { GivenSecrets } from "../given-secrets";
import type { GatewaySecrets } from "../secrets";
import { Edge } from "./edge";
import { Migration } from "./migration";
import { MockUpstream } from "./mock-upstream";
import { placed, type Part } from "./objects";
import { Postgres, PostgresCluster } from "./postgres";
import { Presidio } from "./presidio";
import { Proxies } from "./proxies";
import { CacheRedis, CoordinationRedis } from "./redis";
import { secretValues } from "./secret-values";

/** Arguments of {@link KubernetesGateway}. */
export interface KubernetesGatewayArgs {
  settings: Settings;
  /** Names of the secrets that the gateway was given. */
  names: SecretNames;
  secrets: GatewaySecrets;
  /** Secrets that were given. */
  given: GivenSecrets["keys"];
  /** What the proxies get of all secrets. */
  proxySecrets: ProxySecrets;
}

/** The gateway in a namespace of a Kubernetes cluster, which is the one of the ambient kubeconfig. */
export class KubernetesGateway extends pulumi.ComponentResource {
  /** Where clients reach the gateway. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: KubernetesGatewayArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:KubernetesGateway", name, {}, opts);
    const { settings, names } = args;
    const child = { parent: this };
    const part = { settings, values: secretValues(args), namespace: place(name, settings, this) };

    // First: then nothing runs that they don't hold for.
    const policies = networkPolicies(settings).map(
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
    const proxies = new Proxies(
      `${name}-litellm`,
      { ...part, names, after: [migration, ...helpers] },
      child,
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
  const { type, server } = part.settings.cache;
  return type === "none" || server ? [] : [new CacheRedis(`${name}-redis-cache`, part, opts)];
}

function presidioOf(name: string, part: Part, opts: pulumi.ComponentResourceOptions) {
  const { pii } = part.settings.privacy;
  return pii ? [new Presidio(`${name}-presidio`, { ...part, pii }, opts)] : [];
}
