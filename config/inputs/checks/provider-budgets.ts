import { error, type Finding } from "../errors";
import { servedWhole } from "../../litellm/model-names";
import { factsOf, type Provider } from "../providers";
import type { Check } from "./check";
import { firstPlaces } from "./names";

/**
 * Refuses budgets of providers that would be of nothing, or of others too: LiteLLM counts by its
 * own name of the provider, and `openai` is also what OpenAI-compatible servers and the mock are
 * called there (litellm: router_strategy/budget_limiter.py _get_llm_provider_for_deployment).
 */
export const checkProviderBudgets: Check = ({ settings, secrets }) => {
  const { budgets, models } = settings;
  const used = new Set<Provider>([
    ...models.map(({ provider }) => provider),
    ...servedWhole(settings, secrets),
  ]);
  const again = firstPlaces(budgets.providers.map(({ provider }) => provider));
  return budgets.providers.flatMap(({ provider }, index): Finding[] => {
    const refuse = (reason: string) => [error(`budgets.providers[${index}].provider`, reason)];
    const first = again.get(index);
    if (first !== undefined)
      return refuse(`${provider} has a budget already, budgets.providers[${first}]; keep one`);
    if (!used.has(provider))
      return refuse(`no model is of ${provider}; add one, or remove the budget`);
    const others = [...used].filter(
      (other) => other !== provider && factsOf(other).litellm === factsOf(provider).litellm,
    );
    if (others.length === 0) return [];
    return refuse(
      `LiteLLM counts ${others.join(" and ")} as ${provider} too, so this would be their budget as well; give the models a budget each instead`,
    );
  });
};
