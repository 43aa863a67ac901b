import { createHash } from "node:crypto";
import { cacheHost, coordinationHost } from "../redis";
import type { Settings } from "../schema";
import type { SecretNames } from "../secrets";
import { ownerCredentials, ownerSecret, postgresCluster } from "./cloudnative-pg";
import { hasGivenCertificate, httpRoute, ingress, loadBalancer, ownGateway } from "./edge";
import { configMap, secret, type FileContents, type FileNames } from "./files";
import { migrationFiles, migrationJob } from "./migration";
import {
  mockUpstreamDeployment,
  mockUpstreamFiles,
  mockUpstreamPort,
  usesMockUpstream,
} from "./mock-upstream";
import { namespace } from "./namespace";
import { networkPolicies } from "./network-policies";
import { service, serviceAccount, type Workload } from "./objects";
import { postgresFiles, postgresPort, postgresStatefulSet } from "./postgres";
import { presidioDeployment, presidioPort } from "./presidio";
import {
  httpPort,
  proxyAutoscaler,
  proxyDeployment,
  proxyDisruptionBudget,
  proxyFiles,
} from "./proxies";
import {
  cacheDeployment,
  cacheFiles,
  coordinationFiles,
  coordinationStatefulSet,
  redisPortName,
} from "./redis";
import type { SecretValues } from "./secret-values";
import { dataClaim } from "./storage";
import { databaseMaker } from "./stores";
import type { Manifest } from "./types";

/** What the objects are made of. */
export interface ManifestsArgs {
  settings: Settings;
  /** Names of the secrets that the stack has. */
  names: SecretNames;
  /** Texts of secrets, or what stands for them. */
  values: SecretValues;
  /** Text of the mock upstream's program. */
  mockUpstreamServer: string;
}

/**
 * Everything that a gateway is on Kubernetes, in the order in which it can be made. The same
 * settings give the same objects; a ConfigMap and a migration with other content have another name.
 */
export function manifests(args: ManifestsArgs): Manifest[] {
  const { settings } = args;
  return [
    ...(settings.kubernetes.createNamespace ? [namespace(settings)] : []),
    ...networkPolicies(settings),
    ...database(args),
    ...coordination(args),
    ...cache(args),
    ...presidio(settings),
    ...mockUpstream(args),
    ...migration(args),
    ...proxies(args),
    ...edge(args),
  ];
}

/** The objects with a workload's files, and their names. */
function files(
  settings: Settings,
  workload: Workload,
  { config, secrets }: FileContents,
): { names: FileNames; objects: Manifest[] } {
  const isConfigured = Object.keys(config).length > 0;
  const isSecret = Object.keys(secrets).length > 0;
  const names = {
    config: isConfigured ? `${workload}-config-${contentHash(config)}` : undefined,
    secrets: isSecret ? `${workload}-secrets` : undefined,
  };
  const objects = [
    ...(names.config === undefined ? [] : [configMap(settings, workload, names.config, config)]),
    ...(names.secrets === undefined ? [] : [secret(settings, workload, names.secrets, secrets)]),
  ];
  return { names, objects };
}

const contentHash = (content: unknown): string =>
  createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 10);

function database({ settings, values }: ManifestsArgs): Manifest[] {
  const { cloudNativePg, storage } = settings.kubernetes;
  if (databaseMaker(settings) === "server") return [];
  if (cloudNativePg) {
    const owner = ownerCredentials(values.databasePassword);
    return [
      secret(settings, "postgres", ownerSecret, owner, "kubernetes.io/basic-auth"),
      postgresCluster(settings, cloudNativePg),
    ];
  }
  const { names, objects } = files(settings, "postgres", postgresFiles(values));
  return [
    serviceAccount(settings, "postgres"),
    ...objects,
    dataClaim(settings, "postgres", storage.postgresGigabytes),
    service(settings, "postgres", postgresPort, true),
    postgresStatefulSet(settings, names),
  ];
}

function coordination({ settings, values }: ManifestsArgs): Manifest[] {
  if (settings.redis.server) return [];
  const { storage } = settings.kubernetes;
  const content = coordinationFiles(settings, values.redisPassword);
  const { names, objects } = files(settings, coordinationHost, content);
  return [
    serviceAccount(settings, coordinationHost),
    ...objects,
    dataClaim(settings, coordinationHost, storage.redisGigabytes),
    service(settings, coordinationHost, redisPortName, true),
    coordinationStatefulSet(settings, names),
  ];
}

function cache({ settings, values }: ManifestsArgs): Manifest[] {
  if (settings.cache.type === "none" || settings.cache.server) return [];
  const content = cacheFiles(settings, values.cacheRedisPassword);
  const { names, objects } = files(settings, cacheHost, content);
  return [
    serviceAccount(settings, cacheHost),
    ...objects,
    service(settings, cacheHost, redisPortName),
    cacheDeployment(settings, names),
  ];
}

function presidio(settings: Settings): Manifest[] {
  const { pii } = settings.privacy;
  if (!pii) return [];
  return (["analyzer", "anonymizer"] as const).flatMap((part) => [
    serviceAccount(settings, `presidio-${part}`),
    service(settings, `presidio-${part}`, presidioPort),
    presidioDeployment(settings, part, pii),
  ]);
}

function mockUpstream({ settings, mockUpstreamServer }: ManifestsArgs): Manifest[] {
  if (!usesMockUpstream(settings)) return [];
  const content = mockUpstreamFiles(mockUpstreamServer);
  const { names, objects } = files(settings, "mock-upstream", content);
  return [
    serviceAccount(settings, "mock-upstream"),
    ...objects,
    service(settings, "mock-upstream", mockUpstreamPort),
    mockUpstreamDeployment(settings, names),
  ];
}

function migration({ settings, values }: ManifestsArgs): Manifest[] {
  const content = migrationFiles(settings, values);
  const { names, objects } = files(settings, "migration", content);
  const { spec } = migrationJob(settings, "migration", names);
  const job = migrationJob(settings, `migration-${contentHash([spec, content.config])}`, names);
  return [serviceAccount(settings, "migration"), ...objects, job];
}

function proxies({ settings, names, values }: ManifestsArgs): Manifest[] {
  const made = files(settings, "litellm", proxyFiles(settings, names, values));
  const autoscaler = proxyAutoscaler(settings);
  const disruptionBudget = proxyDisruptionBudget(settings);
  return [
    serviceAccount(settings, "litellm", settings.kubernetes.serviceAccountAnnotations),
    ...made.objects,
    service(settings, "litellm", httpPort),
    proxyDeployment(settings, names, made.names),
    ...(disruptionBudget ? [disruptionBudget] : []),
    ...(autoscaler ? [autoscaler] : []),
  ];
}

/** Name of the Secret with the edge's certificate, where it is the stack's. */
const certificateName = "litellm-edge-certificate";

function edge({ settings, values: { certificate } }: ManifestsArgs): Manifest[] {
  const given = hasGivenCertificate(settings) ? certificate : undefined;
  const made = given && certificateName;
  const objects = [
    given &&
      secret(
        settings,
        "litellm",
        certificateName,
        { "tls.crt": given.chain, "tls.key": given.key },
        "kubernetes.io/tls",
      ),
    loadBalancer(settings),
    ownGateway(settings, made),
    httpRoute(settings),
    ingress(settings, made),
  ];
  return objects.filter((object) => object !== undefined);
}
