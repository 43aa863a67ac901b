import { parseSettings } from "../../../../config/stack";
import { withExternalSecrets } from "../../../../config/external-secrets";
import type { SettingsInput } from "../../../../config/schema";
import { noSecrets, type SecretKey, type SecretNames } from "../../../../config/secrets";
import { manifests } from "../../../../config/kubernetes/manifests";
import type { DaemonSet } from "../../../../config/kubernetes/agent-types";
import type { SecretValues } from "../../../../config/secret-values";
import type {
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
  given: { OPENAI_API_KEY: "text-of-openai-key" },
  certificate: { chain: "text-of-chain", key: "text-of-key" },
};

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

/** The objects of a stack on Kubernetes, and ways to find them. */
export function stackOf(input: SettingsInput, keys: SecretKey[] = []) {
  const own = keys.length > 0 ? { keys, credentials: [] } : noSecrets;
  const settings = parseSettings({ models: [mock], ...input, target: "kubernetes" }, own);
  const names = withExternalSecrets(settings, own);
  const objects = manifests({ settings, names, values, mockUpstreamServer: "// a server" });
  return { settings, objects, ...lookups(objects) };
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
