import { providerFacts } from "../../providers";
import { decimal, queryMonitor } from "./monitor";
import type { MonitorBuilder } from "./spec";

/** What is left of each budget of `budgets.providers`; Datadog gets no maximum, so it is ours. */
export const providerBudget: MonitorBuilder = (settings, context) =>
  settings.budgets.providers.flatMap(({ provider, maxUsd, period }) => {
    const { litellm } = providerFacts[provider];
    const left = context.queries.gauge("min", "providerBudgetRemaining", {
      where: [`api_provider:${litellm}`],
    });
    return queryMonitor({
      settings,
      context,
      monitor: "providerBudget",
      variant: provider,
      query: `max(last_15m):${left} / ${decimal(maxUsd)} * 100`,
      says: `{{value}} % of the budget of ${provider} (${decimal(maxUsd)} USD in ${period}) is left`,
      impact: `When it is used up, requests go to other providers of the name, or get a 429.`,
      dashboard: "cost",
    });
  });
