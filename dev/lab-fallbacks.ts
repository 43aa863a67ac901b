import type { Fallbacks } from "../scripts/fallbacks";

/** What the lab can make. Each part is loaded when it is needed: most commands need none. */
export const labFallbacks: Required<Fallbacks> = {
  engine: async (version, report) => {
    const { PulumiCommand } = await import("@pulumi/pulumi/automation/index.js");
    const { buildEngine, labEngineFolder } = await import("../lab/engine.js");
    await buildEngine(version, report);
    return PulumiCommand.get({ root: labEngineFolder(version) });
  },
  plugins: async (providers) => {
    const { labCacheDir } = await import("../lab/cache.js");
    const { installStandIns } = await import("../lab/providers/install.js");
    // A folder for each set: the engine prefers what is on PATH to the installed plugins.
    const folder = labCacheDir("plugins", providers.join("-"));
    await installStandIns(folder, providers);
    return folder;
  },
  docker: {
    whyNot: async () => (await import("../lab/docker-daemon.js")).whyNoDockerDaemon(),
    start: async (report) => (await import("../lab/docker-daemon.js")).startDockerDaemon(report),
  },
  images: async (names, report) =>
    (await import("../lab/images/index.js")).ensureLabImages(names, report),
  clusterImages: async (kubeconfig) => {
    const { nodeOfKubeconfig } = await import("../lab/kubernetes/node.js");
    const node = await nodeOfKubeconfig(kubeconfig);
    if (!node) return undefined;
    const { loadImagesIntoNode } = await import("../lab/kubernetes/workload-images.js");
    return (references, report) => loadImagesIntoNode(node, references, report);
  },
};
