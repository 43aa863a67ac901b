import { wantsAgent } from "../datadog/agent-host";
import { metricsPort, wantsMetrics } from "../datadog/litellm";
import { renderEnvironmentFile } from "../environment";
import { proxies } from "../haproxy";
import { renderLiteLLMConfig } from "../litellm";
import { proxyEnvironment } from "../proxy-environment";
import { renderProxyModules } from "../proxy-modules";
import { proxySecretEnvironment } from "../proxy-secrets";
import type { Settings } from "../schema";
import { proxyStopSeconds, renderProxyScript } from "../scripts";
import type { SecretNames } from "../secrets";
import { renderUvicornLogConfig } from "../uvicorn";
import { checkAnnotations } from "./datadog-checks";
import { externalSecret } from "./external-secret";
import { filesPath, type FileNames, type WorkloadFiles } from "./files";
import { metadata, podSelector } from "./objects";
import { hardenedPod, httpProbe } from "./pod";
import { cacheAddress, proxyDatabaseAddress } from "../stores";
import type { Deployment, HorizontalPodAutoscaler, PodDisruptionBudget } from "./types";

/** Uid and gid of `nobody` in the non-root image. */
export const litellmUser = 65534;

/** What LiteLLM writes to; the rest of its filesystem is read-only. */
export const litellmWritable = { "/tmp": 512 };

/** Name of the port that clients and probes use. */
export const httpPort = { name: "http", number: proxies.port };

/**
 * Seconds that a proxy is left alone before it is told to stop, so that whatever leads to it has
 * seen that it goes. Then its own script begins (`config/scripts.ts`).
 */
const preStopSeconds = 5;

/** What the proxies read. */
export function proxyFiles(settings: Settings, names: SecretNames): WorkloadFiles {
  const stores = { database: proxyDatabaseAddress(settings), cache: cacheAddress(settings) };
  return {
    config: {
      "config.yaml": renderLiteLLMConfig(settings, names),
      ...renderProxyModules(settings, names),
      "uvicorn.json": renderUvicornLogConfig(settings),
      "serve.sh": renderProxyScript(settings, filesPath, wantsAgent(settings, names)),
    },
    secrets: (values) => ({
      environment: renderEnvironmentFile(proxySecretEnvironment(settings, names, stores, values)),
    }),
  };
}

/** The LiteLLM proxies: new ones are ready before old ones go, which finish what they have. */
export function proxyDeployment(
  settings: Settings,
  names: SecretNames,
  files: FileNames,
): Deployment {
  const { images, kubernetes, replicas, resources } = settings;
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: metadata(settings, "litellm"),
    spec: {
      // Otherwise each update would undo what the autoscaler did.
      ...(!kubernetes.autoscaling && { replicas }),
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 900,
      // One after another, sixteen would take a quarter of an hour.
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
      selector: podSelector("litellm"),
      template: hardenedPod(settings, "litellm", {
        image: images.litellm,
        user: litellmUser,
        annotations: checkAnnotations(settings, names, "litellm"),
        command: ["/bin/sh", `${filesPath}/serve.sh`],
        env: proxyEnvironment(settings, names),
        ports: {
          [httpPort.name]: httpPort.number,
          ...(wantsMetrics(settings) && { metrics: metricsPort }),
        },
        files: { ...files, external: externalSecret(settings)?.metadata.name },
        writable: litellmWritable,
        memoryMegabytes: resources.proxyMemoryMegabytes,
        cpuMillicores: kubernetes.cpu.proxyMillicores,
        // Never /health, which calls every model. Liveness knows nothing of the database: a restart
        // would not mend it.
        probes: {
          startup: httpProbe("/health/readiness", 5, 60),
          readiness: httpProbe("/health/readiness", 5, 3),
          liveness: httpProbe("/health/liveliness", 15, 5),
        },
        preStopSeconds,
        stopSeconds: preStopSeconds + proxyStopSeconds(settings, wantsAgent(settings, names)),
        spread: true,
      }),
    },
  };
}

/** Lets a drained node take one proxy at a time; undefined where there is only one. */
export function proxyDisruptionBudget(settings: Settings): PodDisruptionBudget | undefined {
  if (settings.replicas < 2) return undefined;
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: metadata(settings, "litellm"),
    spec: {
      maxUnavailable: 1,
      // Otherwise a proxy that never got ready would keep its node from being drained.
      unhealthyPodEvictionPolicy: "AlwaysAllow",
      selector: podSelector("litellm"),
    },
  };
}

/**
 * More proxies when their CPUs are busy; undefined where none was asked for. Not by memory: what
 * Prisma's engine once took it keeps. Each that goes has streams to finish, so they go slowly.
 */
export function proxyAutoscaler(settings: Settings): HorizontalPodAutoscaler | undefined {
  const { autoscaling } = settings.kubernetes;
  if (!autoscaling) return undefined;
  const target = { type: "Utilization", averageUtilization: autoscaling.cpuPercent } as const;
  return {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: metadata(settings, "litellm"),
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "litellm" },
      minReplicas: settings.replicas,
      maxReplicas: autoscaling.maxReplicas,
      metrics: [{ type: "Resource", resource: { name: "cpu", target } }],
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 300,
          policies: [{ type: "Pods", value: 1, periodSeconds: 180 }],
        },
      },
    },
  };
}
