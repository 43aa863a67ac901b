import {
  certificateFile,
  edgeHealthPort,
  edgeHost,
  edgeMetricsPort,
  edgePort,
  renderHAProxyConfig,
} from "../edge/haproxy";
import { filesPath } from "./files-path";
import { secretFiles, type WorkloadDefinition } from "./workload";

/**
 * HAProxy before the proxies: the only thing with a port on the host.
 *
 * As it has that port, a new one can't be made before the old one is gone. So whatever changes its
 * files, another certificate too, interrupts the gateway for some seconds.
 */
export const edge: WorkloadDefinition = {
  name: edgeHost,
  isMade: ({ target }) => target === "docker",
  container: (settings) => ({
    image: "haproxy",
    // `haproxy` in the official image.
    user: { uid: 99, gid: 99 },
    command: ["haproxy", "-f", `${filesPath}/haproxy.cfg`],
    files: {
      config: { "haproxy.cfg": renderHAProxyConfig(settings, filesPath) },
      // One file, as HAProxy reads it: the key may stand behind the certificates.
      ...(settings.edge.tls && {
        secrets: secretFiles(["certificate"], ({ certificate }) => ({
          [certificateFile]: [certificate?.chain, certificate?.key]
            .map((part = "") => `${part.trim()}\n`)
            .join(""),
        })),
      }),
    },
    ports: [
      { name: "http", number: edgePort, isServed: true },
      { name: "metrics", number: edgeMetricsPort, isServed: false },
    ],
    memoryMegabytes: 256,
    health: { ready: { command: ["bash", "-c", probe] }, intervalSeconds: 2, startSeconds: 60 },
    stopSeconds: 35,
    talksTo: { proxy: ["http"] },
    watch: { check: "haproxy", port: "metrics" },
    docker: {
      publish: {
        internal: edgePort,
        external: settings.edge.port,
        ip: settings.edge.address,
      },
    },
  }),
};

/** The image has no client for HTTP; bash can speak to a port itself. Healthy with a proxy behind it. */
const probe = `exec 3<>/dev/tcp/127.0.0.1/${edgeHealthPort} && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '`;
