/**
 * Which cluster; all optional, as in the Kubernetes provider's settings. In a file of its own: programs
 * check their types with it, and the client's types hold with some compiler options only.
 */
export interface ClusterArgs {
  /** Path of a kubeconfig file, or its content. Default: `KUBECONFIG`, or `~/.kube/config`. */
  kubeconfig?: string;
  /** Default: the kubeconfig's current one. */
  context?: string;
}
