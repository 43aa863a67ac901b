import { canBeLonger } from "../duration";
import { error, warning, type Finding } from "../errors";
import { thresholdsOf } from "../../datadog/alerts/thresholds";
import type { Check, CheckInput } from "./check";
import { because, remove, set } from "../fix";

/** Refuses and warns of budgets of the whole gateway that aren't what they seem. */
export const checkGatewayBudget: Check = (input) => {
  const { budgets } = input.settings;
  const { maxUsd, softUsd, period } = budgets;
  const found: Finding[] = [];
  if (softUsd !== undefined && maxUsd !== undefined && softUsd >= maxUsd) {
    const reason = `is ${softUsd}, not below budgets.maxUsd (${maxUsd}), at which requests are refused already; lower it`;
    found.push(error("budgets.softUsd", reason));
  }
  // LiteLLM's soft budgets are of keys and teams (litellm: proxy/_types.py soft_budget).
  if (softUsd !== undefined && !isMonthWatched(input)) {
    const reason =
      "nothing watches it: LiteLLM has no soft budget of the whole gateway, and Datadog's monitor monthlySpend is made with datadogApiKey and datadogAppKey only";
    found.push(warning("budgets.softUsd", reason));
  }
  if (maxUsd !== undefined && period === undefined) {
    const reason = because`is missing: LiteLLM doesn't start with a budget and no period; run: ${set("budgets.period", "30d")}`;
    found.push(error("budgets.period", reason));
  }
  if (period !== undefined && maxUsd === undefined && softUsd === undefined) {
    const reason = because`is a period of no budget; run: ${set("budgets.maxUsd", 1000)}, or ${remove("budgets.period")}`;
    found.push(error("budgets.period", reason));
  }
  return found;
};

/** Whether Datadog gets the monitor of a month's spend. */
const isMonthWatched = ({ settings, secrets: { keys } }: CheckInput) =>
  keys.includes("datadogApiKey") &&
  keys.includes("datadogAppKey") &&
  settings.datadog.monitors.monthlySpend.enabled &&
  thresholdsOf(settings, "monthlySpend") !== undefined;

/**
 * Refuses default budgets above their own ceiling: LiteLLM would refuse each key that is made
 * without a budget (litellm: proxy/management_endpoints/key_management_endpoints.py
 * _enforce_upperbound_key_params).
 */
export const checkKeyBudgets: Check = ({ settings: { budgets } }) => {
  const { maxUsd, ceilingUsd, period, ceilingPeriod } = budgets.keys;
  const found: Finding[] = [];
  if (maxUsd !== undefined && ceilingUsd !== undefined && maxUsd > ceilingUsd) {
    const reason = `is ${maxUsd}, above budgets.keys.ceilingUsd (${ceilingUsd}), so no key could be made without a budget; lower it`;
    found.push(error("budgets.keys.maxUsd", reason));
  }
  if (period && ceilingPeriod && canBeLonger(period, ceilingPeriod)) {
    const reason = `is ${period}, which can be longer than budgets.keys.ceilingPeriod (${ceilingPeriod}): keys without a budget would then be refused; shorten it`;
    found.push(error("budgets.keys.period", reason));
  }
  return found;
};

/** Refuses periods of no budget, and warns of budgets that the gateway's own ends before. */
export const checkDefaultBudgets: Check = ({ settings: { budgets } }) =>
  (["keys", "users", "teams"] as const).flatMap((who) => {
    const { maxUsd, period } = budgets[who];
    const path = `budgets.${who}`;
    const found: Finding[] = [];
    if (period !== undefined && maxUsd === undefined) {
      const reason = because`is a period of no budget; run: ${set(`${path}.maxUsd`, 20)}, or ${remove(`${path}.period`)}`;
      found.push(error(`${path}.period`, reason));
    }
    const most = budgets.maxUsd;
    if (maxUsd !== undefined && most !== undefined && maxUsd > most) {
      const reason = `is ${maxUsd}, above the gateway's own budgets.maxUsd (${most}), which ends first; lower it`;
      found.push(warning(`${path}.maxUsd`, reason));
    }
    return found;
  });

/** Warns that a budget of end users is not made here. */
export const checkEndUserBudget: Check = ({ settings: { budgets } }) =>
  budgets.endUsers.budgetId === undefined
    ? []
    : [
        warning(
          "budgets.endUsers.budgetId",
          `the budget ${budgets.endUsers.budgetId} must be made by the API (POST /budget/new); as long as there is none, end users have no budget`,
        ),
      ];
