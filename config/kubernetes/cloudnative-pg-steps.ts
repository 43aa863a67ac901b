import { databaseMaker } from "../stores";
import { secretFiles } from "../workloads/workload";
import { databaseBackups } from "./cloudnative-pg-backups";
import { databasePooler } from "./cloudnative-pg-pooler";
import { ownerCredentials, ownerSecret, postgresCluster } from "./cloudnative-pg";
import { secret } from "./files";
import type { GatewayContext } from "./objects";
import type { Step } from "./step";

/**
 * CloudNativePG's Cluster, and what is around it; empty where it isn't the database. It is protected:
 * with it its volumes would go.
 *
 * @param place - the namespace, where it is made
 * @param after - what must be there before the servers
 */
export function clusterSteps(
  context: GatewayContext,
  place: readonly Step[],
  after: readonly Step[],
): Step[] {
  const { settings } = context;
  const { cloudNativePg } = settings.kubernetes;
  if (databaseMaker(settings) !== "cloudnativepg" || !cloudNativePg) return [];
  const common = { part: "postgres", after: place };
  const owner: Step = {
    ...common,
    manifest: secret(context, "postgres", ownerSecret, "kubernetes.io/basic-auth"),
    stringData: secretFiles(["databasePassword"], ({ databasePassword }) =>
      ownerCredentials(databasePassword),
    ),
  };
  const { objectStore, scheduledBackup } = databaseBackups(context);
  const before: Step[] = [owner, ...(objectStore ? [{ ...common, manifest: objectStore }] : [])];
  const cluster: Step = {
    ...common,
    manifest: postgresCluster(context, cloudNativePg),
    after: [...place, ...after, ...before],
    protect: true,
    // Otherwise it counts as made before there is a database.
    waitFor: "Ready",
  };
  const around = [scheduledBackup, databasePooler(context)]
    .filter((manifest) => manifest !== undefined)
    .map((manifest) => ({ ...common, manifest, after: [...place, cluster] }));
  return [...before, cluster, ...around];
}
