import { z } from "zod";
import { about, flag } from "./fields";

/** How a gateway on Kubernetes gets an Agent. */
const kubernetesAgentTypes = ["none", "existing", "daemonset", "operator"] as const;

/** How an Agent that is there already reads Secrets. */
const agentSecretBackends = ["k8s.secrets", "script"] as const;

const name = (pattern: RegExp, error: string) => z.string().regex(pattern, { error });

const label = name(
  /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
  "must be a DNS label: up to 63 lower-case letters, digits and hyphens",
);

const objectName = name(
  /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/,
  "must be a name of Kubernetes: lower-case letters, digits, hyphens and dots",
);

/** The Datadog Agent of a gateway on Kubernetes. */
export const kubernetesAgentSchema = z
  .strictObject({
    type: about(
      z.enum(kubernetesAgentTypes).meta({ id: "KubernetesDatadogAgentType" }).default("daemonset"),
      {
        description:
          "Where the Agent comes from. `daemonset`: one on each node, in a namespace of its own, once there is the secret `datadogApiKey`, as on Docker. `operator`: a DatadogAgent for Datadog's operator, which must be there. `existing`: the cluster has Agents; the pods get annotations for them, also without `datadogApiKey`. `none`: nothing watches.",
        example: "existing",
      },
    ),
    namespace: about(label.optional(), {
      description:
        "Namespace of the Agents. Default: that of the gateway and `-datadog` for `daemonset`, which makes it; else `datadog`.",
      example: "monitoring",
    }),
    service: about(label.default("datadog-agent"), {
      description:
        "Service in that namespace that leads to the Agent of a pod's own node (`internalTrafficPolicy: Local`), for events and traces. All types but `existing` make it.",
      example: "datadog",
    }),
    serviceAccount: about(objectName.default("datadog-agent"), {
      description:
        "For `existing`: the Agents' ServiceAccount, which gets to read one Secret, the password of the monitoring role.",
      example: "datadog",
    }),
    secretBackend: about(
      z.enum(agentSecretBackends).meta({ id: "DatadogSecretBackend" }).optional(),
      {
        description:
          "For `existing`: how these Agents read Secrets: `secret_backend_type: k8s.secrets`, or the script `/readsecret_multiple_providers.sh`. Default: they can't, so they watch the proxies only, and neither Postgres nor Redis.",
        example: "k8s.secrets",
      },
    ),
    clusterName: about(label.optional(), {
      description:
        "Name of the cluster, for `daemonset` and `operator`: a tag, and what tells nodes of the same name apart.",
      example: "production-eu",
    }),
    kubeletTlsVerify: flag(
      "Check the kubelets' certificates, for `daemonset` and `operator`. On many clusters of one's own (kubeadm) they are self-signed, and it must be false.",
      true,
    ),
    cpuMillicores: about(z.int().min(10).max(64_000).default(200), {
      description:
        "CPU that each Agent requests, in thousandths; the limit is twice that. Its memory is `datadog.agent.memoryMegabytes`.",
      example: 400,
    }),
  })
  .meta({
    id: "KubernetesDatadogAgentArgs",
    description: "The Datadog Agent of a gateway on Kubernetes.",
  })
  .prefault({});
