import { KubernetesGateway } from "../../../components/kubernetes/gateway";
import type { SecretValues } from "../../../config/workloads/secret-values";
import type { SettingsInput } from "../../../config/inputs/schema";
import type { SecretNames } from "../../../config/inputs/secrets";
import { parseSettings } from "../../../config/inputs/stack";
import { secretsOfEverything } from "../config/kubernetes/stacks";
import { lookups, recordResources, valueOf, type AskedResource } from "./recorded-gateway";
import { targetArgs } from "./target-args";

const generated = "generated-secrets";

/** The texts of the secrets of a recorded gateway. */
export const recordedValues: SecretValues = {
  masterKey: `sk-${generated}-master-key`,
  saltKey: `${generated}-salt-key`,
  drainToken: `${generated}-drain-token`,
  databasePassword: `${generated}-postgres-password`,
  redisPassword: `${generated}-redis-password`,
  cacheRedisPassword: `${generated}-redis-password`,
  monitoringPassword: `${generated}-monitoring-password`,
  datadogApiKey: "api-key-of-test",
  given: { PROVIDER_openaiApiKey: "sk-key-of-test" },
  certificate: { chain: "chain-of-test", key: "key-of-test" },
};

/** Makes a gateway on Kubernetes against Pulumi's mocks, with a provider's key and a certificate. */
export async function recordOnKubernetes(
  input: SettingsInput,
  names: SecretNames = secretsOfEverything,
) {
  const settings = parseSettings(input, names);
  const { made: url, resources } = await recordResources((transformation) => {
    const opts = { transformations: [transformation] };
    const gateway = new KubernetesGateway("gateway", targetArgs(settings, names, opts), opts);
    return valueOf(gateway.url);
  });
  return { url, resources, ...lookups(resources) };
}

/** The objects of Kubernetes among resources. */
export const objectsOf = (resources: AskedResource[]) =>
  resources.filter(({ inputs }) => inputs.apiVersion !== undefined);
