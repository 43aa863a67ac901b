import { because, set } from "../../inputs/fix";
import { error, warning, type Finding } from "../../inputs/errors";
import { gatewayLabels } from "../objects";
import type { Strings } from "../types";
import type { Capability } from "./capability";

/** Whether labels are those of an object that a gateway's stack made. */
const isOurs = (labels: Readonly<Strings>) =>
  Object.entries(gatewayLabels).every(([name, value]) => labels[name] === value);

/** Refuses a namespace that is somebody else's, or isn't there. */
export const checkNamespace: Capability = ({ settings }, { namespace }) => {
  const { namespace: name, createNamespace, networkPolicies } = settings.kubernetes;
  const path = "kubernetes.namespace";
  if (namespace === undefined) return [];
  if (namespace === null) {
    if (createNamespace) return [];
    const fix = because`run: ${set("kubernetes.createNamespace", true)}, or kubectl create namespace ${name}`;
    return [
      error(path, because`is ${name}, which isn't there, and createNamespace is false; ${fix}`),
    ];
  }
  if (namespace.isTerminating) {
    const reason = `is ${name}, which is being deleted; wait until it is gone: kubectl wait --for=delete namespace/${name} --timeout=5m`;
    return [error(path, reason)];
  }
  if (createNamespace && !isOurs(namespace.labels)) {
    const reason = because`is ${name}, which is there already and isn't the gateway's; name another, or, if the gateway is to have it, run: ${set("kubernetes.createNamespace", false)}`;
    return [error(path, reason)];
  }
  const found: Finding[] = namespace.refusedPods.map(({ workload, reason }) =>
    error(path, `is ${name}, which would not let in the pods of ${workload}: ${reason}`),
  );
  const { strangers = [] } = namespace;
  if (networkPolicies.enabled && strangers.length > 0) {
    const some = strangers.slice(0, 3).join(", ");
    const more = strangers.length > 3 ? ` and ${strangers.length - 3} more` : "";
    const reason = `is ${name}, where other pods run (${some}${more}): the NetworkPolicies, which deny all but the gateway's own connections, would cut them off; give the gateway a namespace of its own`;
    found.push(warning(path, reason));
  }
  return found;
};
