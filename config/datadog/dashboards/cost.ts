import { providerFacts } from "../../inputs/providers";
import { thresholdsOf } from "../alerts/thresholds";
import type { Settings } from "../../inputs/schema";
import { dashboard, dashboardQueries as q, gatewayQueries, type DashboardSpec } from "./dashboard";
import { group, note, table, timeseries, toplist, value, type Widget } from "./widgets";

const spend = q.count("spend");

/** The dashboard of what the gateway costs, for those who pay for it. */
export const cost = (settings: Settings): DashboardSpec =>
  dashboard(
    settings,
    "cost",
    "Cost",
    "What the gateway spends, on what, for whom, and what is left of the budgets.",
    [
      group("Now", now(settings)),
      group("Over time", overTime()),
      group("For whom and on what", shares()),
      group("Budgets", budgets(settings)),
      ...(settings.cache.type === "none" ? [] : [group("Saved by the cache", saved())]),
      group("Whether the numbers are right", integrity()),
    ],
  );

function now(settings: Settings): Widget[] {
  const budget = thresholdsOf(settings, "monthlySpend")?.critical;
  const one = { unit: "USD", queries: { spend } } as const;
  return [
    value({ ...one, title: "This month", span: "month_to_date", formulas: { spend: "spend" } }),
    value({
      ...one,
      title: "A month at this week's pace",
      description: "Spend of the last 7 days, times 30.4 / 7.",
      span: "1w",
      formulas: { spend: "spend * 30.4375 / 7" },
    }),
    ...(budget === undefined
      ? []
      : [
          value({
            title: `Of the month's ${budget} USD`,
            unit: "%",
            span: "month_to_date",
            queries: { spend },
            formulas: { used: `spend / ${budget} * 100` },
          }),
        ]),
    value({ ...one, title: "Last 24 hours", span: "1d", formulas: { spend: "spend" } }),
    value({
      ...one,
      title: "Per 1 000 tokens",
      precision: 5,
      queries: { spend, tokens: q.count("totalTokens") },
      formulas: { "per 1 000 tokens": "spend / tokens * 1000" },
    }),
    value({
      ...one,
      title: "Per request",
      precision: 5,
      queries: { spend, requests: q.observations("requestLatency") },
      formulas: { "per request": "spend / requests" },
    }),
  ];
}

function overTime(): Widget[] {
  return [
    timeseries({
      title: "Spend by model",
      display: "bars",
      queries: { spend: q.count("spend", { by: ["requested_model"] }) },
      formulas: { USD: "spend" },
    }),
    timeseries({
      title: "USD per 1 000 tokens by model",
      queries: {
        spend: q.count("spend", { by: ["requested_model"] }),
        tokens: q.count("totalTokens", { by: ["requested_model"] }),
      },
      formulas: { "USD per 1 000 tokens": "spend / tokens * 1000" },
    }),
    timeseries({
      title: "Tokens",
      display: "bars",
      queries: {
        input: q.count("inputTokens"),
        output: q.count("outputTokens"),
        cached: q.count("inputCachedTokens"),
      },
      formulas: { in: "input", out: "output", "in, from the provider's cache": "cached" },
    }),
  ];
}

function shares(): Widget[] {
  const top = (
    title: string,
    by: "team_alias" | "api_key_alias" | "requested_model" | "api_provider",
  ) =>
    toplist({
      title,
      queries: { spend: q.count("spend", { by: [by] }) },
      formulas: { USD: "spend" },
    });
  return [
    top("Teams", "team_alias"),
    top("Keys", "api_key_alias"),
    top("Models", "requested_model"),
    top("Providers", "api_provider"),
  ];
}

function budgets({ budgets: { providers } }: Settings): Widget[] {
  const team = ["team_alias"] as const;
  const key = ["api_key_alias"] as const;
  const formulas = { "% left": "left / most * 100", "USD left": "left", "hours to go": "hours" };
  return [
    table({
      title: "Teams",
      description: "What is left, and the hours until the budget begins anew.",
      queries: {
        left: q.gauge("min", "teamBudgetRemaining", { by: team }),
        most: q.gauge("max", "teamBudgetMax", { by: team }),
        hours: q.gauge("max", "teamBudgetHours", { by: team }),
      },
      formulas,
    }),
    table({
      title: "Keys",
      description: "What is left, and the hours until the budget begins anew.",
      queries: {
        left: q.gauge("min", "keyBudgetRemaining", { by: key }),
        most: q.gauge("max", "keyBudgetMax", { by: key }),
        hours: q.gauge("max", "keyBudgetHours", { by: key }),
      },
      formulas,
    }),
    ...providers.map(({ provider, maxUsd, period }) =>
      value({
        title: `${provider}: left of ${maxUsd} USD in ${period}`,
        unit: "USD",
        aggregator: "last",
        queries: {
          left: q.gauge("min", "providerBudgetRemaining", {
            where: [`api_provider:${providerFacts[provider].litellm}`],
          }),
        },
        formulas: { left: "left" },
      }),
    ),
  ];
}

function saved(): Widget[] {
  // Of the whole gateway: what the cache answered is counted without the name that clients ask for.
  const all = gatewayQueries;
  const queries = { hits: all.count("cacheHits"), answered: all.observations("requestLatency") };
  return [
    value({
      title: "Answered by the cache",
      unit: "%",
      queries,
      formulas: { hits: "hits / answered * 100" },
    }),
    value({
      title: "Saved, about",
      description: "Tokens that the cache answered with, at the average price of a token.",
      unit: "USD",
      queries: {
        cached: all.count("cachedTokens"),
        spend: all.count("spend"),
        tokens: all.count("totalTokens"),
      },
      formulas: { saved: "cached * spend / tokens" },
    }),
    timeseries({
      title: "Answered by the cache, in percent",
      queries,
      formulas: { "%": "hits / answered * 100" },
    }),
  ];
}

function integrity(): Widget[] {
  const by = ["requested_model", "reason"] as const;
  return [
    note(
      "Spend is what LiteLLM worked out of tokens and prices. What is recorded as 0 here, or waits to be written, is not in the charts above.",
    ),
    toplist({
      title: "Requests whose cost was recorded as 0",
      queries: { requests: q.count("zeroCostRequests", { by }) },
      formulas: { requests: "requests" },
    }),
    timeseries({
      title: "Failed writes of spend",
      display: "bars",
      queries: { failed: q.count("postgresFailures", { where: ["function_name:update_spend"] }) },
      formulas: { failed: "failed" },
    }),
  ];
}
