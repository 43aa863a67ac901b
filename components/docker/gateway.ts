import type { Container } from "@pulumi/docker/container";
import * as pulumi from "@pulumi/pulumi";
import { edgeUrl } from "../../config/edge/edge-url";
import { allNetworks } from "../../config/docker/networks";
import { before } from "../../config/workloads";
import type { TargetArgs } from "../contracts";
import { secretInputs } from "../secret-values";
import { hardenedContainer } from "./container";
import { imageSource } from "./images";
import { Networks } from "./networks";
import { plannedContainers, type PlannedContainer, type ReplicaNames } from "./planned";

/**
 * The gateway on a Docker daemon: each of its workloads as containers, made when what they need is ready.
 *
 * Where new containers overlap with old ones, these stop only when the new ones are healthy.
 */
export class DockerGateway extends pulumi.ComponentResource {
  /** Where clients reach the gateway; known once it leads to a healthy proxy. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: TargetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:DockerGateway", name, {}, opts);
    const { settings, workloads, secrets } = args;
    const prefix = `${args.component}-${pulumi.getStack()}`;
    const around = {
      prefix,
      workloads,
      image: imageSource(prefix, settings.images, this),
      networks: new Networks(`${prefix}-network`, allNetworks(workloads), { parent: this }),
      secrets: secretInputs(args),
      salt: secrets.drainToken,
      parent: this,
    };
    // First those of replicas: what watches them is told of their names, and is made before them.
    const planned = new Map<string, PlannedContainer[]>();
    const hosts: ReplicaNames = {};
    for (const workload of workloads.filter(({ replicas }) => replicas !== undefined)) {
      const containers = plannedContainers(workload, around, {});
      planned.set(workload.name, containers);
      hosts[workload.name] = containers.flatMap(({ host }) => host ?? []);
    }
    const made = new Map<string, Container[]>();
    for (const workload of workloads) {
      const containers = planned.get(workload.name) ?? plannedContainers(workload, around, hosts);
      const needed = before(workload, workloads).flatMap((one) => made.get(one.name) ?? []);
      const options = {
        parent: this,
        dependsOn: needed,
        ...(workload.docker?.overlaps && { deleteBeforeReplace: false }),
      };
      made.set(
        workload.name,
        containers.map((container) => hardenedContainer(container.name, container.args, options)),
      );
    }
    const published = workloads.filter(({ docker }) => docker?.publish);
    const ends = published.flatMap((workload) => made.get(workload.name) ?? []);
    this.url = pulumi.all(ends.map(({ id }) => id)).apply(() => edgeUrl(settings.edge));
    this.registerOutputs({});
  }
}
