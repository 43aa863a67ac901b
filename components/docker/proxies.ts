import type { Container } from "@pulumi/docker/container";
import * as pulumi from "@pulumi/pulumi";
import { renderEnvironmentFile } from "../../config/environment";
import { proxies } from "../../config/haproxy";
import { renderLiteLLMConfig } from "../../config/litellm";
import type { SecretKey, Settings } from "../../config/schema";
import { renderProxyScript } from "../../config/scripts";
import { renderUvicornLogConfig } from "../../config/uvicorn";
import type { ProxySecrets, RedisEndpoint } from "../contracts";
import { filesPath, hardenedContainer } from "./container";
import { Files } from "./files";

/** Uid and gid of `nobody` in the non-root image. */
export const litellmUser = "65534:65534";

/** What LiteLLM writes to; the rest of its filesystem is read-only. */
export const litellmWritable = { "/tmp": "512m" };

/** Arguments of {@link Proxies}. */
export interface ProxiesArgs {
  settings: Settings;
  image: pulumi.Output<string>;
  secretsSet: readonly SecretKey[];
  secrets: ProxySecrets;
  databaseUrl: pulumi.Output<string>;
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
    const files = new Files(
      `${name}-files`,
      {
        image,
        content: {
          environment: pulumi.all(secretEnvironment(args)).apply(renderEnvironmentFile),
          "config.yaml": renderLiteLLMConfig(settings, args),
          "uvicorn.json": renderUvicornLogConfig(),
          "serve.sh": renderProxyScript(filesPath),
        },
      },
      { parent: this },
    );
    const health = `http://127.0.0.1:${proxies.port}/health/readiness`;
    const probe = `import urllib.request as u; u.urlopen("${health}", timeout=4)`;
    const container = (index: number) =>
      hardenedContainer(
        `${name}-${index}`,
        {
          image,
          user: litellmUser,
          entrypoints: ["/bin/sh", `${filesPath}/serve.sh`],
          envs: publicEnvironment(settings),
          networks: [
            { network: args.dataNetwork },
            { network: args.edgeNetwork, aliases: [proxies.alias] },
          ],
          hosts: [{ host: "host.docker.internal", ip: "host-gateway" }],
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

function secretEnvironment({ secrets, databaseUrl, coordination, cache }: ProxiesArgs) {
  return {
    DATABASE_URL: databaseUrl,
    LITELLM_MASTER_KEY: secrets.masterKey,
    LITELLM_SALT_KEY: secrets.saltKey,
    DRAIN_ENDPOINT_TOKEN: secrets.drainToken,
    COORDINATION_REDIS_PASSWORD: coordination.password,
    ...(cache && { CACHE_REDIS_PASSWORD: cache.password }),
    ...secrets.providerKeys,
  };
}

/** Sources: the tables of LiteLLM 1.106.2's `proxy_cli.py` and docs.litellm.ai/docs/proxy/prod. */
function publicEnvironment(settings: Settings): string[] {
  return [
    // The migration container does it, once.
    "DISABLE_SCHEMA_UPDATE=true",
    // Otherwise .env files are read.
    "LITELLM_MODE=PRODUCTION",
    // Otherwise each start waits for a download of the price map.
    "LITELLM_LOCAL_MODEL_COST_MAP=True",
    // Longer than the load balancer's own, so that it is not this side that closes a connection.
    "KEEPALIVE_TIMEOUT=75",
    `GRACEFUL_SHUTDOWN_TIMEOUT=${settings.requestTimeoutSeconds}`,
  ];
}
