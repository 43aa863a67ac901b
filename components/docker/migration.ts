import * as pulumi from "@pulumi/pulumi";
import { renderEnvironmentFile } from "../../config/environment";
import { migrationEnvironment } from "../../config/migration-environment";
import { migratedFile, renderMigrationScript } from "../../config/scripts";
import type { PostgresEndpoint } from "../contracts";
import { endsWith, filesPath, hardenedContainer, type HardenedContainerArgs } from "./container";
import { Files } from "./files";
import { litellmUser, litellmWritable } from "./proxies";

/** Arguments of {@link Migration}. */
export interface MigrationArgs {
  /** The proxies' image: it brings the migrations that belong to it. */
  image: pulumi.Output<string>;
  /** A network that leads to the database. */
  network: pulumi.Output<string>;
  hosts?: HardenedContainerArgs["hosts"];
  database: PostgresEndpoint;
  /** A long random secret: for the hash of its files, as a given password may be a short one. */
  salt: pulumi.Output<string>;
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
    const { database } = args;
    const environment = database.password.apply((password) =>
      renderEnvironmentFile(migrationEnvironment(database, password)),
    );
    const files = new Files(
      `${name}-files`,
      {
        image: args.image,
        content: { environment, "migrate.sh": renderMigrationScript(filesPath) },
        salt: args.salt,
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
        ...(args.hosts && { hosts: args.hosts }),
        files: files.volumeName,
        writable: litellmWritable,
        memoryMegabytes: args.memoryMegabytes,
        ...endsWith(migratedFile),
        waitSeconds: 300,
        stopSeconds: 30,
      },
      { parent: this, dependsOn: args.after },
    );
    this.ready = container.id;
    this.registerOutputs({});
  }
}
