import { modelList } from "./deployments";
import { generalSettings } from "./general-settings";
import { guardrails } from "./guardrails";
import { litellmSettings } from "./litellm-settings";
import { routerSettings } from "./router-settings";
import { withoutUnset } from "./values";
import { listToYaml, toYaml } from "../yaml";
import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";

const heading = `# LiteLLM's config, made by litellm-gateway from the stack's settings: edits here are lost.
# Secrets are not in it: os.environ/NAME is read from the proxy's environment.
`;

/**
 * LiteLLM's config.yaml. The same settings give the same bytes, and secrets are only named
 * (`os.environ/NAME`).
 *
 * @param secrets - names of the secrets that the stack has
 */
export function renderLiteLLMConfig(settings: Settings, secrets: SecretNames): string {
  const models = listToYaml("model_list", modelList(settings, secrets));
  const config = {
    router_settings: routerSettings(settings),
    litellm_settings: litellmSettings(settings, secrets),
    general_settings: generalSettings(settings, secrets),
    ...withoutUnset({ guardrails: guardrails(settings) }),
  };
  return heading + models + toYaml(config);
}
