import { error, warning, type Finding } from "../errors";
import {
  connectionInputs,
  factsOf,
  providers,
  secretsOf,
  type ConnectionInput,
  type Provider,
} from "../providers";
import type { Settings } from "../schema";
import type { Check } from "./check";
import { hostOf, isItself, isPrivateHost, notItself } from "./hosts";

/** Inputs that say where a provider is, apart from `baseUrl`, which any can have. */
const fields = connectionInputs.filter((input) => input !== "baseUrl");

/** Refuses what a provider has no use for: it would be ignored, and the model be another's. */
export const checkConnectionFields: Check = ({ settings }) =>
  settings.models.flatMap((model, index) => {
    const { provider } = model;
    const useless = fields
      .filter((field) => model[field] !== undefined && !looksAt(provider, field))
      .map((field) =>
        error(
          `models[${index}].${field}`,
          `${provider} has no use for it, only ${usersOf(field).join(", ")}; remove it, or change the provider`,
        ),
      );
    if (provider !== "mock") return useless;
    const ofMock = (["baseUrl", "credential"] as const)
      .filter((field) => model[field] !== undefined)
      .map((field) =>
        error(
          `models[${index}].${field}`,
          "the mock upstream has its own address and no key; remove it, or use provider openai-compatible",
        ),
      );
    return [...useless, ...ofMock];
  });

const looksAt = (provider: Provider, field: ConnectionInput) =>
  factsOf(provider).connection[field] !== undefined;

const usersOf = (field: ConnectionInput) =>
  providers.filter((provider) => looksAt(provider, field));

interface Address {
  path: string;
  url: string;
  /** Whether a key goes there. */
  keyed: boolean;
}

/**
 * Refuses addresses of the machine itself: inside a container that is the proxy's container. Warns
 * of keys that cross a network in clear text.
 */
export const checkAddresses: Check = ({ settings }) => {
  const ofModels = settings.models.flatMap(({ baseUrl: url, provider, credential }, index) =>
    url === undefined || provider === "mock"
      ? []
      : [{ path: `models[${index}].baseUrl`, url, keyed: isKeyed(provider) || !!credential }],
  );
  const ofProviders = Object.entries(settings.providers).flatMap(([provider, connection]) => {
    const { baseUrl: url } = connection as { baseUrl?: string };
    if (url === undefined) return [];
    return [{ path: `providers.${provider}.baseUrl`, url, keyed: isKeyed(provider as Provider) }];
  });
  const ofGuardrails = settings.guardrails.flatMap(({ baseUrl: url, credential }, index) =>
    url === undefined ? [] : [{ path: `guardrails[${index}].baseUrl`, url, keyed: !!credential }],
  );
  return [...ofModels, ...ofProviders, ...ofGuardrails].flatMap((address) =>
    checkAddress(address, settings.target),
  );
};

const isKeyed = (provider: Provider) => secretsOf(provider).length > 0;

function checkAddress({ path, url, keyed }: Address, target: Settings["target"]): Finding[] {
  const host = hostOf(url);
  if (isItself(host)) return [notItself(path, host, target)];
  if (!keyed || !url.startsWith("http:") || isPrivateHost(host)) return [];
  return [warning(path, `the key goes to ${host} in clear text; use https`)];
}
