import { CoreV1Api, type KubeConfig, type V1Pod } from "@kubernetes/client-node";
import { unanswered } from "./cluster";

/**
 * Pods of a namespace.
 *
 * @param labels - that they have
 * @throws UserError when the cluster does not answer
 */
export async function podsOf(
  cluster: KubeConfig,
  namespace: string,
  labels: Record<string, string>,
): Promise<V1Pod[]> {
  const labelSelector = Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(",");
  const core = cluster.makeApiClient(CoreV1Api);
  try {
    return (await core.listNamespacedPod({ namespace, labelSelector })).items;
  } catch (error) {
    throw unanswered(cluster, error);
  }
}
