import * as pulumi from "@pulumi/pulumi";
import type { SecretValues } from "../config/workloads/secret-values";
import type { SecretFiles } from "../config/workloads/workload";
import type { TargetArgs } from "./contracts";
import { passwordOfServer } from "./given-secrets";

/** Texts of secrets, each known once what it comes from is. */
export type SecretInputs = { [K in keyof SecretValues]: pulumi.Input<SecretValues[K]> };

/** Texts of files with secrets; they wait for no secret but those that are in them. Secret. */
export function renderedSecrets(
  { keys, render }: SecretFiles,
  all: SecretInputs,
): pulumi.Output<Readonly<Record<string, string>>> {
  const needed = Object.fromEntries(keys.map((key) => [key, all[key]]));
  return pulumi
    .secret(pulumi.output(needed))
    .apply((values) => render(values as unknown as SecretValues));
}

/** Secrets of the gateway one by one: what needs one of them doesn't wait for the others. */
export function secretInputs({ settings, secrets, given, proxySecrets }: TargetArgs): SecretInputs {
  const { database, redis, cache } = settings;
  const { tlsCertificate: chain, tlsKey: key } = given;
  const ofServer = (
    server: object | undefined,
    password: pulumi.Output<string> | undefined,
    generated: pulumi.Output<string>,
  ) => (server ? passwordOfServer(password) : generated);
  return {
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
}

const pair = ([chain, key]: [string, string]) => ({ chain, key });
