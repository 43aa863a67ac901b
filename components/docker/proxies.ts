import type { Container } from "@pulumi/docker/container";
import * as pulumi from "@pulumi/pulumi";
import { wantsMetrics } from "../../config/datadog/litellm";
import { proxyMetricsFile, renderProxyMetrics } from "../../config/datadog/proxy-metrics";
import { renderEnvironmentFile } from "../../config/environment";
import { proxies } from "../../config/haproxy";
import { renderLiteLLMConfig } from "../../config/litellm";
import { renderDatabaseUrl } from "../../config/postgres";
import { proxyEnvironment } from "../../config/proxy-environment";
import { proxyLimitsFile, renderProxyLimits } from "../../config/proxy-limits";
import { renderRedisUrl } from "../../config/redis";
import type { Settings } from "../../config/schema";
import { renderProxyScript } from "../../config/scripts";
import type { SecretNames } from "../../config/secrets";
import { renderUvicornLogConfig } from "../../config/uvicorn";
import type { PostgresEndpoint, ProxySecrets, RedisEndpoint } from "../contracts";
import { dockerHost, filesPath, hardenedContainer } from "./container";
import { Files } from "./files";

/** Uid and gid of `nobody` in the non-root image. */
export const litellmUser = "65534:65534";

/** What LiteLLM writes to; the rest of its filesystem is read-only. */
export const litellmWritable = { "/tmp": "512m" };

/** Arguments of {@link Proxies}. */
export interface ProxiesArgs {
  settings: Settings;
  image: pulumi.Output<string>;
  /** Names of the secrets that the gateway was given. */
  names: SecretNames;
  secrets: ProxySecrets;
  database: PostgresEndpoint;
  /** Redis for spend queues and rate limits. */
  coordination: RedisEndpoint;
  /** Redis for cached answers; undefined when the cache is off. */
  cache: RedisEndpoint | undefined;
  dataNetwork: pulumi.Output<string>;
  edgeNetwork: pulumi.Output<string>;
  /** What must be there first. */
  after: pulumi.Input<pulumi.Resource>[];
}

/**
 * The LiteLLM proxies. A change makes new ones first, waits until they are healthy, and only then
 * stops the old ones, which serve until the load balancer has left them.
 */
export class Proxies extends pulumi.ComponentResource {
  readonly containers: Container[];

  constructor(name: string, args: ProxiesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:Proxies", name, {}, opts);
    const { settings, image } = args;
    const files = new Files(`${name}-files`, { image, content: content(args) }, { parent: this });
    const health = `http://127.0.0.1:${proxies.port}/health/readiness`;
    const probe = `import urllib.request as u; u.urlopen("${health}", timeout=4)`;
    const environment = Object.entries(proxyEnvironment(settings, args.names));
    const container = (index: number) =>
      hardenedContainer(
        `${name}-${index}`,
        {
          image,
          user: litellmUser,
          entrypoints: ["/bin/sh", `${filesPath}/serve.sh`],
          envs: environment.map(([variable, value]) => `${variable}=${value}`),
          networks: [
            { network: args.dataNetwork },
            { network: args.edgeNetwork, aliases: [proxies.alias] },
          ],
          hosts: dockerHost,
          files: files.volumeName,
          writable: litellmWritable,
          memoryMegabytes: settings.resources.proxyMemoryMegabytes,
          healthcheck: ["python3", "-c", probe],
          waitSeconds: 300,
          stopSeconds: settings.requestTimeoutSeconds + 30,
        },
        { parent: this, deleteBeforeReplace: false, dependsOn: args.after },
      );
    this.containers = Array.from({ length: settings.replicas }, (_, index) => container(index));
    this.registerOutputs({});
  }
}

function content(args: ProxiesArgs): Record<string, pulumi.Input<string>> {
  const { settings } = args;
  const limits = renderProxyLimits(settings);
  return {
    environment: pulumi.all(secretEnvironment(args)).apply(renderEnvironmentFile),
    "config.yaml": renderLiteLLMConfig(settings, args.names),
    ...(limits !== undefined && { [proxyLimitsFile]: limits }),
    ...(wantsMetrics(args.names) && { [proxyMetricsFile]: renderProxyMetrics() }),
    "uvicorn.json": renderUvicornLogConfig(settings),
    "serve.sh": renderProxyScript(filesPath),
  };
}

function secretEnvironment({ settings, secrets, database, coordination, cache }: ProxiesArgs) {
  return {
    DATABASE_URL: database.password.apply((password) => renderDatabaseUrl(database, password)),
    LITELLM_MASTER_KEY: secrets.masterKey,
    LITELLM_SALT_KEY: secrets.saltKey,
    DRAIN_ENDPOINT_TOKEN: secrets.drainToken,
    COORDINATION_REDIS_PASSWORD: coordination.password,
    ...(cache && cacheEnvironment(settings.cache.type, cache)),
    ...secrets.given,
  };
}

/** The semantic cache's client knows no user name, save in a URL. */
function cacheEnvironment(
  type: Settings["cache"]["type"],
  redis: RedisEndpoint,
): Record<string, pulumi.Output<string>> {
  if (type !== "semantic") return { CACHE_REDIS_PASSWORD: redis.password };
  return { CACHE_REDIS_URL: redis.password.apply((password) => renderRedisUrl(redis, password)) };
}
