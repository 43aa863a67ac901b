import { destinations } from "./destinations";
import { renderEnvironmentFile } from "../litellm/environment";
import { migrationEnvironment } from "../litellm/migration-environment";
import { migratedFile, renderMigrationScript } from "../litellm/entrypoints";
import { databaseAddress } from "../stores";
import { filesPath } from "./files-path";
import { lingerSeconds } from "./once";
import { litellmUser, litellmWritable } from "./proxy";
import { secretFiles, type WorkloadDefinition } from "./workload";

/**
 * Brings the database's tables up to what the proxies' image needs, before they start. It runs again
 * when the image changes. LiteLLM takes a lock in the database, so two never run at once.
 */
export const migration: WorkloadDefinition = {
  name: "migration",
  isMade: () => true,
  container: (settings) => {
    const { kubernetes, resources } = settings;
    const database = databaseAddress(settings);
    const servers = destinations(settings).filter(({ path }) => path === "database.server.host");
    return {
      image: "litellm",
      user: litellmUser,
      entrypoint: ["/bin/sh", `${filesPath}/migrate.sh`],
      files: {
        config: { "migrate.sh": renderMigrationScript(filesPath, lingerSeconds(settings)) },
        secrets: secretFiles(["databasePassword"], ({ databasePassword }) => ({
          environment: renderEnvironmentFile(migrationEnvironment(database, databasePassword)),
        })),
      },
      writable: litellmWritable,
      memoryMegabytes: resources.proxyMemoryMegabytes,
      cpuMillicores: kubernetes.cpu.proxyMillicores,
      // It makes five attempts each time: until a database that starts takes connections.
      once: { doneFile: migratedFile, waitSeconds: 300, retries: 5 },
      stopSeconds: 30,
      talksTo: { postgres: ["postgres"] },
      ...(servers.length > 0 && { outside: { internet: false, hosts: servers } }),
    };
  },
};
