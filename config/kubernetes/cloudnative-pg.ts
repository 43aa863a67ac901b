import { maxConnections, postgres } from "../stores/postgres";
import type { Settings } from "../inputs/schema";
import { backupsName, barmanPlugin } from "./cloudnative-pg-backups";
import { metadata, type GatewayContext } from "./objects";
import { clusterName } from "../stores";
import type { Manifest, Strings } from "./types";

/** Name of the Secret with the database owner's name and password. */
export const ownerSecret = "postgres-owner";

/** Label that the operator gives the pods of servers and poolers. */
export const clusterLabels: Strings = { "cnpg.io/cluster": clusterName };

/** CloudNativePG's Cluster (postgresql.cnpg.io/v1, 1.30), as far as it is used. */
export interface Cluster extends Manifest {
  apiVersion: "postgresql.cnpg.io/v1";
  kind: "Cluster";
  spec: {
    instances: number;
    imageName: string;
    enablePDB: boolean;
    bootstrap: {
      initdb: {
        database: string;
        owner: string;
        secret: { name: string };
        dataChecksums: boolean;
      };
    };
    postgresql: { parameters: Strings };
    resources: { requests: Strings; limits: Strings };
    affinity: { enablePodAntiAffinity: boolean; podAntiAffinityType: "required" | "preferred" };
    storage: { size: string; storageClass?: string };
    imagePullSecrets?: { name: string }[];
    priorityClassName?: string;
    plugins?: { name: string; isWALArchiver: boolean; parameters: Strings }[];
    serviceAccountTemplate?: { metadata: { annotations: Strings } };
    stopDelay: number;
    smartShutdownTimeout: number;
  };
}

/** Content of the Secret of the database's owner. */
export const ownerCredentials = (password: string): Strings => ({
  username: postgres.username,
  password,
});

type CloudNativePg = NonNullable<Settings["kubernetes"]["cloudNativePg"]>;

/** Each change goes to the object store as it comes. */
function backedUp({
  serviceAccountAnnotations: annotations,
}: NonNullable<CloudNativePg["backups"]>): Pick<
  Cluster["spec"],
  "plugins" | "serviceAccountTemplate"
> {
  const parameters = { barmanObjectName: backupsName };
  return {
    plugins: [{ name: barmanPlugin, isWALArchiver: true, parameters }],
    ...(Object.keys(annotations).length > 0 && {
      serviceAccountTemplate: { metadata: { annotations } },
    }),
  };
}

/**
 * The database as a Cluster of CloudNativePG. Its operator hardens the pods itself: not root, no
 * capabilities, read-only root filesystem.
 *
 * @param cloudNativePg - the settings' part of it
 */
export function postgresCluster(context: GatewayContext, cloudNativePg: CloudNativePg): Cluster {
  const { settings } = context;
  const { cpu, imagePullSecrets, priorityClassName, storage } = settings.kubernetes;
  const memory = `${settings.resources.postgresMemoryMegabytes}Mi`;
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: metadata(context, "postgres", clusterName),
    spec: {
      instances: cloudNativePg.instances,
      imageName: cloudNativePg.imageName,
      // With one server it would keep a node from being drained.
      enablePDB: cloudNativePg.instances > 1,
      bootstrap: {
        initdb: {
          database: postgres.database,
          owner: postgres.username,
          secret: { name: ownerSecret },
          dataChecksums: true,
        },
      },
      postgresql: { parameters: { max_connections: String(maxConnections) } },
      resources: {
        requests: { cpu: `${cpu.postgresMillicores}m`, memory },
        limits: { cpu: `${2 * cpu.postgresMillicores}m`, memory },
      },
      affinity: { enablePodAntiAffinity: true, podAntiAffinityType: "preferred" },
      storage: {
        size: `${storage.postgresGigabytes}Gi`,
        ...(storage.className !== undefined && { storageClass: storage.className }),
      },
      ...(imagePullSecrets.length > 0 && {
        imagePullSecrets: imagePullSecrets.map((name) => ({ name })),
      }),
      ...(priorityClassName !== undefined && { priorityClassName }),
      ...(cloudNativePg.backups && backedUp(cloudNativePg.backups)),
      // The operator's own are half an hour and three minutes, which a destroy would wait for.
      stopDelay: 120,
      smartShutdownTimeout: 15,
    },
  };
}
