import { secretFiles } from "../workloads/workload";
import { onlyContainers } from "../datadog/agent-config";
import type { Settings } from "../inputs/schema";
import { secret } from "./files";
import { agentPlace, metadata, type GatewayContext } from "./objects";
import type { SecretStep } from "./step";
import type { Manifest, Strings } from "./types";

/** Name of the DatadogAgent. Its operator calls the Agents' ServiceAccount `datadog-agent`. */
const name = "datadog";

/** Secret with the API key, among the Agents. */
const apiKeySecret = { name: "datadog-api-key", key: "api-key" } as const;

interface Switch {
  enabled: boolean;
}

/** A DatadogAgent of Datadog's operator (datadoghq.com/v2alpha1, 1.30), as far as it is used. */
export interface DatadogAgent extends Manifest {
  apiVersion: "datadoghq.com/v2alpha1";
  kind: "DatadogAgent";
  spec: {
    global: {
      credentials: { apiSecret: { secretName: string; keyName: string } };
      site: string;
      endpoint?: { url: string };
      clusterName?: string;
      kubelet: { tlsVerify: boolean };
      localService: { nameOverride: string };
      secretBackend: { command: string };
    };
    features: {
      dogstatsd: { nonLocalTraffic: boolean; unixDomainSocketConfig: Switch };
      apm: Switch & { unixDomainSocketConfig: Switch };
      eventCollection: { collectKubernetesEvents: boolean };
    } & Record<(typeof off)[number], Switch>;
    override: {
      nodeAgent: {
        image: { name: string; pullSecrets?: { name: string }[] };
        priorityClassName?: string;
        env: { name: string; value: string }[];
        containers: { agent: { resources: { requests: Strings; limits: Strings } } };
      };
    };
  };
}

/** What the operator turns on by itself, or may, and the gateway doesn't need. */
const off = [
  "logCollection",
  "liveProcessCollection",
  "liveContainerCollection",
  "processDiscovery",
  "orchestratorExplorer",
  "kubeStateMetricsCore",
  "remoteConfiguration",
  "admissionController",
  "clusterChecks",
  "controlPlaneMonitoring",
] as const;

/** The Secret with the API key for the operator. */
export const operatorApiKey = (context: GatewayContext): SecretStep => ({
  manifest: secret(agentPlace(context), "datadog-agent", apiKeySecret.name),
  stringData: secretFiles(["datadogApiKey"], ({ datadogApiKey = "" }) => ({
    [apiKeySecret.key]: datadogApiKey,
  })),
});

/**
 * The Agents as the operator makes them, with the settings of the gateway's own: they watch its pods
 * and nothing else. What a pod may is the operator's: it mounts folders of the node, so the namespace
 * is not ours. Passwords come by a script of the Agent's that asks the cluster's API.
 */
export function datadogAgent(context: GatewayContext) {
  const { settings } = context;
  const { clusterName, cpuMillicores, kubeletTlsVerify, service } =
    settings.kubernetes.datadogAgent;
  const { imagePullSecrets, priorityClassName } = settings.kubernetes;
  const { agent, environment, site } = settings.datadog;
  const memory = `${agent.memoryMegabytes}Mi`;
  return {
    apiVersion: "datadoghq.com/v2alpha1",
    kind: "DatadogAgent",
    metadata: metadata(agentPlace(context), "datadog-agent", name, {
      // Else the Agents get `nodes/proxy`, by which a token could run commands in any pod.
      "agent.datadoghq.com/fine-grained-kubelet-authorization-enabled": "true",
    }),
    spec: {
      global: {
        credentials: { apiSecret: { secretName: apiKeySecret.name, keyName: apiKeySecret.key } },
        site,
        ...(agent.intakeUrl !== undefined && { endpoint: { url: agent.intakeUrl } }),
        ...(clusterName !== undefined && { clusterName }),
        kubelet: { tlsVerify: kubeletTlsVerify },
        localService: { nameOverride: service },
        secretBackend: { command: "/readsecret_multiple_providers.sh" },
      },
      features: {
        ...(Object.fromEntries(off.map((feature) => [feature, { enabled: false }])) as Record<
          (typeof off)[number],
          Switch
        >),
        dogstatsd: { nonLocalTraffic: true, unixDomainSocketConfig: { enabled: false } },
        apm: { enabled: agent.apm.enabled, unixDomainSocketConfig: { enabled: false } },
        eventCollection: { collectKubernetesEvents: false },
      },
      override: {
        nodeAgent: {
          image: {
            name: settings.images.datadogAgent,
            ...(imagePullSecrets.length > 0 && {
              pullSecrets: imagePullSecrets.map((pull) => ({ name: pull })),
            }),
          },
          ...(priorityClassName !== undefined && { priorityClassName }),
          env: Object.entries(environmentOf(settings, environment)).map(([variable, value]) => ({
            name: variable,
            value,
          })),
          containers: {
            agent: {
              resources: {
                requests: { cpu: `${cpuMillicores}m`, memory },
                limits: { cpu: `${2 * cpuMillicores}m`, memory },
              },
            },
          },
        },
      },
    },
  } satisfies DatadogAgent;
}

function environmentOf(settings: Settings, environment: string): Strings {
  const only = onlyContainers(`kube_namespace:^${settings.kubernetes.namespace}$`);
  return {
    DD_ENV: environment,
    DD_CONTAINER_EXCLUDE: only.container_exclude.join(" "),
    DD_CONTAINER_INCLUDE: only.container_include.join(" "),
    DD_IGNORE_AUTOCONF: only.ignore_autoconf.join(" "),
  };
}
