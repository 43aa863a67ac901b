import { Network } from "@pulumi/docker/network";
import * as pulumi from "@pulumi/pulumi";
import { connections } from "../../config/workloads";
import type { Workload } from "../../config/workloads/workload";
import { ownerLabels } from "./labels";

/** One network of a container. */
export interface NetworkAttachment {
  network: pulumi.Input<string>;
  /** DNS names of the container there. */
  aliases: pulumi.Input<string>[];
}

/** Name of a network: `data` leads nowhere else, `edge` leads out. */
export type NetworkName = "data" | "edge";

/** The two networks of a gateway. */
export class Networks extends pulumi.ComponentResource {
  readonly names: Record<NetworkName, pulumi.Output<string>>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:Networks", name, {}, opts);
    const network = (part: NetworkName, internal: boolean) =>
      new Network(
        `${name}-${part}`,
        { internal, labels: ownerLabels(`${name}-${part}`) },
        { parent: this },
      ).name;
    this.names = { data: network("data", true), edge: network("edge", false) };
    this.registerOutputs({});
  }
}

/**
 * Networks of a workload: `edge` for what reaches out, or has a port on the host; `data` for all else,
 * and for what has a connection with that.
 */
export function networksOf(workload: Workload, workloads: readonly Workload[]): NetworkName[] {
  const inside =
    !leadsOut(workload) ||
    connections(workloads).some(
      ({ from, to }) =>
        (from === workload && !leadsOut(to)) || (to === workload && !leadsOut(from)),
    );
  return [
    ...(inside ? (["data"] as const) : []),
    ...(leadsOut(workload) ? (["edge"] as const) : []),
  ];
}

const leadsOut = ({ outside, docker }: Workload): boolean =>
  outside !== undefined || docker?.publish !== undefined;
