import type { V1PersistentVolumeClaim, V1Pod } from "@kubernetes/client-node" with {
  "resolution-mode": "import",
};
import type { Wanted } from "../../config/kubernetes/capabilities/capability";
import { add, claimDemand, podDemand } from "../../config/kubernetes/capabilities/demand";
import type { NamespaceFacts, RefusedPod } from "../../config/kubernetes/capabilities/facts";
import { clusterLabels } from "../../config/kubernetes/cloudnative-pg";
import { gatewayLabels } from "../../config/kubernetes/objects";
import type { Manifest, PodTemplate } from "../../config/kubernetes/types";
import type { ClusterAccess } from "./cluster-access";
import { ifAllowed, ifThere, messageOf, statusOf } from "./cluster-errors";

/** Facts of a gateway's namespace; null where it isn't there. */
export async function namespaceFacts(
  cluster: ClusterAccess,
  { settings, objects }: Wanted,
): Promise<NamespaceFacts | null | undefined> {
  const { namespace: name } = settings.kubernetes;
  const { core } = cluster;
  const at = { namespace: name };
  const found = await ifAllowed(ifThere(core.readNamespace({ name })));
  if (!found) return found;
  const isTerminating = found.status?.phase === "Terminating";
  const [pods, claims, quotas, refusedPods] = await Promise.all([
    ifAllowed(core.listNamespacedPod(at)),
    ifAllowed(core.listNamespacedPersistentVolumeClaim(at)),
    ifAllowed(core.listNamespacedResourceQuota(at)),
    isTerminating ? [] : podsRefusedBy(cluster, name, objects),
  ]);
  // A pod that has ended takes no quota.
  const living = pods?.items.filter(
    ({ status }) => !["Succeeded", "Failed"].includes(status?.phase ?? ""),
  );
  return {
    labels: found.metadata?.labels ?? {},
    isTerminating,
    ours:
      living &&
      add(
        ...living
          .filter(isOurs)
          .map(({ spec }) => podDemand({ containers: spec?.containers ?? [] })),
        ...(claims?.items ?? [])
          .filter(isOurs)
          .map(({ spec }) => claimDemand(spec?.resources?.requests?.storage ?? "0")),
      ),
    claims: claims?.items.filter(isOurs).map(nameOf),
    strangers: living?.filter((pod) => !isOurs(pod)).map(nameOf),
    // Others hold for some pods only: which, the cluster alone knows.
    quotas: quotas?.items
      .filter(({ spec }) => !spec?.scopes && !spec?.scopeSelector)
      .map((quota) => ({
        name: nameOf(quota),
        hard: quota.spec?.hard ?? {},
        used: quota.status?.used ?? {},
      })),
    refusedPods,
  };
}

const nameOf = ({ metadata }: { metadata?: { name?: string } }): string => metadata?.name ?? "";

const partOf = "app.kubernetes.io/part-of";
const [clusterLabel = ""] = Object.keys(clusterLabels);

/** Whether an object is of a gateway, or of its database's operator. */
function isOurs({ metadata }: V1Pod | V1PersistentVolumeClaim): boolean {
  const labels = metadata?.labels ?? {};
  return (
    labels[partOf] === gatewayLabels[partOf] || labels[clusterLabel] === clusterLabels[clusterLabel]
  );
}

/**
 * Which pods the namespace would not let in, by Pod Security, LimitRanges, or policies of others: it is
 * asked for each without making it. Quotas are not for this: they count what runs of ours.
 */
async function podsRefusedBy(
  { core }: ClusterAccess,
  namespace: string,
  objects: readonly Manifest[],
): Promise<RefusedPod[]> {
  const here = objects.filter((object) => object.metadata.namespace === namespace);
  const answers = here.filter(hasPods).map(async ({ metadata, spec }) => {
    // Its ServiceAccount and PriorityClass may not be there yet.
    const pod = {
      ...spec.template.spec,
      serviceAccountName: "default",
      priorityClassName: undefined,
    };
    const { labels } = spec.template.metadata;
    const body = { metadata: { name: `check-${metadata.name}`, labels }, spec: pod };
    try {
      await core.createNamespacedPod({ namespace, body, dryRun: "All" });
      return undefined;
    } catch (error) {
      const reason = messageOf(error);
      return isAboutPods(error, reason) ? { workload: metadata.name, reason } : undefined;
    }
  });
  return (await Promise.all(answers)).filter((refused) => refused !== undefined);
}

/** Not about who asks: the pods are made by the cluster's own controllers. */
const isAboutPods = (error: unknown, reason: string) =>
  reason.includes("denied the request") ||
  (statusOf(error) === 403 &&
    !/cannot create resource|exceeded quota|service account/.test(reason));

type WithPods = Manifest & { spec: { template: PodTemplate } };

const hasPods = (object: Manifest): object is WithPods =>
  ["Deployment", "StatefulSet", "Job"].includes(object.kind);
