import { createHash } from "node:crypto";
import type { ContainerArgs } from "@pulumi/docker/container";
import * as pulumi from "@pulumi/pulumi";
import { networksOf } from "../../config/docker/networks";
import type { Workload } from "../../config/workloads/workload";
import { packagedFile } from "../packaged-file";
import { renderedSecrets, type SecretInputs } from "../secret-values";
import { containerArgs, type Wiring } from "./container";
import { dataVolume } from "./data-volumes";
import { Files } from "./files";
import type { ImageSource } from "./images";
import type { Networks } from "./networks";

/** Surroundings that a gateway's containers share: names, images, networks, secrets. */
export interface Surroundings {
  /** Beginning of the names of all that is made, such as `gateway-dev`: it tells two stacks apart. */
  prefix: string;
  workloads: readonly Workload[];
  image: ImageSource;
  networks: Networks;
  secrets: SecretInputs;
  /** A long random secret, for hashes of files. */
  salt: pulumi.Output<string>;
  parent: pulumi.Resource;
}

/** DNS names of each replica, by the name of their workload. */
export type ReplicaNames = Record<string, pulumi.Output<string>[]>;

/** A container that is still to be made. */
export interface PlannedContainer {
  /** Name of its Pulumi resource; the container's own name adds some letters to it. */
  name: string;
  args: ContainerArgs;
  /** DNS name of this one of several replicas. */
  host?: pulumi.Output<string>;
}

/** The containers of a workload, whose volumes are made. */
export function plannedContainers(
  workload: Workload,
  around: Surroundings,
  replicas: ReplicaNames,
): PlannedContainer[] {
  const { prefix, networks, workloads, image, parent } = around;
  const name = `${prefix}-${workload.name}`;
  const wiring = {
    image: image(workload.image),
    files: filesVolume(name, workload, around, replicas),
    data: dataVolume(prefix, workload, parent),
  };
  const attached = networksOf(workload, workloads).map((part) => networks.nameOf(part));
  const aliases = workload.ports ? [workload.name] : [];
  const wired = (hosts: pulumi.Output<string>[]): Wiring => ({
    ...wiring,
    networks: attached.map((network) => ({ network, aliases: [...aliases, ...hosts] })),
  });
  const argsOf = (part: string, hosts: pulumi.Output<string>[] = []) =>
    containerArgs(prefix, part, workload, wired(hosts));
  if (workload.replicas === undefined) return [{ name, args: argsOf(workload.name) }];
  return Array.from({ length: workload.replicas }, (_, index) => {
    const part = `${workload.name}-${index}`;
    const host = hostOf(part, argsOf(part));
    return { name: `${prefix}-${part}`, host, args: argsOf(part, [host]) };
  });
}

function filesVolume(
  name: string,
  { files, docker, image }: Workload,
  { prefix, workloads, image: source, secrets: all, salt, parent }: Surroundings,
  replicas: ReplicaNames,
): pulumi.Output<string> | undefined {
  const { config, packaged = {}, secrets } = files ?? {};
  if (!files && !docker?.files) return undefined;
  const open = {
    ...config,
    ...Object.fromEntries(
      Object.entries(packaged).map(([file, path]) => [file, packagedFile(path)]),
    ),
  };
  const content = pulumi
    .output({
      secret: secrets ? renderedSecrets(secrets, all) : {},
      // Only what is told of replicas waits for what these are made of.
      replicas: docker?.files ? replicas : {},
    })
    .apply(({ secret, replicas: hosts }) => ({
      ...open,
      ...secret,
      ...docker?.files?.({ prefix, workloads, replicas: hosts }),
    }));
  return new Files(`${name}-files`, { image: source(image), content, salt }, { parent }).volumeName;
}

/**
 * A name that changes with all else that a container is made from, none of which is a secret: so that
 * what replaces a replica never has a name that another one had.
 */
const hostOf = (part: string, args: pulumi.Input<object>): pulumi.Output<string> =>
  pulumi.output(args).apply((all) => {
    const hash = createHash("sha256").update(JSON.stringify(all)).digest("hex");
    return `${part}-${hash.slice(0, 8)}`;
  });
