import { connectionOf } from "./models";
import { factsOf, secretsOf, wildcardProviders, type WildcardProvider } from "../inputs/providers";
import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";

/**
 * Providers that serve all their models, as `<provider>/<model>`: those that say so, and those that
 * have a key (Ollama: an address) and none of their models listed.
 */
export function servedWhole(settings: Settings, secrets: SecretNames): WildcardProvider[] {
  const withModels = new Set<string>(settings.models.map(({ provider }) => provider));
  return wildcardProviders.filter((provider) => {
    const asked = settings.providers[provider]?.allModels;
    return asked ?? (isReachable(provider, settings, secrets) && !withModels.has(provider));
  });
}

/** Whether a provider has the key, and the address, that its calls need. */
export function isReachable(
  provider: WildcardProvider,
  settings: Settings,
  secrets: SecretNames,
): boolean {
  const connection = connectionOf(provider, settings);
  return (
    secretsOf(provider).every((key) => secrets.keys.includes(key)) &&
    factsOf(provider).needs.every((need) => connection[need] !== undefined)
  );
}

/** Names that clients can ask for and that are listed: models, groups and aliases. */
export function listedNames(settings: Settings): string[] {
  return [
    ...new Set([
      ...settings.models.map(({ name }) => name),
      ...settings.groups.map(({ name }) => name),
      ...Object.keys(settings.aliases),
    ]),
  ];
}

/**
 * Whether something answers to a name: a listed one, or one of a provider that serves all. The
 * names are looked through once, so that many can be asked for.
 */
export function answeredNames(settings: Settings, secrets: SecretNames): (name: string) => boolean {
  const listed = new Set(listedNames(settings));
  const prefixes = servedWhole(settings, secrets).map((provider) => `${provider}/`);
  return (name) => listed.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}
