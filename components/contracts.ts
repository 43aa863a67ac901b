import type * as pulumi from "@pulumi/pulumi";

/** A database server that a proxy can use; every target returns one. */
export interface PostgresEndpoint {
  host: string;
  port: number;
  database: string;
  username: string;
  /** Secret. */
  password: pulumi.Output<string>;
}

/** A Redis that a proxy can use; every target returns one for each role. */
export interface RedisEndpoint {
  host: string;
  port: number;
  username: string;
  /** Secret. */
  password: pulumi.Output<string>;
}

/** What the proxies are told by environment, besides their config. */
export interface ProxySecrets {
  /** Administrator's key, `sk-…`; also the password of the admin UI. Secret. */
  masterKey: pulumi.Output<string>;
  /** Encrypts credentials that are stored in the database. Secret. */
  saltKey: pulumi.Output<string>;
  /** Allows `/health/drain`. Secret. */
  drainToken: pulumi.Output<string>;
  /** Keys of the model providers, by environment variable. Secret. */
  providerKeys: Record<string, pulumi.Output<string>>;
}
