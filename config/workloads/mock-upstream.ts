import { mockUpstream as server, usesMockUpstream } from "../litellm/addresses";
import { filesPath } from "./files-path";
import { httpCheck } from "./health";
import type { Port, WorkloadDefinition } from "./workload";

const port: Port = { name: "http", number: server.port, isServed: true };

/** A server that speaks OpenAI's API and needs no key: the models of a dev stack. */
export const mockUpstream: WorkloadDefinition = {
  name: server.host,
  isMade: usesMockUpstream,
  container: () => ({
    image: "mockUpstream",
    // Of nobody: a person's id is often 1000, as the image's user is, and on Docker a limit of
    // processes counts those of the person too.
    user: { uid: 10001, gid: 10001 },
    command: ["node", `${filesPath}/server.js`],
    env: { PORT: String(port.number) },
    files: { packaged: { "server.js": "#mock-upstream" } },
    ports: [port],
    writable: { "/tmp": 16 },
    memoryMegabytes: 256,
    health: {
      ready: httpCheck("node", port, "/health"),
      intervalSeconds: 2,
      startSeconds: 60,
    },
    stopSeconds: 10,
    docker: { network: "mock-upstream", overlaps: true },
  }),
};
