import type { ResourceType, State } from "../bridge/resource";
import type { Properties } from "../bridge/values";
import { attempt, type Connect } from "./daemon";
import { remoteImageFields } from "./fields";
import { findImage, localImage, type FoundImage } from "./image-lookup";

/** Images that come from a registry, unless Docker has them. */
export function remoteImage(docker: Connect): ResourceType {
  return {
    fields: remoteImageFields,
    create: async (inputs) => {
      const platform = inputs.platform as string | undefined;
      const image = await attempt("Unable to read Docker image into resource", async () =>
        findImage(await docker(), inputs.name as string, platform),
      );
      return stateOf(image, inputs);
    },
    read: async (_id, prior) => {
      // An import knows only the id, which is no name.
      if (!prior.name) return undefined;
      const name = prior.name as string;
      const image = await attempt(`error looking up local image "${name}"`, async () =>
        localImage(await docker(), name),
      );
      return image && stateOf(image, prior);
    },
    update: async (_id, _prior, planned) => {
      await attempt("Unable to read Docker image into resource", async () =>
        findImage(await docker(), planned.name as string, planned.platform as string | undefined),
      );
    },
    delete: async (_id, prior) => {
      if (prior.keepLocally) return;
      const name = prior.name as string;
      await attempt("Unable to remove Docker image", async () => {
        const daemon = await docker();
        if (!(await localImage(daemon, name))) return;
        await daemon.getImage(name).remove({ force: Boolean(prior.forceRemove) });
      });
    },
  };
}

function stateOf({ id, repoDigest }: FoundImage, properties: Properties): State {
  // The official provider's ids have the name appended, too.
  return {
    id: `${id}${properties.name as string}`,
    properties: { ...properties, imageId: id, repoDigest },
  };
}
