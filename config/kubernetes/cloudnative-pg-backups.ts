import { metadata, type GatewayContext } from "./objects";
import { clusterName } from "../stores";
import type { Manifest } from "./types";

/** Name by which CloudNativePG knows the plugin Barman Cloud. */
export const barmanPlugin = "barman-cloud.cloudnative-pg.io";

/** Name of the objects of the backups. */
export const backupsName = `${clusterName}-backups`;

/** Where backups go (barmancloud.cnpg.io/v1, 0.14), as far as it is used. */
export interface ObjectStore extends Manifest {
  apiVersion: "barmancloud.cnpg.io/v1";
  kind: "ObjectStore";
  spec: {
    configuration: {
      destinationPath: string;
      endpointURL?: string;
      s3Credentials: {
        inheritFromIAMRole?: boolean;
        accessKeyId?: { name: string; key: string };
        secretAccessKey?: { name: string; key: string };
      };
      wal: { compression: "gzip" };
      data: { compression: "gzip" };
    };
    retentionPolicy: string;
  };
}

/** When backups are made (postgresql.cnpg.io/v1, 1.30), as far as it is used. */
export interface ScheduledBackup extends Manifest {
  apiVersion: "postgresql.cnpg.io/v1";
  kind: "ScheduledBackup";
  spec: {
    cluster: { name: string };
    schedule: string;
    immediate: boolean;
    method: "plugin";
    pluginConfiguration: { name: string };
  };
}

/** The database's backups; none where none were asked for. */
export function databaseBackups(context: GatewayContext): {
  objectStore?: ObjectStore;
  scheduledBackup?: ScheduledBackup;
} {
  const backups = context.kubernetes.cloudNativePg?.backups;
  if (!backups) return {};
  const {
    credentialsSecret: name,
    destinationPath,
    endpointUrl,
    retentionDays,
    schedule,
  } = backups;
  return {
    objectStore: {
      apiVersion: "barmancloud.cnpg.io/v1",
      kind: "ObjectStore",
      metadata: metadata(context, "postgres", backupsName),
      spec: {
        configuration: {
          destinationPath,
          ...(endpointUrl !== undefined && { endpointURL: endpointUrl }),
          s3Credentials:
            name === undefined
              ? { inheritFromIAMRole: true }
              : {
                  accessKeyId: { name, key: "ACCESS_KEY_ID" },
                  secretAccessKey: { name, key: "ACCESS_SECRET_KEY" },
                },
          wal: { compression: "gzip" },
          data: { compression: "gzip" },
        },
        retentionPolicy: `${retentionDays}d`,
      },
    },
    scheduledBackup: {
      apiVersion: "postgresql.cnpg.io/v1",
      kind: "ScheduledBackup",
      metadata: metadata(context, "postgres", backupsName),
      spec: {
        cluster: { name: clusterName },
        schedule,
        // Otherwise a new database is without one until then.
        immediate: true,
        method: "plugin",
        pluginConfiguration: { name: barmanPlugin },
      },
    },
  };
}
