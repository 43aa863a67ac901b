import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";

/**
 * The gateway's generated secrets. All are protected, because each is needed to use what outlives
 * a `destroy`: the passwords open the data volumes, the salt key opens the credentials stored in
 * the database and can never change, and clients hold the master key.
 */
export class GatewaySecrets extends pulumi.ComponentResource {
  /** `sk-` and 48 letters and digits. */
  readonly masterKey: pulumi.Output<string>;
  /** 64 letters and digits. */
  readonly saltKey: pulumi.Output<string>;
  readonly postgresPassword: pulumi.Output<string>;
  readonly redisPassword: pulumi.Output<string>;
  readonly drainToken: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:index:GatewaySecrets", name, {}, opts);
    // Letters and digits only: these end up in URLs, shell files and HTTP headers.
    const generate = (what: string, length: number) =>
      new RandomPassword(
        `${name}-${what}`,
        { length, special: false },
        { parent: this, protect: true },
      ).result;
    this.masterKey = pulumi.secret(pulumi.interpolate`sk-${generate("master-key", 48)}`);
    this.saltKey = generate("salt-key", 64);
    this.postgresPassword = generate("postgres-password", 40);
    this.redisPassword = generate("redis-password", 40);
    this.drainToken = generate("drain-token", 40);
    this.registerOutputs({});
  }
}
