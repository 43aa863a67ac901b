import type { Cluster } from "../cloudnative-pg";
import { parseQuantity } from "../quantity";
import type {
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  Manifest,
  PersistentVolumeClaim,
  StatefulSet,
  Strings,
} from "../types";

/** Amounts that pods and claims take, by the name that a ResourceQuota has for it, such as `limits.cpu`. */
export type Demand = Readonly<Record<string, number>>;

/** The part of a pod that says what it takes. */
export interface Pod {
  containers: readonly { resources?: { requests?: Strings; limits?: Strings } }[];
}

/** The demand of a pod. */
export const podDemand = ({ containers }: Pod): Demand =>
  add({ pods: 1 }, ...containers.map(({ resources = {} }) => resourcesDemand(resources)));

const resourcesDemand = ({
  requests = {},
  limits = {},
}: {
  requests?: Strings;
  limits?: Strings;
}) => ({
  ...renamed("requests", requests),
  ...renamed("limits", limits),
});

const renamed = (prefix: string, quantities: Strings): Demand =>
  Object.fromEntries(
    Object.entries(quantities).map(([name, text]) => [`${prefix}.${name}`, parseQuantity(text)]),
  );

/** The demand of a claim. @param size - as a quantity */
export const claimDemand = (size: string): Demand => ({
  persistentvolumeclaims: 1,
  "requests.storage": parseQuantity(size),
});

/** The sum. */
export function add(...demands: Demand[]): Demand {
  const sum: Record<string, number> = {};
  for (const demand of demands)
    for (const [name, value] of Object.entries(demand)) sum[name] = (sum[name] ?? 0) + value;
  return sum;
}

const times = (count: number, demand: Demand): Demand =>
  Object.fromEntries(Object.entries(demand).map(([name, value]) => [name, count * value]));

/** The demand of objects in a namespace. */
export interface NamespaceDemand {
  /** Always. */
  steady: Demand;
  /** While new pods take the places of old ones, and as many run as an autoscaler may want. */
  peak: Demand;
}

/** The demand of objects in a namespace, all together. */
export function demandOf(objects: readonly Manifest[], namespace: string): NamespaceDemand {
  const here = objects.filter(({ metadata }) => metadata.namespace === namespace);
  const all = here.map((object) => objectDemand(object, here));
  return {
    steady: add(...all.map(({ steady }) => steady)),
    peak: add(...all.map(({ peak }) => peak)),
  };
}

const nothing: NamespaceDemand = { steady: {}, peak: {} };
const always = (demand: Demand): NamespaceDemand => ({ steady: demand, peak: demand });

function objectDemand(object: Manifest, all: readonly Manifest[]): NamespaceDemand {
  switch (object.kind) {
    case "Deployment":
      return deploymentDemand(object as Deployment, all);
    case "StatefulSet": {
      const { replicas, template } = (object as StatefulSet).spec;
      return always(times(replicas, podDemand(template.spec)));
    }
    case "Job":
      return { ...nothing, peak: podDemand((object as Job).spec.template.spec) };
    case "PersistentVolumeClaim": {
      const { resources } = (object as PersistentVolumeClaim).spec;
      return always(claimDemand(resources.requests.storage));
    }
    case "Cluster": {
      const { instances, resources, storage } = (object as Cluster).spec;
      const one = add(podDemand({ containers: [{ resources }] }), claimDemand(storage.size));
      return always(times(instances, one));
    }
    default:
      return nothing;
  }
}

function deploymentDemand(
  { metadata, spec }: Deployment,
  all: readonly Manifest[],
): NamespaceDemand {
  const autoscaler = all.find(
    (object): object is HorizontalPodAutoscaler =>
      object.kind === "HorizontalPodAutoscaler" &&
      (object as HorizontalPodAutoscaler).spec.scaleTargetRef.name === metadata.name,
  )?.spec;
  const least = autoscaler?.minReplicas ?? spec.replicas ?? 1;
  const most = autoscaler?.maxReplicas ?? least;
  const pod = podDemand(spec.template.spec);
  const { maxSurge } = spec.strategy.rollingUpdate;
  return { steady: times(least, pod), peak: times(most + surge(maxSurge, most), pod) };
}

/** How many pods more there are in a rollout: a share is rounded up. */
const surge = (maxSurge: string, replicas: number): number =>
  Math.ceil((parseFloat(maxSurge) / 100) * replicas);
