import * as pulumi from "@pulumi/pulumi";
import { maxConnections, postgres } from "../../config/postgres";
import type { PostgresEndpoint } from "../contracts";
import { filesPath, hardenedContainer } from "./container";
import { dataVolume } from "./data-volume";
import { Files } from "./files";

/** Arguments of {@link Postgres}. */
export interface PostgresArgs {
  image: pulumi.Output<string>;
  /** Where the image keeps its data. */
  dataPath: string;
  network: pulumi.Output<string>;
  password: pulumi.Output<string>;
  /** Memory limit, in MB. */
  memoryMegabytes: number;
}

/** Uid and gid of `postgres` in the official image (Debian variants). */
export const postgresUser = "999:999";

/** The database: virtual keys, teams, budgets and spend. Its volume is protected. */
export class Postgres extends pulumi.ComponentResource {
  readonly endpoint: PostgresEndpoint;
  /** Ready once the server takes connections. */
  readonly ready: pulumi.Output<string>;

  constructor(name: string, args: PostgresArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:Postgres", name, {}, opts);
    const files = new Files(
      `${name}-files`,
      { image: args.image, content: { password: args.password } },
      { parent: this },
    );
    const volume = dataVolume(`${name}-data`, this);
    const { host, database, username } = postgres;
    const container = hardenedContainer(
      name,
      {
        image: args.image,
        user: postgresUser,
        command: ["postgres", "-c", `max_connections=${maxConnections}`],
        envs: [
          `POSTGRES_DB=${database}`,
          `POSTGRES_USER=${username}`,
          `POSTGRES_PASSWORD_FILE=${filesPath}/password`,
          "POSTGRES_INITDB_ARGS=--data-checksums --auth-host=scram-sha-256",
        ],
        networks: [{ network: args.network, aliases: [host] }],
        files: files.volumeName,
        data: { volume: volume.name, path: args.dataPath },
        writable: { "/tmp": "64m", "/var/run/postgresql": "1m" },
        memoryMegabytes: args.memoryMegabytes,
        shmMegabytes: 256,
        // By TCP: the server that the image runs while it makes the database listens on a socket only.
        healthcheck: ["pg_isready", "-q", "-h", "127.0.0.1", "-U", username, "-d", database],
        healthIntervalSeconds: 2,
        waitSeconds: 120,
        stopSeconds: 120,
      },
      { parent: this },
    );
    this.endpoint = { ...postgres, password: args.password };
    this.ready = container.id;
    this.registerOutputs({});
  }
}
