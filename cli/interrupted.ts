import type { Stack } from "@pulumi/pulumi/automation";
import type Docker from "dockerode";
import { dockerLabels } from "../config/docker/labels";
import type { Workspace } from "./workspace";

/** The part of a stack's state that is read here. */
interface Deployment {
  resources?: { id?: string }[];
  pending_operations?: unknown[];
}

/**
 * Clears up after an update that was cut off: what was made but never got into the state. Such
 * containers would go on serving an old config, or hold the port; such volumes of files hold
 * secrets. Volumes of data are left alone, whatever the state says.
 *
 * @returns names of what was removed
 */
export async function clearInterrupted(
  { docker, project }: Workspace,
  stack: Stack,
): Promise<string[]> {
  if (!docker) return [];
  const state = await stack.exportStack();
  const deployment = (state.deployment ?? {}) as Deployment;
  if (!deployment.pending_operations?.length) return [];
  const owner = { project: project.name, stack: stack.name };
  const known = new Set(deployment.resources?.map(({ id }) => id));
  const removed: string[] = [];
  for (const { Id, Names: names } of await ownContainers(docker, owner)) {
    if (known.has(Id)) continue;
    await docker.getContainer(Id).remove({ force: true });
    removed.push(names[0]?.slice(1) ?? Id);
  }
  const filters = ownLabels(owner);
  for (const { Id, Name } of await docker.listNetworks({ filters })) {
    if (known.has(Id)) continue;
    await docker.getNetwork(Id).remove();
    removed.push(Name);
  }
  filters.label.push(dockerLabels.content);
  for (const { Name } of (await docker.listVolumes({ filters })).Volumes) {
    if (known.has(Name)) continue;
    await docker.getVolume(Name).remove();
    removed.push(Name);
  }
  delete deployment.pending_operations;
  await stack.importStack({ ...state, deployment });
  return removed;
}

/** The stack whose containers, volumes and networks are meant. */
export interface Owner {
  /** Name of the Pulumi project. */
  project: string;
  stack: string;
}

/** All containers of a stack, running or not. */
export function ownContainers(docker: Docker, owner: Owner): Promise<Docker.ContainerInfo[]> {
  return docker.listContainers({ all: true, filters: ownLabels(owner) });
}

/** Docker API filter for what a stack made (components/docker/labels.ts). */
function ownLabels({ project, stack }: Owner): { label: string[] } {
  return {
    label: [`${dockerLabels.project}=${project}`, `${dockerLabels.stack}=${stack}`],
  };
}
