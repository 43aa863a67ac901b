import { PulumiCommand } from "@pulumi/pulumi/automation";
import { labCacheDir } from "../lab/cache";
import { startDockerDaemon, whyNoDockerDaemon } from "../lab/docker-daemon";
import { buildEngine, labEngineFolder } from "../lab/engine";
import { ensureLabImages } from "../lab/images";
import { nodeOfKubeconfig } from "../lab/kubernetes/node";
import { loadImagesIntoNode } from "../lab/kubernetes/workload-images";
import { installStandIns } from "../lab/providers/install";
import type { Fallbacks } from "../cli/fallbacks";

/** Parts that the lab can make. Loading this module loads all of the lab. */
export const labFallbacks: Required<Fallbacks> = {
  engine: async (version, report) => {
    await buildEngine(version, report);
    return PulumiCommand.get({ root: labEngineFolder(version) });
  },
  plugins: async (providers) => {
    // A folder for each set: the engine prefers what is on PATH to the installed plugins.
    const folder = labCacheDir("plugins", providers.join("-"));
    await installStandIns(folder, providers);
    return folder;
  },
  docker: { whyNot: async () => Promise.resolve(whyNoDockerDaemon()), start: startDockerDaemon },
  images: ensureLabImages,
  clusterImages: async (kubeconfig) => {
    const node = await nodeOfKubeconfig(kubeconfig);
    return node && ((references, report) => loadImagesIntoNode(node, references, report));
  },
};
