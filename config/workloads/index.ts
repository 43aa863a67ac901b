import type { ImageName } from "../inputs/images";
import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";
import { datadogAgent } from "./datadog-agent";
import { edge } from "./edge";
import { migration } from "./migration";
import { mockUpstream } from "./mock-upstream";
import { monitoringRole } from "./monitoring-role";
import { postgres } from "./postgres";
import { presidioAnalyzer, presidioAnonymizer } from "./presidio";
import { proxy } from "./proxy";
import { redis, redisCache } from "./redis";
import type { Port, Workload, WorkloadDefinition } from "./workload";

/** Every kind of container that a gateway may have, in the order in which they are made. */
export const definitions: readonly WorkloadDefinition[] = [
  postgres,
  redis,
  redisCache,
  presidioAnalyzer,
  presidioAnonymizer,
  mockUpstream,
  migration,
  monitoringRole,
  datadogAgent,
  proxy,
  edge,
];

/**
 * The kinds of containers that a gateway has, in the order in which they are made.
 *
 * @param names - of all secrets that the proxies have, those of External Secrets too
 * @param all - what there may be. Default: {@link definitions}
 */
export const madeOf = (
  settings: Settings,
  names: SecretNames,
  all: readonly WorkloadDefinition[] = definitions,
): WorkloadDefinition[] => all.filter(({ isMade }) => isMade(settings, names));

/**
 * The containers of a gateway, in the order in which they are made.
 *
 * @param names - as those of {@link madeOf}
 * @param all - as that of {@link madeOf}
 */
export function workloadsOf(
  settings: Settings,
  names: SecretNames,
  all: readonly WorkloadDefinition[] = definitions,
): Workload[] {
  return madeOf(settings, names, all).map(({ name, container }) => ({
    name,
    ...container(settings, names),
  }));
}

/** Images that workloads need, by their keys in the setting `images`. */
export const imagesOf = (workloads: readonly Workload[]): ImageName[] => [
  ...new Set(workloads.map(({ image }) => image)),
];

/** A way from one workload of a gateway to another. */
export interface Connection {
  from: Workload;
  to: Workload;
  ports: Port[];
}

/** Who of the gateway's workloads connects to whom, and to which ports. */
export function connections(workloads: readonly Workload[]): Connection[] {
  return workloads.flatMap((from) =>
    workloads.flatMap((to) => {
      const names = from.talksTo?.[to.name] ?? [];
      const ports = to.ports?.filter(({ name }) => names.includes(name)) ?? [];
      return ports.length > 0 ? [{ from, to, ports }] : [];
    }),
  );
}

/**
 * The workloads that must be ready, or done, before one is made: those that it names in `after`, and
 * those it talks to that stand before it in the list.
 */
export function before(workload: Workload, workloads: readonly Workload[]): Workload[] {
  const { after = [], talksTo = {} } = workload;
  const earlier = workloads.slice(0, workloads.indexOf(workload));
  return earlier.filter(({ name }) => after.includes(name) || name in talksTo);
}

/**
 * Names of a store's volume of each generation up to its own, which comes last. Older ones are still
 * the gateway's: nothing takes their data away.
 */
export const dataNames = ({ name, data }: Workload): string[] =>
  Array.from({ length: data?.generation ?? 0 }, (_, index) => `${name}-data-${index + 1}`);
