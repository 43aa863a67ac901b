import { usesMockUpstream } from "../litellm/addresses";
import { cacheHost, coordinationHost, makesCache } from "../redis";
import { databaseBackups } from "./cloudnative-pg-backups";
import { databasePooler } from "./cloudnative-pg-pooler";
import { ownerCredentials, ownerSecret, postgresCluster } from "./cloudnative-pg";
import { datadogPolicies } from "./datadog-policies";
import { agentSteps, monitoringRoleSteps } from "./datadog-steps";
import { edgeSteps } from "./edge-steps";
import { externalSecret } from "./external-secret";
import { secret } from "./files";
import { migrationFiles, migrationJob } from "./migration";
import { mockUpstreamDeployment, mockUpstreamFiles, mockUpstreamPort } from "./mock-upstream";
import { namespace } from "./namespace";
import { networkPolicies } from "./network-policies";
import { serviceAccount } from "./objects";
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
import { monitored } from "./service-monitor";
import type { PlanArgs, Step } from "./step";
import { databaseMaker } from "../stores";
import { workloadSteps, type WorkloadPlace, type WorkloadSteps } from "./workload-steps";

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
 * server and by a cluster's quota. The same settings give the same plan.
 */
export function plan(args: PlanArgs): Plan {
  const { settings, names } = args;
  const place = settings.kubernetes.createNamespace
    ? [{ part: "namespace", manifest: namespace(settings), after: [] }]
    : [];
  // First: then nothing runs that they don't hold for.
  const policies = [...networkPolicies(settings), ...datadogPolicies(settings, names)].map(
    (manifest) => ({ part: "namespace", manifest, after: place }),
  );
  const at = (...after: Step[]): WorkloadPlace => ({
    where: settings,
    namespace: place,
    after: [...policies, ...after],
  });
  const database = databaseSteps(args, at());
  const helpers = helperSteps(args, at());
  const { steps: migration } = workloadSteps(at(...database), {
    workload: "migration",
    files: migrationFiles(settings),
    pods: (files) => migrationJob(settings, "migration", files),
  });
  const role = monitoringRoleSteps(args, at(...database));
  // Before the proxies, and gone after them: so all is counted to its end.
  const agents = agentSteps(args, at(...database, ...role));
  const before = [...helpers, ...migration, ...agents];
  const { steps: proxies, pods } = proxySteps(args, at(...before));
  const edge = edgeSteps(settings, place, proxies);
  return {
    steps: [
      ...place,
      ...policies,
      ...database,
      ...helpers,
      ...migration,
      ...role,
      ...agents,
      ...proxies,
      ...edge.steps,
      ...metricsSteps(args, [...place, ...proxies]),
    ],
    proxies: pods,
    loadBalancer: edge.loadBalancer,
  };
}

/** Where the database is made, in the one way or the other. */
function databaseSteps(args: PlanArgs, place: WorkloadPlace): Step[] {
  const { settings, names } = args;
  switch (databaseMaker(settings)) {
    case "server":
      return [];
    case "cloudnativepg":
      return clusterSteps(args, place);
    case "statefulset":
      return workloadSteps(place, {
        workload: "postgres",
        files: postgresFiles,
        gigabytes: settings.kubernetes.storage.postgresGigabytes,
        pods: (files) => postgresStatefulSet(settings, names, files),
        port: postgresPort,
      }).steps;
  }
}

/** CloudNativePG's Cluster, and what is around it. It is protected: with it its volumes would go. */
function clusterSteps({ settings }: PlanArgs, { namespace: place, after }: WorkloadPlace): Step[] {
  const { cloudNativePg } = settings.kubernetes;
  if (!cloudNativePg) return [];
  const common = { part: "postgres", after: place };
  const owner: Step = {
    ...common,
    manifest: secret(settings, "postgres", ownerSecret, "kubernetes.io/basic-auth"),
    stringData: ({ databasePassword }) => ownerCredentials(databasePassword),
  };
  const { objectStore, scheduledBackup } = databaseBackups(settings);
  const pooler = databasePooler(settings);
  const before: Step[] = [owner, ...(objectStore ? [{ ...common, manifest: objectStore }] : [])];
  const cluster: Step = {
    ...common,
    manifest: postgresCluster(settings, cloudNativePg),
    after: [...place, ...after, ...before],
    protect: true,
    // Otherwise it counts as made before there is a database.
    waitFor: "Ready",
  };
  const around = [scheduledBackup, pooler]
    .filter((manifest) => manifest !== undefined)
    .map((manifest) => ({ ...common, manifest, after: [...place, cluster] }));
  return [...before, cluster, ...around];
}

/** What the proxies talk to, beside the database. */
function helperSteps(
  { settings, names, mockUpstreamServer }: PlanArgs,
  place: WorkloadPlace,
): Step[] {
  const { storage } = settings.kubernetes;
  const { pii } = settings.privacy;
  const helpers: WorkloadSteps[] = [];
  if (!settings.redis.server)
    helpers.push(
      workloadSteps(place, {
        workload: coordinationHost,
        files: coordinationFiles(settings),
        gigabytes: storage.redisGigabytes,
        pods: (files) => coordinationStatefulSet(settings, names, files),
        port: redisPortName,
      }),
    );
  if (makesCache(settings))
    helpers.push(
      workloadSteps(place, {
        workload: cacheHost,
        files: cacheFiles(settings),
        pods: (files) => cacheDeployment(settings, names, files),
        port: redisPortName,
      }),
    );
  if (pii)
    for (const one of ["analyzer", "anonymizer"] as const)
      helpers.push(
        workloadSteps(place, {
          workload: `presidio-${one}`,
          part: "presidio",
          pods: () => presidioDeployment(settings, one, pii),
          port: presidioPort,
        }),
      );
  if (usesMockUpstream(settings))
    helpers.push(
      workloadSteps(place, {
        workload: "mock-upstream",
        files: mockUpstreamFiles(mockUpstreamServer),
        pods: (files) => mockUpstreamDeployment(settings, files),
        port: mockUpstreamPort,
      }),
    );
  return helpers.flatMap(({ steps }) => steps);
}

/** The proxies, how many there are, and the Service that leads to them. */
function proxySteps({ settings, names }: PlanArgs, place: WorkloadPlace): WorkloadSteps {
  const { serviceAccountAnnotations } = settings.kubernetes;
  const part = "litellm";
  const external = externalSecret(settings);
  const fetched: Step[] = external
    ? [{ part, manifest: external, after: place.namespace, waitFor: "Ready" }]
    : [];
  const { steps, pods } = workloadSteps(
    { ...place, after: [...place.after, ...fetched] },
    {
      workload: "litellm",
      account: serviceAccount(settings, "litellm", serviceAccountAnnotations),
      files: proxyFiles(settings, names),
      pods: (files) => proxyDeployment(settings, names, files),
      // For images to be pulled and all proxies to be replaced: longer than the Deployment's own.
      timeoutMinutes: 20,
      port: httpPort,
    },
  );
  const around = [proxyDisruptionBudget(settings), proxyAutoscaler(settings)]
    .filter((manifest) => manifest !== undefined)
    .map((manifest) => ({ part, manifest, after: [...place.namespace, pods] }));
  return { steps: [...fetched, ...steps, ...around], pods };
}

/** How a Prometheus finds the proxies and reads their metrics. */
function metricsSteps({ settings }: PlanArgs, after: Step[]): Step[] {
  const metrics = monitored(settings);
  if (!metrics) return [];
  return [metrics.service, metrics.serviceMonitor].map((manifest) => ({
    part: "metrics",
    manifest,
    after,
  }));
}
