import type { Stack } from "@pulumi/pulumi/automation";
import type Docker from "dockerode";
import { projectName } from "./project";
import type { Workspace } from "./workspace";

/** The part of a stack's state that is read here. */
interface Deployment {
  resources?: { id?: string }[];
  pending_operations?: unknown[];
}

/**
 * Clears up after an update that was cut off: containers that were made but never got into the
 * state would go on serving an old config, or hold the port. Volumes are left alone.
 *
 * @returns names of the removed containers
 */
export async function clearInterrupted({ docker }: Workspace, stack: Stack): Promise<string[]> {
  const state = await stack.exportStack();
  const deployment = (state.deployment ?? {}) as Deployment;
  if (!deployment.pending_operations?.length) return [];
  const known = new Set(deployment.resources?.map(({ id }) => id));
  const owned = await ownContainers(docker, stack.name);
  const orphans = owned.filter(({ Id }) => !known.has(Id));
  for (const { Id } of orphans) await docker.getContainer(Id).remove({ force: true });
  delete deployment.pending_operations;
  await stack.importStack({ ...state, deployment });
  return orphans.map(({ Names: [name = ""] }) => name.slice(1));
}

/** All containers of a stack, running or not. */
export function ownContainers(docker: Docker, stack: string): Promise<Docker.ContainerInfo[]> {
  const label = [`litellm-gateway.project=${projectName}`, `litellm-gateway.stack=${stack}`];
  return docker.listContainers({ all: true, filters: { label } });
}
