import { setMaxListeners } from "node:events";
import type * as client from "@kubernetes/client-node" with { "resolution-mode": "import" };
import type { ClusterArgs } from "./cluster-args";
import { ClusterAccessError, timeoutSeconds } from "./cluster-errors";

/** A cluster that can be asked. */
export interface ClusterAccess {
  /** Address of the API server. */
  server: string;
  core: client.CoreV1Api;
  storage: client.StorageV1Api;
  networking: client.NetworkingV1Api;
  authentication: client.AuthenticationV1Api;
  authorization: client.AuthorizationV1Api;
  /** For objects of all API groups, as the server has them. */
  objects: client.CustomObjectsApi;
  version: client.VersionApi;
  /** Ends all that is asked, when it takes too long. */
  signal: AbortSignal;
}

/** A kubeconfig, and the cluster that it leads to. */
interface ChosenCluster {
  kubeConfig: client.KubeConfig;
  cluster: client.Cluster;
}

/**
 * The kubeconfig that the Kubernetes provider uses too.
 *
 * @throws ClusterAccessError when it leads to no cluster
 */
export async function chosenCluster(choice: ClusterArgs): Promise<ChosenCluster> {
  // Loaded here: it takes half a second, which gateways elsewhere shouldn't wait for.
  const library = await import("@kubernetes/client-node");
  const kubeConfig = readKubeConfig(new library.KubeConfig(), choice);
  const cluster = kubeConfig.getCurrentCluster();
  if (cluster) return { kubeConfig, cluster };
  const context = kubeConfig.getCurrentContext();
  const what = context ? `no cluster of the context ${context}` : "no current context";
  throw new ClusterAccessError(
    `the kubeconfig has ${what}; choose one: kubectl config use-context NAME`,
  );
}

/**
 * The cluster that the Kubernetes provider uses too. Nothing is asked yet.
 *
 * @throws ClusterAccessError when the kubeconfig leads to none
 */
export async function clusterAccess(choice: ClusterArgs): Promise<ClusterAccess> {
  const { kubeConfig, cluster } = await chosenCluster(choice);
  const library = await import("@kubernetes/client-node");
  const signal = AbortSignal.timeout(timeoutSeconds * 1000);
  // Each request listens to it, and Node takes more than ten for a leak.
  setMaxListeners(0, signal);
  const configuration = library.createConfiguration({
    baseServer: new library.ServerConfiguration(cluster.server, {}),
    authMethods: { default: kubeConfig },
    promiseMiddleware: [
      {
        pre: (request) => {
          request.setSignal(signal);
          return Promise.resolve(request);
        },
        post: (response) => Promise.resolve(response),
      },
    ],
  });
  return {
    server: cluster.server,
    signal,
    core: new library.CoreV1Api(configuration),
    storage: new library.StorageV1Api(configuration),
    networking: new library.NetworkingV1Api(configuration),
    authentication: new library.AuthenticationV1Api(configuration),
    authorization: new library.AuthorizationV1Api(configuration),
    objects: new library.CustomObjectsApi(configuration),
    version: new library.VersionApi(configuration),
  };
}

function readKubeConfig(
  kubeConfig: client.KubeConfig,
  { kubeconfig, context }: ClusterArgs,
): client.KubeConfig {
  try {
    if (kubeconfig === undefined) kubeConfig.loadFromDefault();
    else if (/[\n{]/.test(kubeconfig)) kubeConfig.loadFromString(kubeconfig);
    else kubeConfig.loadFromFile(kubeconfig);
  } catch (error) {
    // Of a file that isn't YAML the message would have lines, and tokens are in them.
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === undefined ? "it is not a kubeconfig" : message;
    throw new ClusterAccessError(`the kubeconfig can't be read: ${reason}; see KUBECONFIG`);
  }
  if (context !== undefined) kubeConfig.setCurrentContext(context);
  return kubeConfig;
}
