import type { KubeConfig } from "@kubernetes/client-node" with { "resolution-mode": "import" };
import type { Stack } from "@pulumi/pulumi/automation";
import { chosenCluster } from "../../preflight/kubernetes/cluster-access";
import type { ClusterArgs } from "../../preflight/kubernetes/cluster-args";
import { accessError, ClusterAccessError } from "../../preflight/kubernetes/cluster-errors";
import { UserError } from "../errors";

/** The cluster that a stack runs on, by the kubernetes provider's settings in its config. */
export async function clusterChoice(stack: Stack): Promise<ClusterArgs> {
  const config = await stack.getAllConfig();
  const [kubeconfig, context] = [config["kubernetes:kubeconfig"], config["kubernetes:context"]];
  return {
    ...(kubeconfig && { kubeconfig: kubeconfig.value }),
    ...(context && { context: context.value }),
  };
}

/** The cluster that a stack runs on. @throws UserError when the kubeconfig leads to none */
export async function clusterOf(stack: Stack): Promise<KubeConfig> {
  try {
    return (await chosenCluster(await clusterChoice(stack))).kubeConfig;
  } catch (error) {
    throw error instanceof ClusterAccessError ? new UserError(error.message) : error;
  }
}

/** Error text for a cluster that did not answer. */
export const unanswered = (cluster: KubeConfig, error: unknown): UserError =>
  new UserError(accessError(error, cluster.getCurrentCluster()?.server ?? "").message);
