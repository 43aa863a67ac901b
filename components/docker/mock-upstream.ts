import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { mockUpstream } from "../../config/litellm/addresses";
import { filesPath, hardenedContainer } from "./container";
import { Files } from "./files";

/** Arguments of {@link MockUpstream}. */
export interface MockUpstreamArgs {
  /** Any image with `node`. */
  image: pulumi.Output<string>;
  network: pulumi.Output<string>;
}

/**
 * Of nobody: a person's id is often 1000, as the image's user is, and a limit of processes counts
 * those of the person too.
 */
const user = "10001:10001";

/** A server that speaks OpenAI's API and needs no key: the models of the dev stack. */
export class MockUpstream extends pulumi.ComponentResource {
  /** Ready once it answers. */
  readonly ready: pulumi.Output<string>;

  constructor(name: string, args: MockUpstreamArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:MockUpstream", name, {}, opts);
    const server = readFileSync(require.resolve("#mock-upstream"), "utf8");
    const files = new Files(
      `${name}-files`,
      { image: args.image, content: { "server.js": server } },
      { parent: this },
    );
    const health = `http://127.0.0.1:${mockUpstream.port}/health`;
    const container = hardenedContainer(
      name,
      {
        image: args.image,
        user,
        command: ["node", `${filesPath}/server.js`],
        envs: [`PORT=${mockUpstream.port}`],
        networks: [{ network: args.network, aliases: [mockUpstream.host] }],
        files: files.volumeName,
        memoryMegabytes: 256,
        healthcheck: ["node", "-e", `fetch("${health}").then((r) => process.exit(r.ok ? 0 : 1))`],
        waitSeconds: 60,
        stopSeconds: 10,
      },
      { parent: this },
    );
    this.ready = container.id;
    this.registerOutputs({});
  }
}
