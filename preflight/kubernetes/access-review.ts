import type { Right } from "../../config/kubernetes/capabilities/facts";
import type { ClusterAccess } from "./cluster-access";

/** A rule of what a user may do in a namespace (RBAC). */
interface Rule {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
}

/**
 * Finds those of the given rights that the kubeconfig's user lacks. The rules of each namespace are read at once;
 * what they don't say, which isn't all that an authorizer may know, is asked one by one.
 */
export async function deniedRights(cluster: ClusterAccess, rights: Right[]): Promise<Right[]> {
  const namespaces = new Set(
    rights.map(({ namespace }) => namespace).filter((namespace) => namespace !== undefined),
  );
  const rules = new Map(
    await Promise.all(
      [...namespaces].map(
        async (namespace) => [namespace, await rulesOf(cluster, namespace)] as const,
      ),
    ),
  );
  const isGranted = (right: Right) =>
    rules.get(right.namespace ?? "")?.some((rule) => grants(rule, right)) ?? false;
  const unsure = rights.filter((right) => !isGranted(right));
  const allowed = await Promise.all(unsure.map((right) => isAllowed(cluster, right)));
  return unsure.filter((_right, index) => !allowed[index]);
}

async function rulesOf({ authorization }: ClusterAccess, namespace: string): Promise<Rule[]> {
  const body = { spec: { namespace } };
  const { status } = await authorization.createSelfSubjectRulesReview({ body });
  return status?.resourceRules ?? [];
}

/** Whether a rule grants a right for all objects of the kind. */
function grants(
  { verbs, apiGroups = [], resources = [], resourceNames = [] }: Rule,
  { verb, group, resource }: Right,
): boolean {
  const has = (list: string[], value: string) => list.includes("*") || list.includes(value);
  return (
    has(verbs, verb) &&
    has(apiGroups, group) &&
    has(resources, resource) &&
    resourceNames.length === 0
  );
}

async function isAllowed({ authorization }: ClusterAccess, right: Right): Promise<boolean> {
  const body = { spec: { resourceAttributes: right } };
  const { status } = await authorization.createSelfSubjectAccessReview({ body });
  return status?.allowed ?? false;
}
