import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { PortForward, type KubeConfig } from "@kubernetes/client-node";
import { partOf } from "../../config/kubernetes/objects";
import { proxy } from "../../config/workloads/proxy";
import type { PlaceInCluster } from "../../config/kubernetes/edge";
import { UserError } from "../errors";
import { podsOf } from "./pods";
import { isReady } from "./ready-pod";
import { commandName } from "../command-name";

/** A port of this machine that leads into a cluster. */
export interface ForwardedPort {
  /** Address of the forwarded port, such as `http://127.0.0.1:43117`. */
  url: string;
  close: () => void;
}

/** The used part of the WebSocket that the Kubernetes client opens; it comes without types. */
interface Tunnel {
  onclose: () => void;
  close: () => void;
}

/**
 * Leads a free port of 127.0.0.1 to the proxies of a cluster, through its API server, as
 * `kubectl port-forward` does; each connection to another ready one.
 *
 * @throws UserError when the cluster does not answer, or no proxy is ready
 */
export async function forwardPort(
  cluster: KubeConfig,
  { namespace, port }: PlaceInCluster,
): Promise<ForwardedPort> {
  if ((await readyProxies(cluster, namespace)).length === 0) {
    throw new UserError(
      `no proxy is ready in the namespace ${namespace}`,
      `${commandName("logs")}; kubectl -n ${namespace} get pods`,
    );
  }
  const forward = new PortForward(cluster);
  const sockets = new Set<Socket>();
  let connections = 0;
  const connect = async (socket: Socket) => {
    const pods = await readyProxies(cluster, namespace);
    const pod = pods[connections++ % pods.length] ?? "";
    const opened: unknown = await forward.portForward(namespace, pod, [port], socket, null, socket);
    const tunnel = opened as Tunnel;
    tunnel.onclose = () => socket.destroy();
    socket.once("close", () => {
      tunnel.close();
    });
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // The client sees a connection that ends.
    socket.on("error", () => undefined);
    connect(socket).catch(() => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Names of the proxies' pods that take requests. */
async function readyProxies(cluster: KubeConfig, namespace: string): Promise<string[]> {
  const pods = await podsOf(cluster, namespace, {
    "app.kubernetes.io/name": proxy.name,
    ...partOf,
  });
  return pods
    .filter((pod) => isReady(pod) && !pod.metadata?.deletionTimestamp)
    .flatMap(({ metadata }) => metadata?.name ?? []);
}
