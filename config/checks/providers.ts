import type { ConfigProblem } from "../errors";
import type { SecretKey, Settings } from "../schema";

/** Secret key that a provider's models need. */
const keyOf = { openai: "openaiApiKey", anthropic: "anthropicApiKey" } as const;

/** Refuses models whose provider has no key or address: LiteLLM would fail at request time only. */
export function checkProviders(
  settings: Settings,
  secretsSet: readonly SecretKey[],
): ConfigProblem[] {
  return settings.models.flatMap(({ provider }, index) => {
    const path = `models[${index}].provider`;
    if (provider === "mock") return [];
    if (provider === "ollama") {
      if (settings.ollamaBaseUrl !== undefined) return [];
      const reason =
        "ollama has no address; run: pulumi config set ollamaBaseUrl http://host.docker.internal:11434";
      return [{ path, reason }];
    }
    const key = keyOf[provider];
    if (secretsSet.includes(key)) return [];
    return [{ path, reason: `${provider} has no key; run: pulumi config set --secret ${key}` }];
  });
}

/** Refuses a gateway that could answer nothing. */
export function checkAnyModel(
  settings: Settings,
  secretsSet: readonly SecretKey[],
): ConfigProblem[] {
  if (settings.models.length || secretsSet.length || settings.ollamaBaseUrl) return [];
  return [
    {
      path: "models",
      reason:
        "there is none; add a model, or a provider by its key: pulumi config set --secret openaiApiKey (or anthropicApiKey), pulumi config set ollamaBaseUrl",
    },
  ];
}
