import { renderProxyCheck } from "../datadog/agent";
import { wantsAgent } from "../datadog/agent-host";
import { metricsPort, wantsMetrics } from "../datadog/litellm";
import { destinations } from "./destinations";
import { renderEnvironmentFile } from "../litellm/environment";
import { proxies } from "../edge/haproxy";
import { renderLiteLLMConfig } from "../litellm";
import { proxyEnvironment } from "../litellm/proxy-environment";
import { readyPath } from "../litellm/gate";
import { renderProxyModules } from "../litellm/proxy-modules";
import { proxySecretEnvironment, type ProxySecretTexts } from "../litellm/proxy-secrets";
import type { Settings } from "../inputs/schema";
import { proxyStopSeconds, renderProxyScript } from "../litellm/entrypoints";
import type { SecretNames } from "../inputs/secrets";
import { cacheAddress, proxyDatabaseAddress } from "../stores";
import { renderUvicornLogConfig } from "../litellm/uvicorn";
import { filesPath } from "./files-path";
import { httpCheck } from "./health";
import { secretFiles, type Port, type WorkloadDefinition, type WorkloadFiles } from "./workload";

/** `nobody` in the non-root image. */
export const litellmUser = { uid: 65534, gid: 65534 };

/** Folders that LiteLLM writes to, with their sizes. */
export const litellmWritable = { "/tmp": 512 };

const http: Port = { name: "http", number: proxies.port, isServed: true };

/** Not served: what leads clients to the proxies must not lead to their metrics, which want no key. */
const metrics: Port = { name: "metrics", number: metricsPort, isServed: false };

/**
 * The LiteLLM proxies. New ones are ready before old ones go, which finish what they have.
 *
 * On Docker each has a DNS name that no other proxy ever had, so that what watches them never takes
 * the counters of one for those of another.
 */
export const proxy: WorkloadDefinition = {
  name: proxies.host,
  isMade: () => true,
  container: (settings, names) => {
    const { kubernetes, replicas, resources } = settings;
    const ready = httpCheck("python3", http, readyPath);
    return {
      image: "litellm",
      user: litellmUser,
      entrypoint: ["/bin/sh", `${filesPath}/serve.sh`],
      env: proxyEnvironment(settings, names),
      files: proxyFiles(settings, names),
      ports: wantsMetrics(settings) ? [http, metrics] : [http],
      writable: litellmWritable,
      memoryMegabytes: resources.proxyMemoryMegabytes,
      cpuMillicores: kubernetes.cpu.proxyMillicores,
      // Never /health, which calls every model. Whether it is alive has nothing to do with the
      // database: a restart would not mend that.
      health: {
        ready,
        alive: httpCheck("python3", http, "/health/liveliness"),
        intervalSeconds: 5,
        startSeconds: 300,
      },
      replicas,
      stopSeconds: proxyStopSeconds(settings, wantsAgent(settings, names)),
      talksTo: {
        postgres: ["postgres"],
        redis: ["redis"],
        "redis-cache": ["redis"],
        "presidio-analyzer": ["http"],
        "presidio-anonymizer": ["http"],
        "mock-upstream": ["http"],
        "datadog-agent": ["dogstatsd", "traces"],
      },
      after: ["migration"],
      outside: { internet: true, hosts: destinations(settings) },
      watch: { check: "litellm", port: metrics.name },
      docker: { overlaps: true, labels: discoveryLabels(settings, names) },
      kubernetes: {
        accountAnnotations: kubernetes.serviceAccountAnnotations,
        // Whatever leads to it sees meanwhile that it goes. Then its own script begins.
        preStopSeconds: 5,
        spread: true,
      },
    };
  },
};

const proxySecretKeys = [
  "masterKey",
  "saltKey",
  "drainToken",
  "databasePassword",
  "redisPassword",
  "cacheRedisPassword",
  "datadogApiKey",
  "given",
] as const satisfies (keyof ProxySecretTexts)[];

function proxyFiles(settings: Settings, names: SecretNames): WorkloadFiles {
  const stores = { database: proxyDatabaseAddress(settings), cache: cacheAddress(settings) };
  return {
    config: {
      "config.yaml": renderLiteLLMConfig(settings, names),
      ...renderProxyModules(settings, names),
      "uvicorn.json": renderUvicornLogConfig(settings),
      "serve.sh": renderProxyScript(settings, filesPath, wantsAgent(settings, names)),
    },
    secrets: secretFiles(proxySecretKeys, (values) => ({
      environment: renderEnvironmentFile(proxySecretEnvironment(settings, names, stores, values)),
    })),
  };
}

/** For an Agent on Docker that finds the proxies by itself. */
function discoveryLabels(settings: Settings, names: SecretNames): Record<string, string> {
  const { agent, environment, service } = settings.datadog;
  if (!wantsAgent(settings, names) || agent.mode !== "autodiscovery") return {};
  const logs = [{ source: "litellm", service }];
  return {
    "com.datadoghq.ad.checks": renderProxyCheck({ environment, service }),
    ...(agent.logs.enabled && { "com.datadoghq.ad.logs": JSON.stringify(logs) }),
  };
}
