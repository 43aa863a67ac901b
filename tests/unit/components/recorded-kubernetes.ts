import * as pulumi from "@pulumi/pulumi";
import { KubernetesGateway } from "../../../components/kubernetes/gateway";
import { GatewaySecrets } from "../../../components/secrets";
import { withExternalSecrets } from "../../../config/external-secrets";
import type { SettingsInput } from "../../../config/schema";
import type { SecretNames } from "../../../config/secrets";
import { parseSettings } from "../../../config/stack";
import { secretsOfEverything } from "../config/kubernetes/stacks";
import { lookups, recordResources, valueOf, type AskedResource } from "./recorded-gateway";

/** Makes a gateway on Kubernetes against Pulumi's mocks, with a provider's key and a certificate. */
export async function recordOnKubernetes(
  input: SettingsInput,
  names: SecretNames = secretsOfEverything,
) {
  const settings = parseSettings(input, names);
  const { made: url, resources } = await recordResources((transformation) => {
    const opts = { transformations: [transformation] };
    const secrets = new GatewaySecrets("secrets", {}, opts);
    const secret = (text: string) => pulumi.secret(text);
    const gateway = new KubernetesGateway(
      "gateway",
      {
        settings,
        names: withExternalSecrets(settings, names),
        secrets,
        given: {
          tlsCertificate: secret("chain-of-test"),
          tlsKey: secret("key-of-test"),
          ...(names.keys.includes("datadogApiKey") && { datadogApiKey: secret("api-key-of-test") }),
        },
        proxySecrets: {
          masterKey: secrets.masterKey,
          saltKey: secrets.saltKey,
          drainToken: secrets.drainToken,
          given: { OPENAI_API_KEY: secret("sk-key-of-test") },
        },
      },
      opts,
    );
    return valueOf(gateway.url);
  });
  return { url, resources, ...lookups(resources) };
}

/** The objects of Kubernetes among resources. */
export const objectsOf = (resources: AskedResource[]) =>
  resources.filter(({ inputs }) => inputs.apiVersion !== undefined);

/** Kind and name of each object; without the name where Pulumi gives it, or a hash is in it. */
export const namedKinds = (objects: { kind?: unknown; metadata?: unknown }[]): string[] =>
  objects
    .map(({ kind, metadata }) => {
      const { name = "" } = metadata as { name?: string };
      return ["ConfigMap", "Secret", "Job"].includes(String(kind))
        ? String(kind)
        : `${String(kind)} ${name}`;
    })
    .sort();
