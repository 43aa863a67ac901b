import * as pulumi from "@pulumi/pulumi";
import { renderEnvironmentFile } from "../../config/environment";
import { renderMigrationScript } from "../../config/scripts";
import { filesPath, hardenedContainer } from "./container";
import { Files } from "./files";
import { litellmUser, litellmWritable } from "./proxies";

/** Arguments of {@link Migration}. */
export interface MigrationArgs {
  /** The proxies' image: it brings the migrations that belong to it. */
  image: pulumi.Output<string>;
  network: pulumi.Output<string>;
  databaseUrl: pulumi.Output<string>;
  memoryMegabytes: number;
  /** What must be there first. */
  after: pulumi.Input<pulumi.Resource>[];
}

/**
 * Brings the database's tables up to what the proxies' image needs, before they start. It runs
 * again when the image changes. LiteLLM takes a lock in the database, so two never run at once.
 *
 * It stays a minute after its work, so that its health can be seen, and then ends by itself.
 */
export class Migration extends pulumi.ComponentResource {
  /** Ready once the tables are. */
  readonly ready: pulumi.Output<string>;

  constructor(name: string, args: MigrationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:Migration", name, {}, opts);
    const environment = args.databaseUrl.apply((url) =>
      renderEnvironmentFile({ DATABASE_URL: url }),
    );
    const files = new Files(
      `${name}-files`,
      {
        image: args.image,
        content: { environment, "migrate.sh": renderMigrationScript(filesPath) },
      },
      { parent: this },
    );
    const container = hardenedContainer(
      name,
      {
        image: args.image,
        user: litellmUser,
        entrypoints: ["/bin/sh", `${filesPath}/migrate.sh`],
        networks: [{ network: args.network }],
        files: files.volumeName,
        writable: litellmWritable,
        memoryMegabytes: args.memoryMegabytes,
        healthcheck: ["test", "-f", "/tmp/migrated"],
        healthIntervalSeconds: 1,
        waitSeconds: 300,
        stopSeconds: 30,
        restart: "no",
        mustRun: false,
      },
      { parent: this, dependsOn: args.after },
    );
    this.ready = container.id;
    this.registerOutputs({});
  }
}
