import { presidio } from "../litellm/presidio";
import type { Settings } from "../inputs/schema";
import { httpCheck } from "./health";
import type { Port, WorkloadContainer, WorkloadDefinition } from "./workload";

/** Microsoft's Presidio, the service that finds personal data in prompts. */
export const presidioAnalyzer: WorkloadDefinition = {
  name: presidio.analyzer.host,
  isMade: ({ privacy }) => privacy.pii !== undefined,
  container: (settings) => ({
    image: "presidioAnalyzer",
    memoryMegabytes: settings.privacy.pii?.analyzerMemoryMegabytes ?? 0,
    ...service(settings, presidio.analyzer.port),
  }),
};

/** Microsoft's Presidio, the service that replaces what was found. */
export const presidioAnonymizer: WorkloadDefinition = {
  name: presidio.anonymizer.host,
  isMade: presidioAnalyzer.isMade,
  container: (settings) => ({
    image: "presidioAnonymizer",
    // Enough: it replaces text, and loads no language model.
    memoryMegabytes: 512,
    ...service(settings, presidio.anonymizer.port),
  }),
};

function service(
  { kubernetes }: Settings,
  number: number,
): Omit<WorkloadContainer, "image" | "memoryMegabytes"> {
  const port: Port = { name: "http", number, isServed: true };
  return {
    // `presidio` in both official images.
    user: { uid: 1001, gid: 1001 },
    env: {
      PORT: String(number),
      // The image's own start script (Poetry) keeps files in the home folder.
      HOME: "/tmp",
      // Otherwise the first e-mail address waits for a list of domains from the Internet.
      TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS: "",
    },
    ports: [port],
    writable: { "/tmp": 64 },
    cpuMillicores: Math.ceil(kubernetes.cpu.proxyMillicores / 2),
    health: {
      ready: httpCheck("python3", port, "/health"),
      intervalSeconds: 5,
      // The analyzer loads a language model of some 600 MB.
      startSeconds: 300,
    },
    stopSeconds: 35,
    docker: {
      // It sees all prompts, and has nothing to do with the stores.
      network: "presidio",
      overlaps: true,
    },
  };
}
