import { mockUpstream } from "../litellm/addresses";
import type { Settings } from "../schema";
import { filesPath, type FileNames, type WorkloadFiles } from "./files";
import { metadata, podSelector } from "./objects";
import { hardenedPod, httpProbe } from "./pod";
import type { Deployment } from "./types";

const user = 10001;

/** Name of the port. */
export const mockUpstreamPort = { name: "http", number: mockUpstream.port };

/** What the mock upstream runs: its only file. */
export const mockUpstreamFiles = (server: string): WorkloadFiles => ({
  config: { "server.js": server },
});

/** A server that speaks OpenAI's API and needs no key: the models of a dev stack. */
export function mockUpstreamDeployment(settings: Settings, files: FileNames): Deployment {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: metadata(settings, "mock-upstream"),
    spec: {
      replicas: 1,
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 600,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      selector: podSelector("mock-upstream"),
      template: hardenedPod(settings, "mock-upstream", {
        image: settings.images.mockUpstream,
        user,
        args: ["node", `${filesPath}/server.js`],
        env: { PORT: String(mockUpstream.port) },
        ports: { [mockUpstreamPort.name]: mockUpstreamPort.number },
        files,
        writable: { "/tmp": 16 },
        memoryMegabytes: 256,
        cpuMillicores: 100,
        probes: {
          startup: httpProbe("/health", 2, 30),
          readiness: httpProbe("/health", 5, 3),
          liveness: httpProbe("/health", 15, 5),
        },
        stopSeconds: 10,
      }),
    },
  };
}
