import { createHash } from "node:crypto";
import { Container } from "@pulumi/docker/container";
import { Volume } from "@pulumi/docker/volume";
import * as pulumi from "@pulumi/pulumi";
import { dockerLabels } from "../../config/docker/labels";
import { ownerLabels } from "./labels";

/** Arguments of {@link Files}. */
export interface FilesArgs {
  /** Image for the writer, which never runs: any that the stack uses anyway. */
  image: pulumi.Input<string>;
  /** Content by file name, which may have folders in it. Secret as a whole. */
  content: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** A long random secret for the hash, as the content may have none, and might be guessed. */
  salt: pulumi.Input<string>;
}

/**
 * Config and secrets for a container, in a volume that it mounts read-only: so they show neither
 * in `docker inspect` nor in plain state, and the container's root can be read-only (an upload
 * into such a container fails).
 *
 * The files are put there through a container that is made but never started. Other content is
 * another volume: what mounts it is replaced, and the old containers keep theirs until they go.
 */
export class Files extends pulumi.ComponentResource {
  /** Name of the volume; known only once the files are in it. */
  readonly volumeName: pulumi.Output<string>;

  constructor(name: string, args: FilesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:Files", name, {}, opts);
    const content = pulumi.secret(pulumi.output(args.content));
    // The hash covers a long random secret, so it gives nothing away.
    const hash = pulumi.unsecret(pulumi.all([content, args.salt]).apply(hashOf));
    const labels = [...ownerLabels(name), { label: dockerLabels.content, value: hash }];
    const volume = new Volume(name, { labels }, { parent: this, deleteBeforeReplace: false });
    const writer = new Container(
      `${name}-writer`,
      {
        image: args.image,
        labels,
        start: false,
        mustRun: false,
        command: ["true"],
        networkMode: "none",
        user: "65534:65534",
        capabilities: { drops: ["ALL"] },
        securityOpts: ["no-new-privileges:true"],
        memory: 64,
        memorySwap: 64,
        logDriver: "json-file",
        logOpts: { "max-size": "1m", "max-file": "1" },
        volumes: [{ volumeName: volume.name, containerPath: "/files" }],
        uploads: content.apply((files) =>
          Object.entries(files).map(([file, text]) => ({
            file: `/files/${file}`,
            content: text,
            permissions: "0444",
          })),
        ),
      },
      { parent: this, deleteBeforeReplace: false },
    );
    this.volumeName = pulumi.all([volume.name, writer.id]).apply(([volumeName]) => volumeName);
    this.registerOutputs({});
  }
}

function hashOf([files, salt]: [Record<string, string>, string]): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).update(salt).digest("hex");
}
