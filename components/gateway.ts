import * as pulumi from "@pulumi/pulumi";
import { providerEnvironment } from "../config/litellm";
import { secretKeys, type SecretKey, type Settings } from "../config/schema";
import { parseSettings } from "../config/stack";
import type { LiteLLMGatewayArgs } from "./args";
import { DockerGateway } from "./docker/gateway";
import { refusedByPulumi } from "./refusal";
import { GatewaySecrets } from "./secrets";

/**
 * An LLM gateway: LiteLLM proxies behind a load balancer, with Postgres and Redis.
 *
 * @example
 * ```ts
 * const gateway = new LiteLLMGateway("gateway", {
 *   models: [{ name: "gpt-4o", provider: "openai" }],
 *   openaiApiKey: new pulumi.Config().requireSecret("openaiApiKey"),
 * });
 * export const url = gateway.url;
 * ```
 *
 * @throws RunError, before any resource is made, when the arguments would not do what they say
 */
export class LiteLLMGateway extends pulumi.ComponentResource {
  /** Base URL of the OpenAI-compatible API, such as `http://127.0.0.1:4000`. */
  readonly url: pulumi.Output<string>;
  /** Administrator's key. Secret. */
  readonly masterKey: pulumi.Output<string>;

  constructor(name: string, args: LiteLLMGatewayArgs, opts?: pulumi.ComponentResourceOptions) {
    const { settings, providerKeys } = refusedByPulumi(() => checkedArgs(args));
    super("litellm-gateway:index:LiteLLMGateway", name, {}, opts);
    const secrets = new GatewaySecrets(`${name}-secrets`, { parent: this });
    const docker = new DockerGateway(
      `${name}-docker`,
      {
        settings,
        secrets,
        providerKeys,
        proxySecrets: {
          masterKey: secrets.masterKey,
          saltKey: secrets.saltKey,
          drainToken: secrets.drainToken,
          providerKeys: byEnvironmentName(providerKeys),
        },
      },
      { parent: this },
    );
    this.url = docker.url;
    this.masterKey = secrets.masterKey;
    this.registerOutputs({ url: this.url, masterKey: this.masterKey });
  }
}

type ProviderKeys = Partial<Record<SecretKey, pulumi.Output<string>>>;

function checkedArgs(args: LiteLLMGatewayArgs): { settings: Settings; providerKeys: ProviderKeys } {
  const { openaiApiKey, anthropicApiKey, ...settings } = args;
  const given = { openaiApiKey, anthropicApiKey };
  const providerKeys = Object.fromEntries(
    secretKeys.flatMap((key) => {
      const value = given[key];
      return value === undefined ? [] : [[key, pulumi.secret(value)]];
    }),
  ) as ProviderKeys;
  const secretsSet = secretKeys.filter((key) => key in providerKeys);
  return { settings: parseSettings(settings, secretsSet), providerKeys };
}

function byEnvironmentName(keys: ProviderKeys): Record<string, pulumi.Output<string>> {
  return Object.fromEntries(
    Object.entries(keys).map(([key, value]) => [providerEnvironment[key as SecretKey], value]),
  );
}
