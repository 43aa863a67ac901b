import * as pulumi from "@pulumi/pulumi";
import type { SecretValues } from "../config/secret-values";
import type { TargetArgs } from "./contracts";
import { passwordOfServer } from "./given-secrets";

/** Texts of all secrets that go into objects. Secret. */
export function secretValues({
  settings,
  secrets,
  given,
  proxySecrets,
}: Omit<TargetArgs, "names">): pulumi.Output<SecretValues> {
  const { database, redis, cache } = settings;
  const { tlsCertificate: chain, tlsKey: key } = given;
  const ofServer = (
    server: object | undefined,
    password: pulumi.Output<string> | undefined,
    generated: pulumi.Output<string>,
  ) => (server ? passwordOfServer(password) : generated);
  const values = {
    masterKey: proxySecrets.masterKey,
    saltKey: proxySecrets.saltKey,
    drainToken: proxySecrets.drainToken,
    databasePassword: ofServer(database.server, given.databasePassword, secrets.postgresPassword),
    redisPassword: ofServer(redis.server, given.redisPassword, secrets.redisPassword),
    cacheRedisPassword: ofServer(cache.server, given.cacheRedisPassword, secrets.redisPassword),
    monitoringPassword: secrets.monitoringPassword,
    datadogApiKey: given.datadogApiKey,
    given: pulumi.all(proxySecrets.given),
    certificate: chain && key && pulumi.all([chain, key]).apply(pair),
  };
  return pulumi.secret(pulumi.output(values));
}

const pair = ([chain, key]: [string, string]) => ({ chain, key });
