import { createHash } from "node:crypto";
import type { Container } from "@pulumi/docker/container";
import * as pulumi from "@pulumi/pulumi";
import { renderProxyCheck } from "../../config/datadog/agent";
import { wantsAgent } from "../../config/datadog/agent-host";
import { renderEnvironmentFile } from "../../config/environment";
import { proxies } from "../../config/haproxy";
import { renderLiteLLMConfig } from "../../config/litellm";
import { proxyEnvironment } from "../../config/proxy-environment";
import { renderProxyModules } from "../../config/proxy-modules";
import { proxySecretEnvironment, type ProxySecretTexts } from "../../config/proxy-secrets";
import type { Settings } from "../../config/schema";
import { proxyStopSeconds, renderProxyScript } from "../../config/scripts";
import type { SecretNames } from "../../config/secrets";
import { renderUvicornLogConfig } from "../../config/uvicorn";
import type { PostgresEndpoint, ProxySecrets, RedisEndpoint } from "../contracts";
import {
  containerArgs,
  dockerHost,
  filesPath,
  hardenedContainer,
  type HardenedContainerArgs,
} from "./container";
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
  /** Secret; only LLM Observability gives it to the proxies. */
  datadogApiKey: pulumi.Output<string> | undefined;
  database: PostgresEndpoint;
  /** Redis for spend queues and rate limits. */
  coordination: RedisEndpoint;
  /** Redis for cached answers; undefined when the cache is off. */
  cache: RedisEndpoint | undefined;
  dataNetwork: pulumi.Output<string>;
  edgeNetwork: pulumi.Output<string>;
  /** What must be there first. */
  after: pulumi.Input<pulumi.Resource>[];
  /**
   * Makes what watches the proxies, given their host names on the data network: it is there before
   * them, and goes after them.
   */
  watch: (hosts: pulumi.Output<string>[]) => pulumi.Resource[];
}

/**
 * The LiteLLM proxies. A change makes new ones first, waits until they are healthy, and only then
 * stops the old ones, which serve until the load balancer has left them.
 *
 * Each has a host name that no other proxy ever had: whatever replaces it gives it another. So what
 * watches them never takes the counters of one for those of another.
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
    const withAliases = (aliases: pulumi.Input<string>[]): HardenedContainerArgs => ({
      image,
      user: litellmUser,
      entrypoints: ["/bin/sh", `${filesPath}/serve.sh`],
      envs: environment.map(([variable, value]) => `${variable}=${value}`),
      networks: [
        { network: args.dataNetwork, aliases },
        { network: args.edgeNetwork, aliases: [proxies.alias] },
      ],
      hosts: dockerHost,
      files: files.volumeName,
      labels: labels(args),
      writable: litellmWritable,
      memoryMegabytes: settings.resources.proxyMemoryMegabytes,
      healthcheck: ["python3", "-c", probe],
      waitSeconds: 300,
      stopSeconds: proxyStopSeconds(settings, wantsAgent(settings, args.names)),
    });
    const replicas = Array.from({ length: settings.replicas }, (_, index) => {
      const replica = `${name}-${index}`;
      const host = hostOf(index, containerArgs(replica, withAliases([])));
      return { name: replica, host };
    });
    const watchers = args.watch(replicas.map(({ host }) => host));
    this.containers = replicas.map((replica) =>
      hardenedContainer(replica.name, withAliases([replica.host]), {
        parent: this,
        deleteBeforeReplace: false,
        dependsOn: [...args.after, ...watchers],
      }),
    );
    this.registerOutputs({});
  }
}

/** A name that changes with all else that a container is made from. None of it is a secret. */
const hostOf = (index: number, args: pulumi.Input<object>): pulumi.Output<string> =>
  pulumi.output(args).apply((all) => {
    const hash = createHash("sha256").update(JSON.stringify(all)).digest("hex");
    return `proxy-${index}-${hash.slice(0, 8)}`;
  });

/** For an Agent that finds the proxies by itself. */
function labels({ settings, names }: ProxiesArgs): Record<string, string> {
  const { agent, environment, service } = settings.datadog;
  if (!wantsAgent(settings, names) || agent.mode !== "autodiscovery") return {};
  const logs = [{ source: "litellm", service }];
  return {
    "com.datadoghq.ad.checks": renderProxyCheck({ environment, service }),
    ...(agent.logs.enabled && { "com.datadoghq.ad.logs": JSON.stringify(logs) }),
  };
}

function content(args: ProxiesArgs): Record<string, pulumi.Input<string>> {
  const { settings, names, database, cache } = args;
  return {
    environment: secretTexts(args).apply((texts) =>
      renderEnvironmentFile(proxySecretEnvironment(settings, names, { database, cache }, texts)),
    ),
    "config.yaml": renderLiteLLMConfig(settings, names),
    ...renderProxyModules(settings, names),
    "uvicorn.json": renderUvicornLogConfig(settings),
    "serve.sh": renderProxyScript(settings, filesPath, wantsAgent(settings, names)),
  };
}

function secretTexts(args: ProxiesArgs): pulumi.Output<ProxySecretTexts> {
  const { secrets, database, coordination, cache, datadogApiKey } = args;
  return pulumi.output({
    masterKey: secrets.masterKey,
    saltKey: secrets.saltKey,
    drainToken: secrets.drainToken,
    databasePassword: database.password,
    redisPassword: coordination.password,
    cacheRedisPassword: cache?.password,
    datadogApiKey,
    given: pulumi.all(secrets.given),
  });
}
