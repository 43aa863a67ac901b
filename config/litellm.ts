import { modelList } from "./litellm/deployments";
import { generalSettings } from "./litellm/general-settings";
import { guardrails } from "./litellm/guardrails";
import { litellmSettings } from "./litellm/litellm-settings";
import { routerSettings } from "./litellm/router-settings";
import { withoutUnset } from "./litellm/values";
import { listToYaml, toYaml } from "./yaml";
import type { Settings } from "./schema";
import type { SecretNames } from "./secrets";

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
