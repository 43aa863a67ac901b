import { renderMonitoringRole, renderMonitoringRoleScript } from "../datadog/postgres-role";
import type { Settings } from "../schema";
import type { SecretNames } from "../secrets";
import { watchedStores } from "./datadog-checks";
import { filesPath, type FileNames, type WorkloadFiles } from "./files";
import { metadata } from "./objects";
import { hardenedPod } from "./pod";
import { postgresUser } from "./postgres";
import type { Job } from "./types";

/** Whether the Agent's role in Postgres is made by a Job: where the server is ours, and watched. */
export const makesMonitoringRole = (settings: Settings, names: SecretNames): boolean =>
  watchedStores(settings, names).some(({ workload }) => workload === "postgres");

/** What the Job reads. */
export const monitoringRoleFiles: WorkloadFiles = {
  config: { "make.sh": renderMonitoringRoleScript(filesPath, 0) },
  secrets: ({ databasePassword, monitoringPassword }) => ({
    password: databasePassword,
    "role.sql": renderMonitoringRole(monitoringPassword),
  }),
};

/**
 * Makes the role by which the Agent looks at the database, or gives it another password. It can run
 * again; like the migration, it needs another name for other content, and stays when it is done.
 *
 * @param name - of the Job
 */
export function monitoringRoleJob(settings: Settings, name: string, files: FileNames): Job {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: metadata(settings, "monitoring-role", name),
    spec: {
      // Until a database that starts takes connections; the waits between grow to minutes.
      backoffLimit: 6,
      activeDeadlineSeconds: 1800,
      template: hardenedPod(settings, "monitoring-role", {
        image: settings.images.postgres,
        user: postgresUser,
        command: ["/bin/sh", `${filesPath}/make.sh`],
        files,
        writable: { "/tmp": 1 },
        memoryMegabytes: 64,
        cpuMillicores: 50,
        stopSeconds: 5,
        restartPolicy: "Never",
      }),
    },
  };
}
