import { maxConnections, postgres, postgresDataPath } from "../postgres";
import type { Settings } from "../schema";
import type { SecretNames } from "../secrets";
import { checkAnnotations } from "./datadog-checks";
import { filesPath, type FileNames, type WorkloadFiles } from "./files";
import { metadata, podSelector } from "./objects";
import { execProbe, hardenedPod } from "./pod";
import { claimName } from "./storage";
import type { StatefulSet } from "./types";

/** Uid and gid of `postgres` in the official image (Debian variants). */
export const postgresUser = 999;

/** Name of the port. */
export const postgresPort = { name: "postgres", number: postgres.port };

/** What Postgres reads. */
export const postgresFiles: WorkloadFiles = {
  config: {},
  secrets: ({ databasePassword }) => ({ password: databasePassword }),
};

/** The database, one server: virtual keys, teams, budgets and spend. */
export function postgresStatefulSet(
  settings: Settings,
  names: SecretNames,
  files: FileNames,
): StatefulSet {
  const { images, kubernetes, resources } = settings;
  const { database, username } = postgres;
  const path = postgresDataPath(images.postgres);
  // By TCP: the server that the image runs while it makes the database listens on a socket only.
  const isReady = ["pg_isready", "-q", "-h", "127.0.0.1", "-U", username, "-d", database];
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: metadata(settings, "postgres"),
    spec: {
      serviceName: "postgres",
      replicas: 1,
      revisionHistoryLimit: 3,
      updateStrategy: { type: "RollingUpdate" },
      selector: podSelector("postgres"),
      template: hardenedPod(settings, "postgres", {
        image: images.postgres,
        user: postgresUser,
        annotations: checkAnnotations(settings, names, "postgres"),
        args: ["postgres", "-c", `max_connections=${maxConnections}`],
        env: {
          POSTGRES_DB: database,
          POSTGRES_USER: username,
          POSTGRES_PASSWORD_FILE: `${filesPath}/password`,
          POSTGRES_INITDB_ARGS: "--data-checksums --auth-host=scram-sha-256",
          // Below the volume's root, where a file system keeps its lost+found.
          PGDATA: `${path}/pgdata`,
        },
        ports: { [postgresPort.name]: postgresPort.number },
        files,
        data: { claimName: claimName("postgres"), path },
        writable: { "/tmp": 64, "/var/run/postgresql": 1 },
        shmMegabytes: 256,
        memoryMegabytes: resources.postgresMemoryMegabytes,
        cpuMillicores: kubernetes.cpu.postgresMillicores,
        // It may take minutes to start: after a crash it first replays its log.
        probes: {
          startup: execProbe(isReady, 5, 120),
          readiness: execProbe(isReady, 5, 3),
          liveness: execProbe(isReady, 15, 6),
        },
        stopSeconds: 120,
      }),
    },
  };
}
