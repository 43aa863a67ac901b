import * as pulumi from "@pulumi/pulumi";
import { agentSecrets, renderAgentChecks, type WatchedRedis } from "../../config/datadog/agent";
import {
  agentCommand,
  agentFiles,
  agentFolder,
  agentHealth,
  renderAgentConfig,
  renderAgentScript,
  renderAgentSecrets,
} from "../../config/datadog/agent-config";
import { dockerAgentHost } from "../../config/datadog/agent-host";
import { edgeHost, edgeMetricsPort } from "../../config/haproxy";
import { monitoringUser } from "../../config/datadog/monitoring-user";
import { postgres } from "../../config/postgres";
import { cacheHost, coordinationHost, makesCache, redisPort } from "../../config/redis";
import type { Settings } from "../../config/schema";
import { dockerHost, filesPath, hardenedContainer } from "./container";
import { Files } from "./files";

/** Arguments of {@link DatadogAgent}. */
export interface DatadogAgentArgs {
  settings: Settings;
  image: pulumi.Output<string>;
  /** Secret. */
  apiKey: pulumi.Output<string>;
  /** Of its users in Postgres and Redis. Secret. */
  monitoringPassword: pulumi.Output<string>;
  /** Host names of the proxies on the data network. */
  proxies: pulumi.Output<string>[];
  /** What the names of the gateway's containers begin with. */
  containers: string;
  dataNetwork: pulumi.Output<string>;
  edgeNetwork: pulumi.Output<string>;
  /** What must be there first; never a proxy. */
  after: pulumi.Resource[];
}

/** Uid of `dd-agent` in the official image, and its group (`Dockerfiles/agent/Dockerfile`). */
const user = "100:0";

/** For an Agent that finds containers by itself; it belongs to root. */
const dockerSocket = "/var/run/docker.sock";

/**
 * The Datadog Agent: reads the counters of the proxies, looks at Postgres, Redis and the load
 * balancer of the gateway's own, and sends what it sees.
 *
 * With other proxies there is another Agent, which knows their names. It is there before them, and
 * the old one goes after the old ones: so all is counted to its end, and nothing twice.
 */
export class DatadogAgent extends pulumi.ComponentResource {
  /** Ready once it sends. */
  readonly ready: pulumi.Output<string>;

  constructor(name: string, args: DatadogAgentArgs, opts?: pulumi.ComponentResourceOptions) {
    super("litellm-gateway:docker:DatadogAgent", name, {}, opts);
    const { settings, image } = args;
    const { memoryMegabytes, mode } = settings.datadog.agent;
    const files = new Files(
      `${name}-files`,
      { image, content: content(args), salt: args.monitoringPassword },
      { parent: this },
    );
    const container = hardenedContainer(
      name,
      {
        image,
        ...(mode === "autodiscovery" ? { user: "0:0", machineFiles: [dockerSocket] } : { user }),
        entrypoints: agentCommand(settings, filesPath),
        networks: [
          { network: args.dataNetwork, aliases: [dockerAgentHost] },
          { network: args.edgeNetwork },
        ],
        hosts: dockerHost,
        files: files.volumeName,
        writable: { [agentFolder]: "64m" },
        memoryMegabytes,
        healthcheck: agentHealth(filesPath),
        healthIntervalSeconds: 10,
        waitSeconds: 120,
        stopSeconds: 30,
      },
      { parent: this, deleteBeforeReplace: false, dependsOn: args.after },
    );
    this.ready = container.id;
    this.registerOutputs({});
  }
}

/**
 * The Agent's files. Secrets are in one of them; where a program of the Agent's finds them by name
 * (`config/datadog/agent-config.ts`).
 */
function content(args: DatadogAgentArgs): pulumi.Output<Record<string, string>> {
  const { settings, apiKey, monitoringPassword, proxies, containers } = args;
  return pulumi.output({ apiKey, monitoringPassword, proxies }).apply((known) => {
    const checks = Object.entries(agentChecks(settings, known.proxies));
    const files: Record<string, string> = {
      [agentFiles.config]: renderAgentConfig(settings, filesPath, containers),
      [agentFiles.secrets]: renderAgentSecrets(known.apiKey, known.monitoringPassword),
      [agentFiles.script]: renderAgentScript(filesPath),
      ...Object.fromEntries(checks.map(([file, text]) => [`${agentFiles.checks}/${file}`, text])),
    };
    return files;
  });
}

/** Servers that the gateway did not make are watched by whose they are. */
function agentChecks(settings: Settings, proxies: string[]): Record<string, string> {
  const { datadog, database, redis } = settings;
  const own = (host: string, secret: WatchedRedis["secret"]): WatchedRedis => ({
    host,
    port: redisPort,
    username: monitoringUser,
    tls: false,
    secret,
  });
  return renderAgentChecks({
    environment: datadog.environment,
    service: datadog.service,
    // Others carry a label by which the Agent finds them.
    proxies: datadog.agent.mode === "static" ? proxies : [],
    postgres: database.server ? undefined : { ...postgres, username: monitoringUser },
    redis: [
      ...(redis.server ? [] : [own(coordinationHost, agentSecrets.coordinationRedis)]),
      ...(makesCache(settings) ? [own(cacheHost, agentSecrets.cacheRedis)] : []),
    ],
    edge: { host: edgeHost, port: edgeMetricsPort },
  });
}
