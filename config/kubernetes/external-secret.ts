import { externalEnvironmentFile, externalSecretNames } from "../inputs/external-secrets";
import type { Settings } from "../inputs/schema";
import { credentialEnvironment, secretFacts } from "../inputs/secrets";
import { contentHash } from "./content-hash";
import { proxy } from "../workloads/proxy";
import { metadata, type GatewayContext } from "./objects";
import type { Manifest, Strings } from "./types";

/** Where a secret is in a store. */
interface Reference {
  key: string;
  property?: string | undefined;
}

/** An ExternalSecret of External Secrets (external-secrets.io/v1), as far as it is used. */
export interface ExternalSecret extends Manifest {
  apiVersion: "external-secrets.io/v1";
  kind: "ExternalSecret";
  spec: {
    refreshInterval: string;
    secretStoreRef: { name: string; kind: "SecretStore" | "ClusterSecretStore" };
    target: {
      name: string;
      creationPolicy: "Owner";
      deletionPolicy: "Retain";
      template: { engineVersion: "v2"; mergePolicy: "Replace"; data: Strings };
    };
    data: { secretKey: string; remoteRef: Reference }[];
  };
}

/** Where in the store each variable of the proxies' environment is. */
function dataOf(settings: Settings): ExternalSecret["spec"]["data"] {
  const { keys = {}, credentials = {} } = settings.kubernetes.externalSecrets ?? {};
  const names = externalSecretNames(settings);
  return [
    ...names.keys.flatMap((key) => datum(secretFacts[key].environment, keys[key])),
    ...names.credentials.flatMap((name) => datum(credentialEnvironment(name), credentials[name])),
  ];
}

const datum = (secretKey: string, remoteRef?: Reference) =>
  remoteRef ? [{ secretKey, remoteRef }] : [];

/**
 * A line of the file, for Go's templates with sprig's functions: any value is safe in it, as in
 * `config/litellm/environment.ts`. Stores often keep a line end that no key has.
 */
const line = (variable: string) =>
  `${variable}='{{ .${variable} | trim | replace "'" "'\\\\''" }}'\n`;

/**
 * The object that has the operator make a Secret with the file that the proxies read beside their own; undefined
 * where none was asked for. With other content it has another name: proxies that want more wait until
 * it is there, and old ones keep theirs.
 */
export function externalSecret(context: GatewayContext): ExternalSecret | undefined {
  const { settings } = context;
  const { externalSecrets } = settings.kubernetes;
  if (!externalSecrets) return undefined;
  const { store, refreshIntervalSeconds } = externalSecrets;
  const data = dataOf(settings);
  const file = data.map(({ secretKey }) => line(secretKey)).join("");
  const name = `${proxy.name}-external-${contentHash([store, file, data])}`;
  return {
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: metadata(context, proxy.name, name),
    spec: {
      refreshInterval: `${refreshIntervalSeconds}s`,
      secretStoreRef: { name: store.name, kind: store.kind },
      target: {
        name,
        creationPolicy: "Owner",
        deletionPolicy: "Retain",
        template: {
          engineVersion: "v2",
          mergePolicy: "Replace",
          data: { [externalEnvironmentFile]: file },
        },
      },
      data,
    },
  };
}
