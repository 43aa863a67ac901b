import * as pulumi from "@pulumi/pulumi";
import { presidio } from "../../config/presidio";
import { hardenedContainer } from "./container";

/** Arguments of {@link Presidio}. */
export interface PresidioArgs {
  analyzerImage: pulumi.Output<string>;
  anonymizerImage: pulumi.Output<string>;
  network: pulumi.Output<string>;
  analyzerMemoryMegabytes: number;
}

/** Uid and gid of `presidio` in both official images. */
const user = "1001:1001";

/** Enough: it replaces text, and loads no language model. */
const anonymizerMemoryMegabytes = 512;

/**
 * Microsoft's Presidio: one service finds personal data in prompts, the other replaces it. Both see
 * prompts, so their network leads nowhere.
 */
export class Presidio extends pulumi.ComponentResource {
  constructor(name: string, args: PresidioArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:Presidio", name, {}, opts);
    const service = (
      part: keyof typeof presidio,
      image: pulumi.Output<string>,
      memoryMegabytes: number,
    ) => {
      const { host, port } = presidio[part];
      const health = `http://127.0.0.1:${port}/health`;
      return hardenedContainer(
        `${name}-${part}`,
        {
          image,
          user,
          envs: [
            `PORT=${port}`,
            // The image's own start script (Poetry) keeps files in the home folder.
            "HOME=/tmp",
            // Otherwise the first e-mail address waits for a list of domains from the Internet.
            "TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS=",
          ],
          networks: [{ network: args.network, aliases: [host] }],
          writable: { "/tmp": "64m" },
          memoryMegabytes,
          healthcheck: [
            "python3",
            "-c",
            `import urllib.request as u; u.urlopen("${health}", timeout=4)`,
          ],
          // The analyzer loads a language model of some 600 MB.
          waitSeconds: 180,
          stopSeconds: 35,
        },
        { parent: this },
      );
    };
    service("analyzer", args.analyzerImage, args.analyzerMemoryMegabytes);
    service("anonymizer", args.anonymizerImage, anonymizerMemoryMegabytes);
    this.registerOutputs({});
  }
}
