import { gpt, mock, testCases } from "./cases";

const keys = ["openaiApiKey" as const];

describe("the gateway's budget", () => {
  testCases([
    { title: "with a period", settings: { budgets: { maxUsd: 100, period: "30d" } } },
    {
      title: "without a period",
      settings: { budgets: { maxUsd: 100 } },
      found: [["error", "budgets.period", "pulumi config set --path 'budgets.period' 30d"]],
    },
    {
      title: "a period alone",
      settings: { budgets: { period: "30d" } },
      found: [["error", "budgets.period", "a period of no budget"]],
    },
    {
      title: "a soft budget",
      settings: { budgets: { softUsd: 80, period: "30d" } },
      found: [["warning", "budgets.softUsd", "nothing watches it"]],
    },
    {
      title: "a soft budget that Datadog watches",
      settings: { budgets: { softUsd: 80, period: "30d" } },
      keys: ["datadogApiKey", "datadogAppKey"],
    },
    {
      title: "a soft budget whose monitor is switched off",
      settings: {
        budgets: { softUsd: 80, period: "30d" },
        datadog: { monitors: { monthlySpend: { enabled: false } } },
      },
      keys: ["datadogApiKey", "datadogAppKey"],
      found: [["warning", "budgets.softUsd", "nothing watches it"]],
    },
    {
      title: "a soft budget that isn't below",
      settings: { budgets: { softUsd: 100, maxUsd: 100, period: "30d" } },
      found: [
        ["error", "budgets.softUsd", "not below budgets.maxUsd (100)"],
        ["warning", "budgets.softUsd", "nothing watches it"],
      ],
    },
  ]);
});

describe("default budgets", () => {
  testCases([
    {
      title: "below their ceiling",
      settings: {
        budgets: { keys: { maxUsd: 20, ceilingUsd: 20, period: "7d", ceilingPeriod: "1mo" } },
      },
    },
    {
      title: "above their ceiling",
      settings: { budgets: { keys: { maxUsd: 21, ceilingUsd: 20 } } },
      found: [["error", "budgets.keys.maxUsd", "above budgets.keys.ceilingUsd (20)"]],
    },
    {
      title: "longer than their ceiling, in February",
      settings: { budgets: { keys: { maxUsd: 20, period: "30d", ceilingPeriod: "1mo" } } },
      found: [
        ["error", "budgets.keys.period", "can be longer than budgets.keys.ceilingPeriod (1mo)"],
      ],
    },
    {
      title: "periods of nothing",
      settings: {
        budgets: { keys: { period: "1d" }, users: { period: "1d" }, teams: { period: "1d" } },
      },
      found: [
        ["error", "budgets.keys.period", "a period of no budget"],
        ["error", "budgets.users.period", "pulumi config set --path 'budgets.users.maxUsd'"],
        ["error", "budgets.teams.period", "pulumi config rm --path 'budgets.teams.period'"],
      ],
    },
    {
      title: "above the gateway's",
      settings: {
        budgets: { maxUsd: 100, period: "30d", keys: { maxUsd: 101 }, teams: { maxUsd: 100 } },
      },
      found: [["warning", "budgets.keys.maxUsd", "above the gateway's own budgets.maxUsd (100)"]],
    },
    {
      title: "of end users",
      settings: { budgets: { endUsers: { budgetId: "free" } } },
      found: [["warning", "budgets.endUsers.budgetId", "POST /budget/new"]],
    },
  ]);
});

describe("budgets of providers", () => {
  const budget = { provider: "openai", maxUsd: 100, period: "30d" } as const;
  const path = "budgets.providers[0].provider";
  testCases([
    {
      title: "of listed models",
      settings: { models: [gpt], budgets: { providers: [budget] } },
      keys,
    },
    { title: "of all models", settings: { models: [], budgets: { providers: [budget] } }, keys },
    {
      title: "of no model",
      settings: { budgets: { providers: [budget] } },
      found: [["error", path, "no model is of openai"]],
    },
    {
      title: "twice",
      settings: { models: [gpt], budgets: { providers: [budget, { ...budget, maxUsd: 1 }] } },
      keys,
      found: [
        ["error", "budgets.providers[1].provider", "has a budget already, budgets.providers[0]"],
      ],
    },
    {
      title: "that would be the mock's too",
      settings: { models: [gpt, mock], budgets: { providers: [budget] } },
      keys,
      found: [["error", path, "LiteLLM counts mock as openai too"]],
    },
  ]);
});

describe("limits", () => {
  testCases([
    {
      title: "below their ceilings and the gateway's",
      settings: {
        limits: {
          rpm: 100,
          keys: { rpm: 10, ceilingRpm: 100 },
          users: { tpm: 5000 },
          teams: { rpm: 100 },
        },
      },
    },
    {
      title: "above their ceiling",
      settings: { limits: { keys: { rpm: 11, ceilingRpm: 10, tpm: 9000, ceilingTpm: 8000 } } },
      found: [
        ["error", "limits.keys.rpm", "above limits.keys.ceilingRpm (10)"],
        ["error", "limits.keys.tpm", "above limits.keys.ceilingTpm (8000)"],
      ],
    },
    {
      title: "of tokens, so small that answers are cut",
      settings: { limits: { tpm: 4095, keys: { tpm: 4096 }, teams: { tpm: 1000 } } },
      found: [
        ["warning", "limits.keys.tpm", "above the gateway's own limits.tpm (4095)"],
        ["warning", "limits.tpm", "a quarter of it"],
        ["warning", "limits.teams.tpm", "is 1000"],
      ],
    },
    {
      title: "above the gateway's",
      settings: {
        limits: {
          rpm: 10,
          maxParallelRequests: 5,
          keys: { ceilingRpm: 11, ceilingParallelRequests: 6 },
          teams: { rpm: 12 },
        },
      },
      found: [
        ["warning", "limits.keys.ceilingRpm", "above the gateway's own limits.rpm (10)"],
        ["warning", "limits.teams.rpm", "is 12"],
        ["warning", "limits.keys.ceilingParallelRequests", "limits.maxParallelRequests (5)"],
      ],
    },
  ]);
});
