import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword, type RandomPasswordArgs } from "@pulumi/random/randomPassword";

/** Arguments of {@link GatewaySecrets}: what there is already, and isn't generated. */
export interface GatewaySecretsArgs {
  masterKey?: pulumi.Output<string> | undefined;
  saltKey?: pulumi.Output<string> | undefined;
}

/**
 * The gateway's own secrets, generated where none were given. All are protected, because each is
 * needed to use what outlives a `destroy`: the passwords open the data volumes, the salt key opens
 * the credentials stored in the database and can never change, and clients hold the master key.
 *
 * Each is generated even where it isn't used: a protected resource can't be taken away again, and
 * settings must be free to go back and forth.
 */
export class GatewaySecrets extends pulumi.ComponentResource {
  /** `sk-` and 48 letters and digits, or the given one. */
  readonly masterKey: pulumi.Output<string>;
  /** 64 letters and digits, or the given one. */
  readonly saltKey: pulumi.Output<string>;
  readonly postgresPassword: pulumi.Output<string>;
  readonly redisPassword: pulumi.Output<string>;
  readonly drainToken: pulumi.Output<string>;
  /** Password of the Agent's users in Postgres and Redis. */
  readonly monitoringPassword: pulumi.Output<string>;

  constructor(name: string, given: GatewaySecretsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:index:GatewaySecrets", name, {}, opts);
    // Letters and digits only: these end up in URLs, shell files and HTTP headers.
    const generate = (what: string, length: number, keepers?: RandomPasswordArgs["keepers"]) =>
      new RandomPassword(
        `${name}-${what}`,
        { length, special: false, ...(keepers && { keepers }) },
        { parent: this, protect: true },
      ).result;
    const masterKey = pulumi.secret(pulumi.interpolate`sk-${generate("master-key", 48)}`);
    this.masterKey = given.masterKey ?? masterKey;
    // Another salt key, given or not, is other keepers, which would replace a protected resource:
    // the engine refuses that in the preview. The hash stays a secret, as the key may be guessable.
    const keepers = given.saltKey && { saltKey: given.saltKey.apply(sha256) };
    const saltKey = generate("salt-key", 64, keepers);
    this.saltKey = given.saltKey ?? saltKey;
    this.postgresPassword = generate("postgres-password", 40);
    this.redisPassword = generate("redis-password", 40);
    this.drainToken = generate("drain-token", 40);
    this.monitoringPassword = generate("monitoring-password", 40);
    this.registerOutputs({});
  }
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
