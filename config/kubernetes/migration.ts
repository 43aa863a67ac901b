import { renderEnvironmentFile } from "../environment";
import { migrationEnvironment } from "../migration-environment";
import type { Settings } from "../schema";
import { renderMigrationScript } from "../scripts";
import { filesPath, type FileNames, type WorkloadFiles } from "./files";
import { metadata } from "./objects";
import { hardenedPod } from "./pod";
import { litellmUser, litellmWritable } from "./proxies";
import { databaseAddress } from "../stores";
import type { Job } from "./types";

/** What the migration reads. */
export const migrationFiles = (settings: Settings): WorkloadFiles => ({
  config: { "migrate.sh": renderMigrationScript(filesPath, 0) },
  secrets: ({ databasePassword }) => ({
    environment: renderEnvironmentFile(
      migrationEnvironment(databaseAddress(settings), databasePassword),
    ),
  }),
});

/**
 * Brings the database's tables up to what the proxies' image needs, before they start. LiteLLM
 * takes a lock in the database, so two never run at once.
 *
 * A Job can't be changed: it needs another name for each image and each content of its files. It
 * stays when it is done, as a sign that it is.
 *
 * @param name - of the Job
 */
export function migrationJob(settings: Settings, name: string, files: FileNames): Job {
  const { images, kubernetes, resources } = settings;
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: metadata(settings, "migration", name),
    spec: {
      // Five attempts each, with waits between: until a database that starts takes connections.
      backoffLimit: 5,
      activeDeadlineSeconds: 1800,
      template: hardenedPod(settings, "migration", {
        image: images.litellm,
        user: litellmUser,
        command: ["/bin/sh", `${filesPath}/migrate.sh`],
        files,
        writable: litellmWritable,
        memoryMegabytes: resources.proxyMemoryMegabytes,
        cpuMillicores: kubernetes.cpu.proxyMillicores,
        stopSeconds: 30,
        restartPolicy: "Never",
      }),
    },
  };
}
