import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/inputs/schema";
import type { SecretNames } from "../config/inputs/secrets";
import type { Workload } from "../config/workloads/workload";
import type { GivenSecrets } from "./given-secrets";
import type { GatewaySecrets } from "./secrets";

/** Environment of the proxies, besides their config. */
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

/** Arguments of a gateway, the same for every target. */
export interface TargetArgs {
  /** Name of the gateway: what the names of all its resources begin with. */
  component: string;
  settings: Settings;
  /** The gateway's containers, in the order in which they are made. */
  workloads: Workload[];
  /** Names of the secrets that the proxies get: given ones, and those of External Secrets. */
  names: SecretNames;
  secrets: GatewaySecrets;
  /** Secrets that were given. */
  given: GivenSecrets["keys"];
  /** Secrets that the proxies get. */
  proxySecrets: ProxySecrets;
}
