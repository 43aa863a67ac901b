import * as pulumi from "@pulumi/pulumi";
import type { SettingsInput } from "../config/inputs/schema";
import {
  credentialEnvironment,
  secretEnvironment,
  secretKeys,
  type SecretKey,
  type SecretNames,
} from "../config/inputs/secrets";
import type { LiteLLMGatewayArgs } from "./args";

/** Secrets that the program gave to the gateway. All are marked as secret. */
export interface GivenSecrets {
  keys: Partial<Record<SecretKey, pulumi.Output<string>>>;
  credentials: Record<string, pulumi.Output<string>>;
}

/** Divides the component's arguments into settings and secrets. */
export function divideArgs(args: LiteLLMGatewayArgs): {
  settings: SettingsInput;
  given: GivenSecrets;
} {
  const { credentials = {}, ...others } = args;
  const settings = without(others, secretKeys);
  return { settings, given: { keys: marked(pick(args)), credentials: marked(credentials) } };
}

/** Names of given secrets. */
export function namesOf({ keys, credentials }: GivenSecrets): SecretNames {
  return {
    keys: secretKeys.filter((key) => keys[key]),
    credentials: Object.keys(credentials).sort(),
  };
}

/** Given secrets that the proxies get as they are, by environment variable. */
export function environmentOf({ keys, credentials }: GivenSecrets) {
  const ofKeys = secretKeys.flatMap((key) => {
    const environment = secretEnvironment(key);
    const value = keys[key];
    return environment && value ? [[environment, value] as const] : [];
  });
  const ofCredentials = Object.entries(credentials).map(
    ([name, value]) => [credentialEnvironment(name), value] as const,
  );
  return Object.fromEntries([...ofKeys, ...ofCredentials]);
}

const pick = (args: LiteLLMGatewayArgs) =>
  Object.fromEntries(secretKeys.map((key) => [key, args[key]]));

function without<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Omit<T, K> {
  const rest = Object.entries(from).filter(([key]) => !(keys as readonly string[]).includes(key));
  return Object.fromEntries(rest) as Omit<T, K>;
}

function marked(
  secrets: Record<string, pulumi.Input<string> | undefined>,
): Record<string, pulumi.Output<string>> {
  const set = Object.entries(secrets).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, pulumi.secret(value)] as const],
  );
  return Object.fromEntries(set);
}

/**
 * The password of a server that is there already.
 *
 * @throws Error when there is none, which the checks refuse
 */
export function passwordOfServer(
  password: pulumi.Output<string> | undefined,
): pulumi.Output<string> {
  if (!password) throw new Error("the checks let a server through without its password");
  return password;
}
