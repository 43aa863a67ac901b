import * as pulumi from "@pulumi/pulumi";
import { migrationFiles, migrationJob } from "../../config/kubernetes/migration";
import { runOnce, type RunOnceArgs } from "./run-once";

/** Brings the database's tables up to what the proxies' image needs; they wait until it is done. */
export class Migration extends pulumi.ComponentResource {
  constructor(name: string, args: RunOnceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:Migration", name, {}, opts);
    const files = migrationFiles(args.settings);
    runOnce(name, args, { workload: "migration", files, job: migrationJob }, this);
    this.registerOutputs({});
  }
}
