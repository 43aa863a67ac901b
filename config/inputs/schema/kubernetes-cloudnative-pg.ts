import { z } from "zod";
import { about, count, url } from "./fields";
import { label, objectName } from "./kubernetes-names";

const backups = z
  .strictObject({
    destinationPath: about(
      z.string().regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^\s]*)?$/, {
        error: "must be a bucket, and perhaps a folder in it, such as s3://backups/llm",
      }),
      {
        description: "Bucket and folder, which are to be this database's alone.",
        example: "s3://backups/llm",
      },
    ),
    endpointUrl: url(
      "Address of an object store that speaks S3. Default: AWS'.",
      "https://minio.example.com:9000",
    ).optional(),
    credentialsSecret: about(objectName.optional(), {
      description:
        "Secret of the gateway's namespace with `ACCESS_KEY_ID` and `ACCESS_SECRET_KEY`. Default: the role of the servers' ServiceAccount.",
      example: "backup-credentials",
    }),
    serviceAccountAnnotations: about(z.record(z.string(), z.string()).default({}), {
      description: "Annotations of the servers' ServiceAccount, by which clouds give it a role.",
      example: { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/llm-backup" },
    }),
    schedule: about(
      z
        .string()
        .regex(/^[\d*/,-]+( [\d*/,A-Za-z?-]+){5}$/, {
          error:
            "must be six fields, seconds first: second, minute, hour, day, month, weekday, such as 0 0 3 * * *",
        })
        .default("0 0 3 * * *"),
      {
        description:
          "When a whole backup is made, in six fields of cron, seconds first. What changes in between is kept as it comes.",
        example: "0 30 1 * * *",
      },
    ),
    retentionDays: count("Days to which the database can be set back.", 14, 1, 3650).default(30),
  })
  .meta({
    id: "DatabaseBackupsArgs",
    description:
      "Backups in an object store, by the plugin Barman Cloud, which must be there. Default: none.",
  })
  .optional();

const pooler = z
  .strictObject({
    instances: count("Instances of the pooler.", 3, 1, 20).default(2),
    poolSize: count(
      "Connections to the database that each may hold. The proxies may hold more to it.",
      50,
      5,
      1000,
    ).default(40),
  })
  .meta({
    id: "PoolerArgs",
    description:
      "PgBouncer between the proxies and the database, so that many proxies share few connections. Default: none.",
  })
  .optional();

/** Postgres by an operator. */
export const cloudNativePgSchema = z
  .strictObject({
    instances: about(z.int().min(1).max(9).default(3), {
      description: "Servers: one that is written to, and replicas of it.",
      example: 2,
    }),
    imageName: about(
      z
        .string()
        .regex(/^[^\s@]+:\d[\w.-]*(@sha256:[0-9a-f]{64})?$/, {
          error: "must be an image of CloudNativePG whose tag begins with the version",
        })
        .default("ghcr.io/cloudnative-pg/postgresql:18.6-system-trixie"),
      {
        description: "Image of the servers; `images.postgres` is not made for it.",
        example: "ghcr.io/cloudnative-pg/postgresql:17.11-system-trixie",
      },
    ),
    operatorNamespace: about(label.default("cnpg-system"), {
      description: "Namespace of the operator, which must be let through to the servers.",
      example: "cnpg-system",
    }),
    backups,
    pooler,
  })
  .meta({
    id: "CloudNativePgArgs",
    description:
      "Postgres as a Cluster of CloudNativePG, whose operator must be there, instead of a StatefulSet.",
  })
  .optional();
