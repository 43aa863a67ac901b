import type * as pulumi from "@pulumi/pulumi";
import type { PostgresAddress } from "../config/postgres";
import type { RedisAddress } from "../config/redis";

/** A database server that a proxy can use; every target returns one. */
export interface PostgresEndpoint extends PostgresAddress {
  /** Secret. */
  password: pulumi.Output<string>;
}

/** A Redis that a proxy can use; every target returns one for each role. */
export interface RedisEndpoint extends RedisAddress {
  /** Secret. */
  password: pulumi.Output<string>;
}

/** What the proxies are told by environment, besides their config. */
export interface ProxySecrets {
  /** Administrator's key, `sk-…`; also the password of the admin UI, unless that has its own. Secret. */
  masterKey: pulumi.Output<string>;
  /** Encrypts credentials that are stored in the database. Secret. */
  saltKey: pulumi.Output<string>;
  /** Allows `/health/drain`. Secret. */
  drainToken: pulumi.Output<string>;
  /** Keys of model providers and the like, by environment variable. Secret. */
  given: Record<string, pulumi.Output<string>>;
}
