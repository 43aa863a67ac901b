import type { Stack } from "@pulumi/pulumi/automation";
import { placeInCluster } from "../config/kubernetes/edge";

/**
 * Does something with a gateway. One that only pods of its cluster reach gets a port of this machine for
 * as long as that takes.
 *
 * @param use - gets the gateway with an address that this machine reaches
 */
export async function withReachable<T extends { url: string }, R>(
  stack: Stack,
  gateway: T,
  use: (gateway: T) => Promise<R>,
): Promise<R> {
  const place = placeInCluster(gateway.url);
  if (!place) return use(gateway);
  // Loaded here: stacks on Docker don't pay for the client.
  const { clusterOf } = await import("./kubernetes/cluster.js");
  const { forwardPort } = await import("./kubernetes/port-forward.js");
  const { url, close } = await forwardPort(await clusterOf(stack), place);
  try {
    return await use({ ...gateway, url });
  } finally {
    close();
  }
}
