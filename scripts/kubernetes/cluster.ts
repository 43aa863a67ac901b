import { existsSync } from "node:fs";
import { KubeConfig } from "@kubernetes/client-node";
import type { Stack } from "@pulumi/pulumi/automation";
import { UserError } from "../errors";

/**
 * The cluster that a stack runs on, as the kubernetes provider finds it: `kubernetes:kubeconfig` and
 * `kubernetes:context` of the stack's config, else KUBECONFIG, `~/.kube/config` and its current context.
 *
 * @throws UserError when there is none
 */
export async function clusterOf(stack: Stack): Promise<KubeConfig> {
  const config = await stack.getAllConfig();
  return readKubeconfig(
    config["kubernetes:kubeconfig"]?.value,
    config["kubernetes:context"]?.value,
  );
}

/**
 * @param kubeconfig - path of a file, or its content. Default: what KUBECONFIG names
 * @param context - Default: the current one
 */
function readKubeconfig(kubeconfig: string | undefined, context: string | undefined): KubeConfig {
  const cluster = new KubeConfig();
  if (kubeconfig === undefined) cluster.loadFromDefault();
  else if (existsSync(kubeconfig)) cluster.loadFromFile(kubeconfig);
  else cluster.loadFromString(kubeconfig);
  if (context !== undefined) cluster.setCurrentContext(context);
  if (cluster.getCurrentCluster()) return cluster;
  throw new UserError(
    "there is no Kubernetes cluster: the kubeconfig has no current context",
    "set KUBECONFIG, or choose one: kubectl config use-context NAME",
  );
}

/** Says of a failed call what it was asked for, and of which cluster. */
export function unanswered(cluster: KubeConfig, what: string, error: unknown): UserError {
  const { message, cause } = error as Error;
  const reason = cause instanceof Error ? cause.message : message;
  return new UserError(
    `the Kubernetes cluster at ${cluster.getCurrentCluster()?.server ?? "?"} was asked for ${what}: ${reason}`,
    "kubectl config view --minify shows which cluster and user this is",
  );
}
