import { z } from "zod";
import { about, flag } from "./fields";
import { cloudNativePgSchema } from "./kubernetes-cloudnative-pg";
import { kubernetesAgentSchema } from "./kubernetes-datadog-agent";
import { externalSecretsSchema } from "./kubernetes-external-secrets";
import { label, objectName } from "./kubernetes-names";
import { serviceMonitorSchema } from "./kubernetes-service-monitor";

const cidr = z.string().regex(/^(\d{1,3}\.){3}\d{1,3}\/(\d|[12]\d|3[0-2])$/, {
  error: "must be an IPv4 network such as 10.20.0.0/16",
});

const annotations = (what: string, example: Record<string, string>) =>
  about(z.record(z.string(), z.string()).default({}), {
    description: `Annotations of ${what}.`,
    example,
  });

const gateway = z
  .strictObject({
    name: about(objectName, { description: "Name of the Gateway.", example: "public" }),
    namespace: about(label, { description: "Namespace of the Gateway.", example: "gateways" }),
    sectionName: about(label.optional(), {
      description: "The listener to use. Default: all that allow it.",
      example: "https",
    }),
  })
  .meta({ id: "GatewayReferenceArgs", description: "A Gateway that is there already." })
  .optional();

/** How a cluster leads clients to the proxies. */
const edgeTypes = ["clusterip", "loadbalancer", "ingress", "gateway"] as const;

const edge = z
  .strictObject({
    type: about(z.enum(edgeTypes).meta({ id: "KubernetesEdgeType" }).default("clusterip"), {
      description:
        "Way of clients to the proxies: nothing from outside the cluster, a Service of type LoadBalancer, an Ingress, or a route of the Gateway API.",
      example: "gateway",
    }),
    className: about(objectName.optional(), {
      description: "IngressClass, or the GatewayClass of a Gateway that is made.",
      example: "cilium",
    }),
    gateway,
    tlsSecret: about(objectName.optional(), {
      description:
        "Secret of type `kubernetes.io/tls` in the gateway's namespace, instead of `tlsCertificate` and `tlsKey`.",
      example: "llm-example-com",
    }),
    certManagerIssuer: about(objectName.optional(), {
      description: "ClusterIssuer of cert-manager, which then makes the certificate.",
      example: "letsencrypt",
    }),
    annotations: annotations("the Ingress, the Gateway that is made, or the LoadBalancer Service", {
      "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal",
    }),
  })
  .meta({ id: "KubernetesEdgeArgs", description: "Where clients reach a gateway on Kubernetes." })
  .prefault({});

const autoscaling = z
  .strictObject({
    maxReplicas: about(z.int().min(2).max(500), {
      description: "Most proxies. The least are `replicas`.",
      example: 12,
    }),
    cpuPercent: about(z.int().min(10).max(95).default(60), {
      description: "CPU in use, of what a proxy requests, from which on there are more.",
      example: 70,
    }),
  })
  .meta({
    id: "AutoscalingArgs",
    description: "More proxies when they are busy (HorizontalPodAutoscaler). Default: none.",
  })
  .optional();

const cpu = (what: string, byDefault: number) =>
  about(z.int().min(10).max(64_000).default(byDefault), {
    description: `CPU that ${what} requests, in thousandths; the limit is twice that.`,
    example: 2 * byDefault,
  });

const gigabytes = (what: string, byDefault: number) =>
  about(z.int().min(1).max(65_536).default(byDefault), {
    description: `Size of ${what}, in GiB. It can grow where the storage class allows it, never shrink.`,
    example: 2 * byDefault,
  });

const storage = z
  .strictObject({
    className: about(objectName.optional(), {
      description: "StorageClass of the volumes. Default: the cluster's.",
      example: "gp3",
    }),
    postgresGigabytes: gigabytes("Postgres' volume", 20),
    redisGigabytes: gigabytes("the volume of spend queues and rate limits", 2),
  })
  .meta({ id: "StorageArgs", description: "Volumes of the data stores that are made." })
  .prefault({});

const networkPolicies = z
  .strictObject({
    enabled: flag("Deny all connections but the gateway's own.", true),
    ingressNamespaces: about(z.array(label).default([]), {
      description:
        "Namespaces whose pods may reach the proxies: of a gateway, an ingress controller, or clients. Default: all.",
      example: ["envoy-gateway-system"],
    }),
    ingressCidrs: about(z.array(cidr).default([]), {
      description:
        "Networks outside the cluster that may reach the proxies. Default: all for type `loadbalancer`, else none.",
      example: ["203.0.113.0/24"],
    }),
    egressCidrs: about(z.array(cidr).default([]), {
      description:
        "Private networks that the proxies may reach, on any port: of servers and models outside the cluster. The Internet they may.",
      example: ["10.20.0.0/16"],
    }),
  })
  .meta({ id: "NetworkPoliciesArgs", description: "Who may reach what (NetworkPolicy)." })
  .prefault({});

/** Settings that only Kubernetes has. */
export const kubernetesSchema = z
  .strictObject({
    namespace: about(label.default("litellm-gateway"), {
      description: "Namespace of everything. It is the gateway's alone.",
      example: "llm",
    }),
    createNamespace: flag(
      "Make the namespace, and that of the Agents; false where they are there already.",
      true,
    ),
    imagePullSecrets: about(z.array(objectName).default([]), {
      description: "Secrets of that namespace, and of the Agents', by which images are pulled.",
      example: ["registry"],
    }),
    priorityClassName: about(objectName.optional(), {
      description: "PriorityClass of the pods. Default: the cluster's.",
      example: "business-critical",
    }),
    serviceAccountAnnotations: annotations(
      "the proxies' ServiceAccount, by which clouds give them an identity",
      { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/llm" },
    ),
    autoscaling,
    cpu: z
      .strictObject({
        proxyMillicores: cpu("one proxy", 1000),
        postgresMillicores: cpu("Postgres", 500),
        redisMillicores: cpu("each Redis", 100),
      })
      .meta({ id: "CpuArgs", description: "CPU of the pods; their memory is in `resources`." })
      .prefault({}),
    storage,
    cloudNativePg: cloudNativePgSchema,
    externalSecrets: externalSecretsSchema,
    edge,
    networkPolicies,
    datadogAgent: kubernetesAgentSchema,
    serviceMonitor: serviceMonitorSchema,
  })
  .meta({ id: "KubernetesArgs", description: "Settings that only the target `kubernetes` has." })
  .prefault({});
