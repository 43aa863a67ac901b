import { agentSecrets } from "../datadog/agent";
import { maxConnections, postgres as server, postgresDataPath } from "../stores/postgres";
import { databaseMaker } from "../stores";
import { filesPath } from "./files-path";
import { secretFiles, type WorkloadDefinition } from "./workload";

/** `postgres` in the official image (Debian variants). */
export const postgresUser = { uid: 999, gid: 999 };

/** The gateway's own database: virtual keys, teams, budgets and spend. */
export const postgres: WorkloadDefinition = {
  name: server.host,
  isMade: (settings) => databaseMaker(settings) === "statefulset",
  container: ({ database, images, kubernetes, resources, target }) => {
    const path = postgresDataPath(images.postgres);
    // By TCP: the server that the image runs while it makes the database listens on a socket only.
    const address = ["-h", "127.0.0.1", "-U", server.username, "-d", server.database];
    return {
      image: "postgres",
      user: postgresUser,
      command: ["postgres", "-c", `max_connections=${maxConnections}`],
      env: {
        POSTGRES_DB: server.database,
        POSTGRES_USER: server.username,
        POSTGRES_PASSWORD_FILE: `${filesPath}/password`,
        POSTGRES_INITDB_ARGS: "--data-checksums --auth-host=scram-sha-256",
        // Below the root of a claim's volume, where a file system keeps its lost+found.
        ...(target === "kubernetes" && { PGDATA: `${path}/pgdata` }),
      },
      files: {
        secrets: secretFiles(["databasePassword"], ({ databasePassword: password }) => ({
          password,
        })),
      },
      ports: [{ name: "postgres", number: server.port, isServed: true }],
      writable: { "/tmp": 64, "/var/run/postgresql": 1 },
      data: {
        path,
        gigabytes: kubernetes.storage.postgresGigabytes,
        generation: database.generation,
      },
      memoryMegabytes: resources.postgresMemoryMegabytes,
      cpuMillicores: kubernetes.cpu.postgresMillicores,
      shmMegabytes: 256,
      health: {
        ready: { command: ["pg_isready", "-q", ...address] },
        intervalSeconds: 2,
        // After a crash it first replays its log.
        startSeconds: 600,
      },
      stopSeconds: 120,
      watch: { check: "postgres", port: "postgres", secret: agentSecrets.postgres },
    };
  },
};
