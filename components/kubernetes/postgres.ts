import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { StatefulSet } from "@pulumi/kubernetes/apps/v1/statefulSet";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import * as pulumi from "@pulumi/pulumi";
import {
  ownerCredentials,
  ownerSecret,
  postgresCluster,
} from "../../config/kubernetes/cloudnative-pg";
import { databaseBackups } from "../../config/kubernetes/cloudnative-pg-backups";
import { databasePooler } from "../../config/kubernetes/cloudnative-pg-pooler";
import { secret } from "../../config/kubernetes/files";
import { service } from "../../config/kubernetes/objects";
import { postgresFiles, postgresPort, postgresStatefulSet } from "../../config/kubernetes/postgres";
import type { Settings } from "../../config/schema";
import { protectedClaim } from "./data-claim";
import { Files } from "./files";
import { placed, withFiles, type Part } from "./objects";
import { ownServiceAccount } from "./service-account";

/** The database, one server with a protected volume. */
export class Postgres extends pulumi.ComponentResource {
  constructor(name: string, part: Part, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:kubernetes:Postgres", name, {}, opts);
    const { settings, names, namespace } = part;
    const child = { parent: this };
    const workload = "postgres";
    const files = new Files(`${name}-files`, { ...part, workload, files: postgresFiles }, child);
    const { postgresGigabytes } = settings.kubernetes.storage;
    const dependsOn = [
      ownServiceAccount(name, part, workload, this),
      protectedClaim(`${name}-data`, part, workload, postgresGigabytes, this),
      new Service(name, placed(service(settings, workload, postgresPort, true), namespace), child),
    ];
    const object = withFiles(files.names, namespace, (fileNames) =>
      postgresStatefulSet(settings, names, fileNames),
    );
    new StatefulSet(name, object, { ...child, dependsOn });
    this.registerOutputs({});
  }
}

/** The database as a Cluster of CloudNativePG, protected: with it its volumes would go. */
export class PostgresCluster extends pulumi.ComponentResource {
  constructor(
    name: string,
    part: Part & { cloudNativePg: NonNullable<Settings["kubernetes"]["cloudNativePg"]> },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("litellm-gateway:kubernetes:PostgresCluster", name, {}, opts);
    const { settings, values, namespace, cloudNativePg } = part;
    const stringData = values.apply(({ databasePassword }) => ownerCredentials(databasePassword));
    const owner = new Secret(
      `${name}-owner`,
      {
        ...placed(
          secret(settings, "postgres", ownerSecret, {}, "kubernetes.io/basic-auth"),
          namespace,
        ),
        stringData,
      },
      { parent: this },
    );
    const cluster = placed(postgresCluster(settings, cloudNativePg), namespace);
    const { objectStore, scheduledBackup } = databaseBackups(settings);
    const pooler = databasePooler(settings);
    const child = { parent: this };
    const store =
      objectStore && new CustomResource(`${name}-store`, placed(objectStore, namespace), child);
    // Otherwise it counts as made before there is a database.
    const annotations = { "pulumi.com/waitFor": "condition=Ready" };
    const made = new CustomResource(
      name,
      { ...cluster, metadata: { ...cluster.metadata, annotations } },
      { ...child, protect: true, dependsOn: store ? [owner, store] : [owner] },
    );
    const after = { ...child, dependsOn: made };
    if (scheduledBackup)
      new CustomResource(`${name}-backups`, placed(scheduledBackup, namespace), after);
    if (pooler) new CustomResource(`${name}-pooler`, placed(pooler, namespace), after);
    this.registerOutputs({});
  }
}
