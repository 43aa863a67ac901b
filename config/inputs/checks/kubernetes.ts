import { machineHost } from "../../docker/machine-host";
import { error, warning, type Finding } from "../errors";
import { destinations } from "../../workloads/destinations";
import { settingsSchema, type Settings } from "../schema";
import type { Check } from "./check";
import { because, remove, set } from "../fix";
import { isPrivateHost } from "./hosts";

const defaults = settingsSchema.parse({});

/** Refuses settings of the other target: they would do nothing. */
export const checkTargetSettings: Check = ({ settings }) => {
  if (settings.target === "kubernetes") return onlyOnDocker(settings);
  const said = Object.entries(settings.kubernetes).filter(
    ([name, value]) => !same(value, defaults.kubernetes[name as keyof Settings["kubernetes"]]),
  );
  return said.map(([name]) =>
    error(
      `kubernetes.${name}`,
      because`does nothing, because target is docker; run: ${set("target", "kubernetes")}, or ${remove(`kubernetes.${name}`)}`,
    ),
  );
};

function onlyOnDocker({ edge }: Settings): Finding[] {
  const found: Finding[] = [];
  for (const name of ["address", "port"] as const) {
    if (edge[name] === defaults.edge[name]) continue;
    const reason = because`is of the target docker; on Kubernetes kubernetes.edge.type says where the gateway listens; run: ${remove(`edge.${name}`)}`;
    found.push(error(`edge.${name}`, reason));
  }
  // Docker's load balancer hides them (`config/edge/haproxy.ts`); no Ingress can, and not every Gateway.
  return found;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Refuses less room for more proxies than there are at least. */
export const checkAutoscaling: Check = ({ settings: { kubernetes, replicas } }) => {
  const { autoscaling } = kubernetes;
  if (!autoscaling || autoscaling.maxReplicas > replicas) return [];
  const reason = because`is ${autoscaling.maxReplicas}, not above replicas (${replicas}), the least; raise it, or run: ${remove("kubernetes.autoscaling")}`;
  return [error("kubernetes.autoscaling.maxReplicas", reason)];
};

/** Refuses two databases. */
export const checkCloudNativePg: Check = ({ settings: { kubernetes, database } }) => {
  if (!kubernetes.cloudNativePg || !database.server) return [];
  const reason = because`makes a Postgres, and database.server names another; run: ${remove("kubernetes.cloudNativePg")}, or ${remove("database.server")}`;
  return [error("kubernetes.cloudNativePg", reason)];
};

/**
 * Warns of backups that get no keys: a machine's own role is asked for at a link-local address, which
 * the NetworkPolicies shut off.
 */
export const checkBackups: Check = ({ settings: { kubernetes } }) => {
  const backups = kubernetes.cloudNativePg?.backups;
  if (!backups || !kubernetes.networkPolicies.enabled) return [];
  const { credentialsSecret, serviceAccountAnnotations } = backups;
  if (credentialsSecret !== undefined || Object.keys(serviceAccountAnnotations).length > 0)
    return [];
  const path = "kubernetes.cloudNativePg.backups";
  const reason = because`has neither credentialsSecret nor serviceAccountAnnotations, and the NetworkPolicies shut off a machine's own role; run: ${set(`${path}.credentialsSecret`, "SECRET")}`;
  return [warning(path, reason)];
};

/** Refuses a Prometheus that would find nothing to read. */
export const checkServiceMonitor: Check = ({ settings: { kubernetes, metrics } }) => {
  if (!kubernetes.serviceMonitor || metrics.enabled) return [];
  const reason = because`reads the proxies' metrics, and metrics.enabled is false; run: ${remove("kubernetes.serviceMonitor")}, or ${set("metrics.enabled", true)}`;
  return [error("kubernetes.serviceMonitor", reason)];
};

/** Warns of what the NetworkPolicies would cut off: names of private networks tell no address. */
export const checkEgress: Check = ({ settings }) => {
  const { target, kubernetes } = settings;
  const { enabled, egressCidrs } = kubernetes.networkPolicies;
  if (target !== "kubernetes" || !enabled || egressCidrs.length > 0) return [];
  const unreachable = destinations(settings).filter(
    ({ host, at }) => at.kind === "elsewhere" && isPrivateHost(host) && host !== machineHost,
  );
  return unreachable.map(({ path, host }) =>
    warning(
      path,
      because`${host} looks like a name of a private network, which the NetworkPolicies shut off; name its network: ${set("kubernetes.networkPolicies.egressCidrs[0]", "CIDR")}`,
    ),
  );
};

/** Refuses Docker's name of the machine, which no pod knows. */
export const checkDockerHost: Check = ({ settings }) => {
  if (settings.target !== "kubernetes") return [];
  return destinations(settings)
    .filter(({ host }) => host === machineHost)
    .map(({ path, host }) =>
      error(path, `${host} is a name of Docker's; write one that pods of the cluster can reach`),
    );
};
