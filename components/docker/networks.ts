import { Network } from "@pulumi/docker/network";
import * as pulumi from "@pulumi/pulumi";
import { edgeNetwork, isolation } from "../../config/docker/networks";
import { apiVersion } from "./daemon";
import { ownerLabels } from "./labels";

/** One network of a container. */
export interface NetworkAttachment {
  network: pulumi.Input<string>;
  /** DNS names of the container there. */
  aliases: pulumi.Input<string>[];
}

/** The networks of a gateway. */
export class Networks extends pulumi.ComponentResource {
  private readonly made: Record<string, pulumi.Output<string>>;

  /**
   * @param parts - which there are; all but the edge's lead nowhere
   */
  constructor(name: string, parts: readonly string[], opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:Networks", name, {}, opts);
    const options = pulumi.output(apiVersion()).apply(isolation);
    this.made = Object.fromEntries(
      parts.map((part) => {
        const internal = part !== edgeNetwork;
        const args = {
          internal,
          labels: ownerLabels(`${name}-${part}`),
          ...(internal && { options }),
        };
        // A network can't change: with other options all its containers, stores too, would be replaced.
        const ignoreChanges = ["options"];
        const network = new Network(`${name}-${part}`, args, { parent: this, ignoreChanges });
        return [part, network.name];
      }),
    );
    this.registerOutputs({});
  }

  /** The name that Docker knows a network by. */
  nameOf(part: string): pulumi.Output<string> {
    const name = this.made[part];
    if (!name) throw new Error(`there is no network ${part}`);
    return name;
  }
}
