import type { Settings } from "./schema";
import { proxySecretKeys, type SecretKey, type SecretNames } from "./secrets";

/** File with the secrets that External Secrets fetches, beside the `environment` of the stack's. */
export const externalEnvironmentFile = "environment-external";

const input = "kubernetes.externalSecrets";

/** Names of the secrets that External Secrets fetches. */
export function externalSecretNames({ kubernetes }: Settings) {
  const { keys = {}, credentials = {} } = kubernetes.externalSecrets ?? {};
  return {
    keys: proxySecretKeys.filter((key) => keys[key]),
    credentials: Object.keys(credentials).sort(),
  };
}

/** The stack's secrets and those that External Secrets fetches: to the proxies all are alike. */
export function withExternalSecrets(settings: Settings, ofStack: SecretNames): SecretNames {
  const { keys, credentials } = externalSecretNames(settings);
  return {
    keys: [...new Set([...ofStack.keys, ...keys])],
    credentials: [...new Set([...ofStack.credentials, ...credentials])].sort(),
  };
}

/** Path of the input that names a key: the stack's secret, or one of External Secrets. */
export const pathOfKey = (settings: Settings, key: SecretKey): string =>
  externalSecretNames(settings).keys.some((external) => external === key)
    ? `${input}.keys.${key}`
    : key;

/** Path of the input that names a credential: the stack's, or one of External Secrets. */
export const pathOfCredential = (settings: Settings, name: string): string =>
  externalSecretNames(settings).credentials.includes(name)
    ? `${input}.credentials.${name}`
    : `credentials.${name}`;
