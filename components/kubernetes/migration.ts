import { Job } from "@pulumi/kubernetes/batch/v1/job";
import * as pulumi from "@pulumi/pulumi";
import { migrationFiles, migrationJob } from "../../config/kubernetes/migration";
import { Files } from "./files";
import { autoNamed, withFiles, type Part } from "./objects";
import { ownServiceAccount } from "./service-account";

/** Arguments of {@link Migration}. */
export interface MigrationArgs extends Part {
  /** What must be there first. */
  after: pulumi.Resource[];
}

/**
 * Brings the database's tables up to what the proxies' image needs. With another image or other
 * files it is another Job, as a Job can't be changed; the proxies wait until it is done.
 */
export class Migration extends pulumi.ComponentResource {
  constructor(name: string, args: MigrationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:Migration", name, {}, opts);
    const { settings, namespace, after } = args;
    const child = { parent: this };
    const workload = "migration";
    const content = { ...args, workload, files: migrationFiles(settings) } as const;
    const files = new Files(`${name}-files`, content, child);
    const account = ownServiceAccount(name, args, workload, this);
    const { metadata } = autoNamed(migrationJob(settings, workload, {}), namespace);
    const object = withFiles(files.names, namespace, (names) =>
      migrationJob(settings, workload, names),
    );
    new Job(
      name,
      { ...object, metadata },
      { ...child, dependsOn: [account, ...after], deleteBeforeReplace: false },
    );
    this.registerOutputs({});
  }
}
