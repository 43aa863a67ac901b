import * as pulumi from "@pulumi/pulumi";
import { edgeUrl } from "../../config/edge-url";
import {
  certificateFile,
  edgeHealthPort,
  edgeHost,
  edgePort,
  renderHAProxyConfig,
} from "../../config/haproxy";
import type { Settings } from "../../config/schema";
import { filesPath, hardenedContainer } from "./container";
import { Files } from "./files";

/** Arguments of {@link LoadBalancer}. */
export interface LoadBalancerArgs {
  settings: Settings;
  image: pulumi.Output<string>;
  network: pulumi.Output<string>;
  /** In PEM; undefined where the edge speaks no TLS. */
  certificate: Certificate | undefined;
  /** What must be there first: it gets healthy only with a proxy behind it. */
  after: pulumi.Input<pulumi.Resource>[];
}

/** A certificate with its chain, and its key. */
interface Certificate {
  chain: pulumi.Output<string>;
  /** Secret. */
  key: pulumi.Output<string>;
}

/** Uid and gid of `haproxy` in the official image. */
const user = "99:99";

/**
 * HAProxy before the proxies: the only thing with a port on the host.
 *
 * As it has that port, a new one can't be made before the old one is gone. So whatever changes its
 * files, another certificate too, interrupts the gateway for some seconds.
 */
export class LoadBalancer extends pulumi.ComponentResource {
  /** Where clients reach the gateway; known once it leads to a healthy proxy. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: LoadBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:LoadBalancer", name, {}, opts);
    const { edge } = args.settings;
    const files = new Files(
      `${name}-files`,
      {
        image: args.image,
        content: {
          "haproxy.cfg": renderHAProxyConfig(args.settings, filesPath),
          ...(args.certificate && { [certificateFile]: pem(args.certificate) }),
        },
      },
      { parent: this },
    );
    // The image has no curl; bash can speak to a port itself.
    const probe = `exec 3<>/dev/tcp/127.0.0.1/${edgeHealthPort} && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '`;
    const container = hardenedContainer(
      name,
      {
        image: args.image,
        user,
        command: ["haproxy", "-f", `${filesPath}/haproxy.cfg`],
        networks: [{ network: args.network, aliases: [edgeHost] }],
        files: files.volumeName,
        memoryMegabytes: 256,
        ports: [{ internal: edgePort, external: edge.port, ip: edge.address }],
        healthcheck: ["bash", "-c", probe],
        healthIntervalSeconds: 2,
        waitSeconds: 60,
        stopSeconds: 35,
      },
      { parent: this, dependsOn: args.after },
    );
    this.url = container.id.apply(() => edgeUrl(edge));
    this.registerOutputs({});
  }
}

/** One file, as HAProxy reads it: the key may stand behind the certificates. */
function pem({ chain, key }: Certificate): pulumi.Output<string> {
  return pulumi
    .all([chain, key])
    .apply((parts) => parts.map((part) => `${part.trim()}\n`).join(""));
}
