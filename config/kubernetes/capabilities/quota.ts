import { error, warning, type Finding } from "../../inputs/errors";
import { describeQuantity, parseQuantity } from "../quantity";
import type { Capability } from "./capability";
import { demandOf, type Demand, type NamespaceDemand } from "./demand";
import type { QuotaFacts } from "./facts";

/** Other names that a ResourceQuota may use (kubernetes.io/docs/concepts/policy/resource-quotas). */
const aliases: Record<string, string> = {
  cpu: "requests.cpu",
  memory: "requests.memory",
  "ephemeral-storage": "requests.ephemeral-storage",
  "count/pods": "pods",
  "count/persistentvolumeclaims": "persistentvolumeclaims",
};

/** Refuses a namespace whose quota is too small, and warns of one that has no room for a rollout. */
export const checkQuota: Capability = ({ settings, objects }, { namespace }) => {
  const { quotas = [], ours = {} } = namespace ?? {};
  const name = settings.kubernetes.namespace;
  const demand = demandOf(objects, name);
  return quotas.flatMap((quota) =>
    Object.entries(quota.hard).flatMap(([resource, hard]) =>
      judge({ quota, resource, hard, ours, demand, namespace: name }),
    ),
  );
};

interface Line {
  quota: QuotaFacts;
  /** By the quota's own name. */
  resource: string;
  hard: string;
  ours: Demand;
  demand: NamespaceDemand;
  namespace: string;
}

function judge({ quota, resource, hard, ours, demand, namespace }: Line): Finding[] {
  const name = aliases[resource] ?? resource;
  const { [name]: steady = 0 } = demand.steady;
  const { [name]: peak = 0 } = demand.peak;
  // What runs of ours is counted as used, and asked for again.
  const others = Math.max(parseQuantity(quota.used[resource] ?? "0") - (ours[name] ?? 0), 0);
  const free = parseQuantity(hard) - others;
  const say = (value: number) => describeQuantity(value, /memory|storage/.test(name));
  const room = `the ResourceQuota ${quota.name} of ${namespace} leaves ${say(free)} of ${resource} (${hard}, of which others use ${say(others)})`;
  const fix = "raise it, or lower replicas, resources, kubernetes.cpu or kubernetes.storage";
  if (steady > free) {
    const reason = `${room}, and the gateway takes ${say(steady)}; ${fix}`;
    return [error("kubernetes.namespace", reason)];
  }
  if (peak <= free) return [];
  const reason = `${room}, and the gateway takes ${say(peak)} while an update rolls out with all the proxies that it may have; ${fix}`;
  return [warning("kubernetes.namespace", reason)];
}
