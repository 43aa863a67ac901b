import { usesMockUpstream } from "../litellm/addresses";
import { cacheHost, coordinationHost, makesCache } from "../redis";
import type { Settings } from "../schema";
import type { SecretNames } from "../secrets";
import { databaseBackups } from "./cloudnative-pg-backups";
import { databasePooler } from "./cloudnative-pg-pooler";
import { ownerCredentials, ownerSecret, postgresCluster } from "./cloudnative-pg";
import {
  certificateData,
  certificateName,
  hasGivenCertificate,
  httpRoute,
  ingress,
  loadBalancer,
  ownGateway,
} from "./edge";
import { contentHash } from "./content-hash";
import { externalSecret } from "./external-secret";
import { files } from "./file-objects";
import { secret } from "./files";
import { datadogObjects } from "./datadog-objects";
import { datadogPolicies } from "./datadog-policies";
import { migrationFiles, migrationJob } from "./migration";
import { mockUpstreamDeployment, mockUpstreamFiles, mockUpstreamPort } from "./mock-upstream";
import { namespace } from "./namespace";
import { networkPolicies } from "./network-policies";
import { service, serviceAccount } from "./objects";
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
import type { SecretValues } from "../secret-values";
import { monitored } from "./service-monitor";
import { dataClaim } from "./storage";
import { databaseMaker } from "../stores";
import type { Manifest } from "./types";

/** What the objects are made of. */
export interface ManifestsArgs {
  settings: Settings;
  /** Names of the secrets that the proxies have, from wherever. */
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
  const metrics = monitored(settings);
  return [
    ...(settings.kubernetes.createNamespace ? [namespace(settings)] : []),
    ...networkPolicies(settings),
    ...datadogPolicies(settings, args.names),
    ...database(args),
    ...coordination(args),
    ...cache(args),
    ...presidio(settings),
    ...mockUpstream(args),
    ...migration(args),
    ...datadogObjects(args),
    ...proxies(args),
    ...edge(args),
    ...(metrics ? [metrics.service, metrics.serviceMonitor] : []),
  ];
}

function database(args: ManifestsArgs): Manifest[] {
  const { settings, values } = args;
  const { cloudNativePg, storage } = settings.kubernetes;
  if (databaseMaker(settings) === "server") return [];
  if (cloudNativePg) {
    const owner = ownerCredentials(values.databasePassword);
    const { objectStore, scheduledBackup } = databaseBackups(settings);
    const pooler = databasePooler(settings);
    return [
      secret(settings, "postgres", ownerSecret, owner, "kubernetes.io/basic-auth"),
      ...(objectStore ? [objectStore] : []),
      postgresCluster(settings, cloudNativePg),
      ...(scheduledBackup ? [scheduledBackup] : []),
      ...(pooler ? [pooler] : []),
    ];
  }
  const { names, objects } = files(args, "postgres", postgresFiles);
  return [
    serviceAccount(settings, "postgres"),
    ...objects,
    dataClaim(settings, "postgres", storage.postgresGigabytes),
    service(settings, "postgres", postgresPort, true),
    postgresStatefulSet(settings, args.names, names),
  ];
}

function coordination(args: ManifestsArgs): Manifest[] {
  const { settings } = args;
  if (settings.redis.server) return [];
  const { storage } = settings.kubernetes;
  const { names, objects } = files(args, coordinationHost, coordinationFiles(settings));
  return [
    serviceAccount(settings, coordinationHost),
    ...objects,
    dataClaim(settings, coordinationHost, storage.redisGigabytes),
    service(settings, coordinationHost, redisPortName, true),
    coordinationStatefulSet(settings, args.names, names),
  ];
}

function cache(args: ManifestsArgs): Manifest[] {
  const { settings } = args;
  if (!makesCache(settings)) return [];
  const { names, objects } = files(args, cacheHost, cacheFiles(settings));
  return [
    serviceAccount(settings, cacheHost),
    ...objects,
    service(settings, cacheHost, redisPortName),
    cacheDeployment(settings, args.names, names),
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

function mockUpstream(args: ManifestsArgs): Manifest[] {
  const { settings } = args;
  if (!usesMockUpstream(settings)) return [];
  const content = mockUpstreamFiles(args.mockUpstreamServer);
  const { names, objects } = files(args, "mock-upstream", content);
  return [
    serviceAccount(settings, "mock-upstream"),
    ...objects,
    service(settings, "mock-upstream", mockUpstreamPort),
    mockUpstreamDeployment(settings, names),
  ];
}

function migration(args: ManifestsArgs): Manifest[] {
  const { settings } = args;
  const { names, objects } = files(args, "migration", migrationFiles(settings));
  // It names the image and the ConfigMap, whose name is of its content.
  const { spec } = migrationJob(settings, "migration", names);
  const job = migrationJob(settings, `migration-${contentHash(spec)}`, names);
  return [serviceAccount(settings, "migration"), ...objects, job];
}

function proxies(args: ManifestsArgs): Manifest[] {
  const { settings, names } = args;
  const made = files(args, "litellm", proxyFiles(settings, names));
  const autoscaler = proxyAutoscaler(settings);
  const disruptionBudget = proxyDisruptionBudget(settings);
  const external = externalSecret(settings);
  return [
    serviceAccount(settings, "litellm", settings.kubernetes.serviceAccountAnnotations),
    ...made.objects,
    ...(external ? [external] : []),
    service(settings, "litellm", httpPort),
    proxyDeployment(settings, names, made.names),
    ...(disruptionBudget ? [disruptionBudget] : []),
    ...(autoscaler ? [autoscaler] : []),
  ];
}

function edge({ settings, values }: ManifestsArgs): Manifest[] {
  const isGiven = hasGivenCertificate(settings);
  const made = isGiven ? certificateName : undefined;
  const data = certificateData(values.certificate);
  const objects = [
    isGiven ? secret(settings, "litellm", certificateName, data, "kubernetes.io/tls") : undefined,
    loadBalancer(settings),
    ownGateway(settings, made),
    httpRoute(settings),
    ingress(settings, made),
  ];
  return objects.filter((object) => object !== undefined);
}
