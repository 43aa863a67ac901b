import type Docker from "dockerode";
import { planNew } from "../bridge/plan";
import { InitializationError, type ResourceType, type State } from "../bridge/resource";
import { isEmpty, withoutUnknown, type Properties } from "../bridge/values";
import { createBody, endpointConfig, updateBody } from "./container-config";
import { containerProperties, type ContainerInspect } from "./container-state";
import { attempt, reasonOf, unless, type Connect } from "./daemon";
import { containerFields } from "./fields";
import { untilHealthy } from "./health";
import { findImage } from "./image-lookup";
import { upload } from "./uploads";

/** What can change in place. */
const changeable = [
  "restart",
  "maxRetryCount",
  "cpuShares",
  "memory",
  "memoryReservation",
  "cpuSet",
  "memorySwap",
];

/** Sets that Docker isn't asked for, empty unless the program sets them. */
const emptySets = { envs: [], securityOpts: [] };

/**
 * Containers.
 *
 * @param cancelled - aborted when the engine wants to end
 */
export function container(docker: Connect, cancelled: AbortSignal): ResourceType {
  const read = async (id: string, prior: Properties): Promise<State | undefined> => {
    const found = await unless([404], async () => inspect((await docker()).getContainer(id)));
    // Docker would take a name or the beginning of an id, too.
    if (found?.Id !== id) return undefined;
    return { id, properties: containerProperties(found, prior) };
  };
  return {
    fields: containerFields,
    deleteBeforeReplace: true,
    create: async (inputs) => {
      const made = await create(await docker(), inputs);
      const properties = { ...emptySets, ...withoutUnknown(planNew(containerFields, inputs)) };
      try {
        await bringUp(await docker(), made, inputs, cancelled);
        const state = await read(made.id, properties);
        if (!state) throw new Error(`the container ${made.id} vanished while it was started`);
        // Read back, they are `CAP_…` whatever was given; the official provider sees that only later.
        const { capabilities = state.properties.capabilities } = inputs;
        return { ...state, properties: { ...state.properties, capabilities } };
      } catch (error) {
        throw new InitializationError({ id: made.id, properties }, reasonOf(error));
      }
    },
    read: (id, prior) => attempt("error fetching container information", () => read(id, prior)),
    update: async (id, prior, planned) => update((await docker()).getContainer(id), prior, planned),
    delete: async (id, prior) => remove((await docker()).getContainer(id), prior),
  };
}

async function create(docker: Docker, inputs: Properties): Promise<Docker.Container> {
  const image = inputs.image as string;
  await attempt(`Unable to create container with image ${image}`, () => findImage(docker, image));
  if ((inputs.command as string[] | undefined)?.includes(""))
    throw new Error("values for command may not be empty");
  const options = { ...createBody(withoutEmpty(inputs)), name: inputs.name };
  return attempt("Unable to create container", () =>
    docker.createContainer(options as Docker.ContainerCreateOptions),
  );
}

/** Connects, fills and starts a new container. */
async function bringUp(
  docker: Docker,
  made: Docker.Container,
  inputs: Properties,
  cancelled: AbortSignal,
): Promise<void> {
  const networks = (inputs.networksAdvanced ?? []) as Properties[];
  // A new container is on the default bridge; these networks come instead.
  if (networks.length > 0) await leaveBridge(docker, made.id);
  for (const network of networks) {
    const name = network.name as string;
    await attempt(`Unable to connect to network '${name}'`, () =>
      docker
        .getNetwork(name)
        .connect({ Container: made.id, EndpointConfig: endpointConfig(network) }),
    );
  }
  await upload(made, (inputs.uploads ?? []) as Properties[]);
  if (!(inputs.start ?? true)) return;
  await attempt("Unable to start container", () => made.start());
  if (inputs.wait) {
    const seconds = (inputs.waitTimeout ?? 60) as number;
    await untilHealthy(() => inspect(made), seconds, cancelled);
  }
}

async function leaveBridge(docker: Docker, id: string): Promise<void> {
  try {
    await docker.getNetwork("bridge").disconnect({ Container: id });
  } catch (error) {
    if (String(error).includes("is not connected to the network bridge")) return;
    throw new Error(`Unable to disconnect the default network: ${reasonOf(error)}`);
  }
}

async function update(
  made: Docker.Container,
  prior: Properties,
  planned: Properties,
): Promise<void> {
  if (!prior.mustRun && planned.mustRun && planned.start) {
    await attempt("Unable to start container", () => unless([304], () => made.start()));
  }
  if (changeable.some((key) => (prior[key] ?? 0) !== (planned[key] ?? 0))) {
    await attempt("Unable to update a container", () => made.update(updateBody(planned)));
  }
}

async function remove(made: Docker.Container, prior: Properties): Promise<void> {
  // Without a grace period it is killed at once, whatever its own stop timeout.
  const grace = Math.max(0, (prior.destroyGraceSeconds ?? 0) as number);
  await attempt(`Error stopping container ${made.id}`, () =>
    unless([304, 404], () => made.stop({ t: grace })),
  );
  await attempt(`Error deleting container ${made.id}`, () =>
    unless([404, 409], () => made.remove({ force: true, v: Boolean(prior.removeVolumes) })),
  );
}

function inspect(made: Docker.Container): Promise<ContainerInspect> {
  return made.inspect() as unknown as Promise<ContainerInspect>;
}

/** What is empty counts as not set, so that the image's own value holds. */
function withoutEmpty(inputs: Properties): Properties {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => !isEmpty(value)));
}
