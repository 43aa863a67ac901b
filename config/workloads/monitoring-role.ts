import { watchesStores } from "../datadog/agent-host";
import {
  monitoringRoleFile,
  renderMonitoringRole,
  renderMonitoringRoleScript,
} from "../datadog/postgres-role";
import { filesPath } from "./files-path";
import { lingerSeconds } from "./once";
import { postgres, postgresUser } from "./postgres";
import { secretFiles, type WorkloadDefinition } from "./workload";

/** Makes the role by which an Agent looks at the gateway's own database. It can run again. */
export const monitoringRole: WorkloadDefinition = {
  name: "monitoring-role",
  isMade: (settings, names) => postgres.isMade(settings, names) && watchesStores(settings, names),
  container: (settings) => ({
    image: "postgres",
    user: postgresUser,
    entrypoint: ["/bin/sh", `${filesPath}/make.sh`],
    files: {
      config: { "make.sh": renderMonitoringRoleScript(filesPath, lingerSeconds(settings)) },
      secrets: secretFiles(
        ["databasePassword", "monitoringPassword"],
        ({ databasePassword, monitoringPassword }) => ({
          password: databasePassword,
          "role.sql": renderMonitoringRole(monitoringPassword),
        }),
      ),
    },
    writable: { "/tmp": 1 },
    memoryMegabytes: 64,
    cpuMillicores: 50,
    // Until a database that starts takes connections; the waits between grow to minutes.
    once: { doneFile: monitoringRoleFile, waitSeconds: 60, retries: 6 },
    stopSeconds: 5,
    talksTo: { postgres: ["postgres"] },
  }),
};
