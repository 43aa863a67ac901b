import { connectionsOfProxies } from "../stores/postgres";
import { metadata, type GatewayContext } from "./objects";
import { clusterName, poolerName } from "../stores";
import type { Manifest, Strings } from "./types";

/** PgBouncer before a Cluster (postgresql.cnpg.io/v1, 1.30), as far as it is used. */
export interface Pooler extends Manifest {
  apiVersion: "postgresql.cnpg.io/v1";
  kind: "Pooler";
  spec: {
    cluster: { name: string };
    type: "rw";
    instances: number;
    pgbouncer: { poolMode: "transaction"; parameters: Strings };
    template: {
      spec: {
        containers: { name: "pgbouncer"; resources: { requests: Strings; limits: Strings } }[];
        imagePullSecrets?: { name: string }[];
        priorityClassName?: string;
      };
    };
  };
}

/** What PgBouncer takes by itself; most of a connection waits. */
const resources = {
  requests: { cpu: "100m", memory: "128Mi" },
  limits: { cpu: "1000m", memory: "128Mi" },
};

/**
 * The pooler that the proxies connect to instead of the database; undefined where none was asked for. A
 * connection of the database is lent for one transaction: Prisma's pools keep theirs open, so lent
 * for as long as that they would save none. LiteLLM's own locks are of a transaction too (litellm:
 * proxy/management_helpers/access_group_team_sync.py TEAM_ADVISORY_LOCK_SQL).
 */
export function databasePooler(context: GatewayContext): Pooler | undefined {
  const { settings } = context;
  const { cloudNativePg, imagePullSecrets, priorityClassName } = settings.kubernetes;
  if (!cloudNativePg?.pooler) return undefined;
  const { instances, poolSize } = cloudNativePg.pooler;
  return {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Pooler",
    metadata: metadata(context, "postgres", poolerName),
    spec: {
      cluster: { name: clusterName },
      type: "rw",
      instances,
      pgbouncer: {
        poolMode: "transaction",
        parameters: {
          default_pool_size: String(poolSize),
          // Connections are spread by chance, and may all come to one of the instances.
          max_client_conn: String(Math.max(1000, connectionsOfProxies(settings))),
        },
      },
      template: {
        spec: {
          containers: [{ name: "pgbouncer", resources }],
          ...(imagePullSecrets.length > 0 && {
            imagePullSecrets: imagePullSecrets.map((name) => ({ name })),
          }),
          ...(priorityClassName !== undefined && { priorityClassName }),
        },
      },
    },
  };
}
