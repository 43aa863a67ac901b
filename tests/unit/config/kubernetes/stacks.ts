import { parseSettings } from "../../../../config/inputs/stack";
import { withExternalSecrets } from "../../../../config/inputs/external-secrets";
import type { SettingsInput } from "../../../../config/inputs/schema";
import { noSecrets, type SecretKey, type SecretNames } from "../../../../config/inputs/secrets";
import { packagedFile } from "../../../../components/packaged-file";
import { manifests } from "../../../../config/kubernetes/manifests";
import { plan } from "../../../../config/kubernetes/plan";
import type { SecretValues } from "../../../../config/workloads/secret-values";
import type {
  DaemonSet,
  Deployment,
  Job,
  Manifest,
  PodTemplate,
  StatefulSet,
} from "../../../../config/kubernetes/types";

/** Texts of secrets that can be told apart. */
export const values: SecretValues = {
  masterKey: "text-of-master-key",
  saltKey: "text-of-salt-key",
  drainToken: "text-of-drain-token",
  databasePassword: "text-of-database-password",
  redisPassword: "text-of-redis-password",
  cacheRedisPassword: "text-of-cache-password",
  monitoringPassword: "text-of-monitoring-password",
  datadogApiKey: "text-of-api-key",
  given: { PROVIDER_openaiApiKey: "text-of-openai-key" },
  certificate: { chain: "text-of-chain", key: "text-of-key" },
};

/** Name of the stack, as Pulumi's mocks have it. */
export const stack = "test";

const mock = { name: "fast", provider: "mock" } as const;

/** Everything that a gateway can have. */
export const everything: SettingsInput = {
  target: "kubernetes",
  models: [mock],
  replicas: 3,
  cache: { type: "redis" },
  privacy: { pii: { entities: [{ entity: "CREDIT_CARD" }] } },
  edge: { hostname: "llm.example.com", tls: true },
  kubernetes: {
    imagePullSecrets: ["registry"],
    priorityClassName: "critical",
    storage: { className: "gp3" },
    autoscaling: { maxReplicas: 5 },
    edge: { type: "gateway", className: "envoy" },
    serviceMonitor: { labels: { release: "prometheus" } },
    externalSecrets: {
      store: { name: "vault", kind: "ClusterSecretStore" },
      keys: { anthropicApiKey: { key: "llm/anthropic", property: "key" } },
      credentials: { azureEast: { key: "llm/azure-east" } },
    },
  },
};

/** Secrets that {@link everything} needs. */
export const secretsOfEverything: SecretNames = {
  keys: ["tlsCertificate", "tlsKey"],
  credentials: [],
};

/** With an Agent of each kind; without a key of Datadog's where the cluster has Agents. */
const watched = (datadogAgent: NonNullable<SettingsInput["kubernetes"]>["datadogAgent"]) => ({
  input: { ...everything, kubernetes: { ...everything.kubernetes, datadogAgent } },
  keys: [
    ...secretsOfEverything.keys,
    ...(datadogAgent?.type === "existing" ? [] : (["datadogApiKey"] as const)),
  ],
});

const routed = { hostname: "llm.example.com", tls: true };

/** Stacks that together have every object that there can be, and the secrets that they need. */
export const stacks: Record<string, { input: SettingsInput; keys: SecretKey[] }> = {
  "with everything, and a Gateway of its own": {
    input: everything,
    keys: [...secretsOfEverything.keys],
  },
  "by a Gateway that is there": of(
    { edge: { type: "gateway", gateway: { name: "public", namespace: "gateways" } } },
    { edge: routed },
  ),
  "by an Ingress with a certificate of cert-manager": of(
    { edge: { type: "ingress", className: "cilium", certManagerIssuer: "letsencrypt" } },
    { edge: routed },
  ),
  "by an Ingress with its own certificate": {
    input: { edge: routed, kubernetes: { edge: { type: "ingress" } } },
    keys: ["tlsCertificate", "tlsKey"],
  },
  "by a load balancer for some networks": of({
    edge: { type: "loadbalancer" },
    networkPolicies: { ingressCidrs: ["203.0.113.0/24"], egressCidrs: ["10.20.0.0/16"] },
  }),
  "in a namespace that is there": of({ namespace: "llm", createNamespace: false }),
  "with CloudNativePG": of({
    storage: { className: "gp3" },
    imagePullSecrets: ["registry"],
    cloudNativePg: {},
  }),
  "with CloudNativePG, backups to a store of one's own, and a pooler": of({
    priorityClassName: everything.kubernetes?.priorityClassName,
    cloudNativePg: {
      backups: {
        destinationPath: "s3://backups/llm",
        endpointUrl: "https://minio.example.com:9000",
        credentialsSecret: "backup-credentials",
      },
      pooler: {},
    },
  }),
  "with CloudNativePG, and backups to AWS by a role": of({
    cloudNativePg: {
      backups: {
        destinationPath: "s3://backups",
        serviceAccountAnnotations: {
          "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/llm",
        },
      },
    },
  }),
  "with an Agent on each node": watched({}),
  "with Agents of Datadog's operator": watched({ type: "operator" }),
  "with Agents of the cluster": watched({ type: "existing", secretBackend: "k8s.secrets" }),
};

/** A stack with some settings of Kubernetes, and without secrets. */
function of(kubernetes: SettingsInput["kubernetes"], more: SettingsInput = {}) {
  return { input: { ...more, kubernetes }, keys: [] };
}

/** The plan and the objects of a stack on Kubernetes, and ways to find them. */
export function stackOf(input: SettingsInput, keys: SecretKey[] = [], texts = values) {
  const own = keys.length > 0 ? { keys, credentials: [] } : noSecrets;
  const settings = parseSettings({ models: [mock], ...input, target: "kubernetes" }, own);
  const names = withExternalSecrets(settings, own);
  const { steps } = plan({ settings, names, stack, packagedFile });
  const objects = manifests(steps, texts);
  return { settings, steps, objects, ...lookups(objects) };
}

/** The objects of {@link everything}. */
export const stackOfEverything = () => stackOf(everything, [...secretsOfEverything.keys]);

function lookups(objects: Manifest[]) {
  const ofKind = <T extends Manifest>(kind: T["kind"]): T[] =>
    objects.filter((object): object is T => object.kind === kind);
  const find = <T extends Manifest>(kind: T["kind"], name: string): T => {
    const found = ofKind<T>(kind).find(({ metadata }) => metadata.name === name);
    if (!found) throw new Error(`there is no ${kind} ${name}`);
    return found;
  };
  return { ofKind, find, pods: podsOf(objects) };
}

/** The pods of workloads, by the workload's name. */
export function podsOf(objects: Manifest[]): Map<string, PodTemplate> {
  const kinds = ["Deployment", "StatefulSet", "DaemonSet", "Job"];
  const workloads = objects.filter((object): object is Deployment | StatefulSet | DaemonSet | Job =>
    kinds.includes(object.kind),
  );
  return new Map(workloads.map(({ metadata, spec }) => [metadata.name, spec.template]));
}
