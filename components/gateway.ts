import * as pulumi from "@pulumi/pulumi";
import { withExternalSecrets } from "../config/inputs/external-secrets";
import { because, setSecret } from "../config/inputs/fix";
import { checkArgs } from "../config/inputs/stack";
import { workloadsOf } from "../config/workloads";
import type { LiteLLMGatewayArgs } from "./args";
import { readableProblem, readableReason } from "./fixes";
import { divideArgs, environmentOf, namesOf } from "./given-secrets";
import { onDemand } from "./on-demand";
import { refusedByPulumi } from "./refusal";
import { GatewaySecrets } from "./secrets";

/**
 * An LLM gateway: LiteLLM proxies behind a load balancer, with Postgres and Redis; and, with
 * Datadog's keys, the monitors, SLOs and dashboards that watch it.
 *
 * Settings that are allowed but costly or unsafe are logged as warnings.
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
 * @throws InputPropertiesError, before any resource is made, when the arguments would not do what they say
 */
export class LiteLLMGateway extends pulumi.ComponentResource {
  /** Base URL of the OpenAI-compatible API, such as `http://127.0.0.1:4000`. */
  readonly url: pulumi.Output<string>;
  /** Administrator's key. Secret. */
  readonly masterKey: pulumi.Output<string>;
  /** Addresses of the dashboards in Datadog, by name; none without Datadog's keys. */
  readonly dashboards: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: LiteLLMGatewayArgs, opts?: pulumi.ComponentResourceOptions) {
    const { settings: input, given } = divideArgs(args);
    const {
      settings,
      secrets: own,
      warnings,
    } = refusedByPulumi(() => checkArgs(input, namesOf(given)));
    const names = withExternalSecrets(settings, own);
    const { datadogApiKey: apiKey, datadogAppKey: appKey } = given.keys;
    const datadog = apiKey && appKey && { settings, apiKey, appKey };
    super("litellm-gateway:index:LiteLLMGateway", name, {}, opts);
    for (const warning of warnings) void pulumi.log.warn(readableProblem(warning));
    const secrets = new GatewaySecrets(
      `${name}-secrets`,
      { masterKey: given.keys.masterKey, saltKey: given.keys.saltKey },
      { parent: this },
    );
    const Target = targets[settings.target]();
    const target = new Target(
      `${name}-${settings.target}`,
      {
        component: name,
        settings,
        workloads: workloadsOf(settings, names),
        names,
        secrets,
        given: given.keys,
        proxySecrets: {
          masterKey: secrets.masterKey,
          saltKey: secrets.saltKey,
          drainToken: secrets.drainToken,
          given: environmentOf(given),
        },
      },
      { parent: this },
    );
    if (!apiKey) void pulumi.log.info(readableReason(noDatadog), this);
    const watch =
      datadog &&
      new (onDemand.datadog().DatadogWatch)(`${name}-datadog`, datadog, { parent: this });
    this.url = target.url;
    this.masterKey = secrets.masterKey;
    this.dashboards = watch?.dashboards ?? pulumi.output<Record<string, string>>({});
    this.registerOutputs({
      url: this.url,
      masterKey: this.masterKey,
      dashboards: this.dashboards,
      // For the commands that look at a running gateway, such as `verify`: whatever program made it. Secret:
      // nobody reads them in a state or an update's output, so nothing of them need be there in the open.
      settings: pulumi.secret(settings),
    });
  }
}

const noDatadog = because`nothing of Datadog is made: there is no datadogApiKey (${setSecret("datadogApiKey")})`;

/** Component that makes the gateway, by target. */
const targets = {
  docker: () => onDemand.docker().DockerGateway,
  kubernetes: () => onDemand.kubernetes().KubernetesGateway,
};
