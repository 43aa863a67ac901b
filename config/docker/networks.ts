import { connections } from "../workloads";
import type { Workload } from "../workloads/workload";

/** Network that leads out: of what reaches out, or has a port on the host. All others lead nowhere else. */
export const edgeNetwork = "edge";

/** Network of what has none of its own: the stores', and of what runs once for them. */
const dataNetwork = "data";

/**
 * Networks of a workload: the edge's for what leads out, its own for all else; and those of what it
 * talks to. So two that don't talk to each other share none, but for the stores.
 */
export function networksOf(workload: Workload, workloads: readonly Workload[]): string[] {
  const inner = new Set<string>();
  if (!leadsOut(workload)) inner.add(ownNetwork(workload));
  for (const { from, to } of connections(workloads)) {
    if (from === workload && !leadsOut(to)) inner.add(ownNetwork(to));
    // What leads out is on no inner network by itself: it comes to those who talk to it.
    if (to === workload && leadsOut(to) && !leadsOut(from)) inner.add(ownNetwork(from));
  }
  return [...[...inner].sort(), ...(leadsOut(workload) ? [edgeNetwork] : [])];
}

/** Networks of a gateway: those that its workloads are on. */
export const allNetworks = (workloads: readonly Workload[]): string[] => [
  ...new Set(workloads.flatMap((workload) => networksOf(workload, workloads))),
];

const ownNetwork = ({ docker }: Workload): string => docker?.network ?? dataNetwork;

const leadsOut = ({ outside, docker }: Workload): boolean =>
  outside !== undefined || docker?.publish !== undefined;

/** First version of Docker's API whose bridges can be without an address of the machine (Docker 28). */
const isolating = [1, 48] as const;

/**
 * Options of a network that leads nowhere. Without them the machine has an address in it, at which
 * containers reach whatever listens on all of the machine's addresses (moby: daemon/libnetwork/drivers/bridge).
 *
 * @param apiVersion - of the daemon's API, such as `1.48`; undefined where it isn't known
 * @returns none for a daemon that can't do that: it would refuse them, or do nothing
 */
export function isolation(apiVersion: string | undefined): Record<string, string> {
  const [major = 0, minor = 0] = (apiVersion ?? "").split(".").map(Number);
  const can = major > isolating[0] || (major === isolating[0] && minor >= isolating[1]);
  if (!can) return {};
  const option = "com.docker.network.bridge.gateway_mode";
  return { [`${option}_ipv4`]: "isolated", [`${option}_ipv6`]: "isolated" };
}
