import * as pulumi from "@pulumi/pulumi";
import {
  redisPort,
  redisUser,
  renderRedisAcl,
  renderRedisConfig,
  type RedisRole,
} from "../../config/redis";
import type { RedisEndpoint } from "../contracts";
import { filesPath, hardenedContainer } from "./container";
import { dataVolume } from "./data-volume";
import { Files } from "./files";

/** Arguments of {@link Redis}. */
export interface RedisArgs {
  image: pulumi.Output<string>;
  network: pulumi.Output<string>;
  /** DNS name on the network. */
  host: string;
  password: pulumi.Output<string>;
  /** Of the user by which an Agent looks at it. */
  monitoringPassword: pulumi.Output<string>;
  /** What it is for; only `coordination` keeps its data. */
  role: RedisRole;
  /** Whether its user may search: what the semantic cache does. */
  search: boolean;
  /** Memory for data, in MB. */
  memoryMegabytes: number;
}

/** Uid and gid of `redis` in the official image (Debian variants). */
const user = "999:999";

/** Memory of a container beside the data: the server itself, buffers, and a fork's copied pages. */
const overheadMegabytes = 128;

/** A Redis of one role. */
export class Redis extends pulumi.ComponentResource {
  readonly endpoint: RedisEndpoint;
  /** Ready once the server answers. */
  readonly ready: pulumi.Output<string>;

  constructor(name: string, args: RedisArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:Redis", name, {}, opts);
    const { host, role, search, memoryMegabytes, password } = args;
    const files = new Files(
      `${name}-files`,
      {
        image: args.image,
        content: {
          "redis.conf": renderRedisConfig(role, memoryMegabytes, `${filesPath}/users.acl`),
          "users.acl": pulumi
            .output({ proxies: password, monitoring: args.monitoringPassword })
            .apply((passwords) => renderRedisAcl(passwords, search)),
          password,
        },
      },
      { parent: this },
    );
    const data = role === "coordination" ? dataVolume(`${name}-data`, this) : undefined;
    const container = hardenedContainer(
      name,
      {
        image: args.image,
        user,
        command: ["redis-server", `${filesPath}/redis.conf`],
        networks: [{ network: args.network, aliases: [host] }],
        files: files.volumeName,
        ...(data && { data: { volume: data.name, path: "/data" } }),
        writable: data ? { "/tmp": "16m" } : { "/tmp": "16m", "/data": "16m" },
        memoryMegabytes: 2 * memoryMegabytes + overheadMegabytes,
        // The password goes by environment: as an argument the process list would show it.
        healthcheck: [
          "sh",
          "-c",
          `REDISCLI_AUTH=$(cat ${filesPath}/password) redis-cli --user ${redisUser} ping | grep -q PONG`,
        ],
        healthIntervalSeconds: 2,
        waitSeconds: 60,
        stopSeconds: 30,
      },
      { parent: this },
    );
    this.endpoint = { host, port: redisPort, username: redisUser, tls: false, password };
    this.ready = container.id;
    this.registerOutputs({});
  }
}
