import { presidio } from "../presidio";
import type { Settings } from "../schema";
import { metadata, podSelector } from "./objects";
import { hardenedPod, httpProbe } from "./pod";
import type { Deployment } from "./types";

/** One of Presidio's two services. */
export type PresidioPart = keyof typeof presidio;

/** Uid and gid of `presidio` in both official images. */
const user = 1001;

/** Enough: it replaces text, and loads no language model. */
const anonymizerMemoryMegabytes = 512;

/** Name of the port of both. */
export const presidioPort = { name: "http", number: presidio.analyzer.port };

/**
 * Microsoft's Presidio: one service finds personal data in prompts, the other replaces it.
 *
 * @param pii - the settings' part of it
 */
export function presidioDeployment(
  settings: Settings,
  part: PresidioPart,
  pii: NonNullable<Settings["privacy"]["pii"]>,
): Deployment {
  const { images, kubernetes } = settings;
  const workload = `presidio-${part}` as const;
  const analyzes = part === "analyzer";
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: metadata(settings, workload),
    spec: {
      replicas: 1,
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 600,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      selector: podSelector(workload),
      template: hardenedPod(settings, workload, {
        image: analyzes ? images.presidioAnalyzer : images.presidioAnonymizer,
        user,
        env: {
          PORT: String(presidio[part].port),
          // The image's own start script (Poetry) keeps files in the home folder.
          HOME: "/tmp",
          // Otherwise the first e-mail address waits for a list of domains from the Internet.
          TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS: "",
        },
        ports: { [presidioPort.name]: presidioPort.number },
        writable: { "/tmp": 64 },
        memoryMegabytes: analyzes ? pii.analyzerMemoryMegabytes : anonymizerMemoryMegabytes,
        cpuMillicores: Math.ceil(kubernetes.cpu.proxyMillicores / 2),
        // The analyzer loads a language model of some 600 MB.
        probes: {
          startup: httpProbe("/health", 5, 60),
          readiness: httpProbe("/health", 5, 3),
          liveness: httpProbe("/health", 15, 5),
        },
        stopSeconds: 35,
      }),
    },
  };
}
