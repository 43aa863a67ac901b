import { setTimeout as delay } from "node:timers/promises";
import type Docker from "dockerode";
import type { ResourceType, State } from "../bridge/resource";
import { attempt, unless, type Connect } from "./daemon";
import { volumeFields } from "./fields";
import { fromDockerLabels, toDockerLabels } from "./labels";

/** How long a volume may still be in use when it is removed. */
const removeTimeoutMs = 30_000;

/** Volumes. Their id is their name. */
export function volume(docker: Connect): ResourceType {
  const read = async (id: string): Promise<State | undefined> => {
    const found = await unless([404], async () => (await docker()).getVolume(id).inspect());
    if (!found) return undefined;
    return {
      id: found.Name,
      properties: {
        name: found.Name,
        labels: fromDockerLabels(found.Labels),
        driver: found.Driver,
        driverOpts: found.Options,
        mountpoint: found.Mountpoint,
      },
    };
  };
  return {
    fields: volumeFields,
    create: async (inputs) => {
      const options = {
        Name: inputs.name as string,
        Labels: toDockerLabels(inputs.labels),
        Driver: (inputs.driver ?? "local") as string,
        DriverOpts: (inputs.driverOpts ?? {}) as Record<string, string>,
      };
      const made = await attempt("Unable to create volume", async () =>
        (await docker()).createVolume(options),
      );
      const state = await read(made.name);
      if (!state) throw new Error(`the volume ${made.name} vanished while it was made`);
      return state;
    },
    read: (id) => attempt("Unable to inspect volume", () => read(id)),
    // No property can change in place.
    update: () => Promise.resolve(),
    delete: (id) =>
      attempt(`Unable to remove volume ${id}`, async () => remove(await docker(), id)),
  };
}

async function remove(docker: Docker, name: string): Promise<void> {
  const end = Date.now() + removeTimeoutMs;
  for (;;) {
    try {
      await unless([404], () => docker.getVolume(name).remove({ force: true }));
      return;
    } catch (error) {
      const inUse = String(error).includes("volume is in use");
      if (!inUse || Date.now() > end) throw error;
      await delay(500);
    }
  }
}
