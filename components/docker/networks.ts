import { Network } from "@pulumi/docker/network";
import * as pulumi from "@pulumi/pulumi";
import { ownerLabels } from "./labels";

/**
 * Two networks: one for the data stores, which leads nowhere else, and one on which the load
 * balancer finds the proxies and they find the model providers.
 */
export class Networks extends pulumi.ComponentResource {
  /** Name of the network of Postgres and Redis. */
  readonly data: pulumi.Output<string>;
  /** Name of the network of the load balancer, the proxies and the mock upstream. */
  readonly edge: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:Networks", name, {}, opts);
    const network = (part: string, internal: boolean) =>
      new Network(
        `${name}-${part}`,
        { internal, labels: ownerLabels(`${name}-${part}`) },
        { parent: this },
      ).name;
    this.data = network("data", true);
    this.edge = network("edge", false);
    this.registerOutputs({});
  }
}
