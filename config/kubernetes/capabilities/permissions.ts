import { error } from "../../inputs/errors";
import type { Capability, Wanted } from "./capability";
import type { Right } from "./facts";

/** Where objects of a kind are in the API. */
export interface Resource {
  kind: string;
  resource: string;
  namespaced: boolean;
}

/** What Pulumi does with each object: it applies them on the server's side, waits, and replaces. */
const verbs = ["get", "list", "watch", "create", "patch", "delete"];

/** Namespaces are not waited for: a user need not see those of others. */
const namespaceVerbs = ["get", "create", "patch", "delete"];

/**
 * Kinds that Pulumi watches until a Deployment, StatefulSet, Job or Service is ready; where it may not,
 * it waits in vain (pulumi-kubernetes 4, provider/pkg/await).
 */
const watched = [
  { group: "", resource: "pods" },
  { group: "", resource: "persistentvolumeclaims" },
  { group: "apps", resource: "replicasets" },
  { group: "discovery.k8s.io", resource: "endpointslices" },
];

/**
 * Rights that the user who deploys a gateway must have.
 *
 * @param resources - where the kinds are, by API version; kinds that it doesn't have are left out
 */
export function neededRights(
  { settings, objects }: Wanted,
  resources: ReadonlyMap<string, readonly Resource[]>,
): Right[] {
  const ofObjects = objects.flatMap(({ apiVersion, kind, metadata }) => {
    const found = resources.get(apiVersion)?.find((resource) => resource.kind === kind);
    if (!found) return [];
    const { resource } = found;
    const group = apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
    const namespace = found.namespaced ? metadata.namespace : undefined;
    const needed = kind === "Namespace" ? namespaceVerbs : verbs;
    return needed.map((verb) => ({ verb, group, resource, namespace }));
  });
  const { namespace } = settings.kubernetes;
  const ofWaiting = watched.flatMap((kind) =>
    ["get", "list", "watch"].map((verb) => ({ verb, ...kind, namespace })),
  );
  return [...new Map([...ofObjects, ...ofWaiting].map((right) => [keyOf(right), right])).values()];
}

const keyOf = ({ verb, ...right }: Right) => `${verb} ${placeOf(right)}`;

/** Refuses a user who may not make what is to be made. */
export const checkPermissions: Capability = (_wanted, { user, deniedRights }) => {
  const byPlace = new Map<string, string[]>();
  for (const { verb, ...right } of deniedRights) {
    const place = placeOf(right);
    byPlace.set(place, [...(byPlace.get(place) ?? []), verb]);
  }
  if (byPlace.size === 0) return [];
  const who = user === undefined ? "the kubeconfig's user" : `the cluster's user ${user}`;
  const list = [...byPlace].map(([place, denied]) => `${denied.join(", ")} ${place}`).join("; ");
  const reason = `kubernetes: ${who} isn't allowed to: ${list}. Have it granted by a Role (in the namespace) or a ClusterRole, or use another context: kubectl config get-contexts`;
  return [error("target", reason)];
};

/** As kubectl writes it: `deployments.apps in namespace llm`. */
function placeOf({ group, resource, namespace }: Omit<Right, "verb">): string {
  const name = group === "" ? resource : `${resource}.${group}`;
  return namespace === undefined ? `${name} in the cluster` : `${name} in namespace ${namespace}`;
}
