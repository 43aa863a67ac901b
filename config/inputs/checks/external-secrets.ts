import { error, type Finding } from "../errors";
import { externalSecretNames, pathOfCredential, pathOfKey } from "../external-secrets";
import type { Check } from "./check";
import { because, remove } from "../fix";

/**
 * Refuses secrets that come from two sides, and a store from which nothing comes.
 *
 * @param input - with the secrets that the stack itself has
 */
export const checkExternalSecrets: Check = ({ settings, secrets }) => {
  if (!settings.kubernetes.externalSecrets) return [];
  const { keys, credentials } = externalSecretNames(settings);
  if (keys.length + credentials.length === 0) {
    const path = "kubernetes.externalSecrets";
    const reason = because`fetches nothing; name what it is to fetch in its keys or credentials, or run: ${remove(path)}`;
    return [error(path, reason)];
  }
  const twice = (path: string, ofStack: string): Finding =>
    error(path, because`is a secret of the stack too; run: ${remove(ofStack)}, or ${remove(path)}`);
  return [
    ...keys
      .filter((key) => secrets.keys.includes(key))
      .map((key) => twice(pathOfKey(settings, key), key)),
    ...credentials
      .filter((name) => secrets.credentials.includes(name))
      .map((name) => twice(pathOfCredential(settings, name), `credentials.${name}`)),
  ];
};
