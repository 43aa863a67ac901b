import * as pulumi from "@pulumi/pulumi";
import type { TargetArgs } from "../../../components/contracts";
import { GatewaySecrets } from "../../../components/secrets";
import { withExternalSecrets } from "../../../config/inputs/external-secrets";
import type { Settings } from "../../../config/inputs/schema";
import type { SecretNames } from "../../../config/inputs/secrets";
import { definitions, workloadsOf } from "../../../config/workloads";

/**
 * What a target makes a gateway of, with a provider's key and a certificate.
 *
 * @param names - of the secrets that the stack has
 * @param all - containers that there may be
 */
export function targetArgs(
  settings: Settings,
  names: SecretNames,
  opts: pulumi.ComponentResourceOptions,
  all = definitions,
): TargetArgs {
  const secrets = new GatewaySecrets("secrets", {}, opts);
  const secret = (text: string) => pulumi.secret(text);
  const everyName = withExternalSecrets(settings, names);
  return {
    component: "gateway",
    settings,
    workloads: workloadsOf(settings, everyName, all),
    names: everyName,
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
      given: { PROVIDER_openaiApiKey: secret("sk-key-of-test") },
    },
  };
}
