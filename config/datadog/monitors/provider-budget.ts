import { providerFacts } from "../../inputs/providers";
import type { Monitor } from "../alerts/monitor";
import { decimal } from "../alerts/numbers";

/** Watches what is left of each budget of `budgets.providers`; Datadog gets no maximum, so it is ours. */
export const providerBudget: Monitor = {
  title: "Budget of a provider nearly used",
  measures: "What is left of a budget of `budgets.providers`, in percent",
  alerts: "below",
  critical: 10,
  warning: 25,
  most: 100,
  meaning: "There is one monitor for each of these budgets.",
  impact:
    "When it is used up, requests go to other providers of the same name; where there is none, clients get a 429.",
  dashboard: "cost",
  queries: ({ budgets }, { queries }) =>
    budgets.providers.map(({ provider, maxUsd, period }) => {
      const { litellm } = providerFacts[provider];
      const left = queries.gauge("min", "providerBudgetRemaining", {
        where: [`api_provider:${litellm}`],
      });
      return {
        variant: provider,
        query: `max(last_15m):${left} / ${decimal(maxUsd)} * 100`,
        says: `{{value}} % of the budget of ${provider} (${decimal(maxUsd)} USD in ${period}) is left`,
      };
    }),
};
