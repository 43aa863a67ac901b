import { z } from "zod";
import { paidProviders } from "../providers";
import { about, becomes, makes, period, text, usd } from "./fields";

const providerBudget = z
  .strictObject({
    provider: about(z.enum(paidProviders).meta({ id: "BudgetProvider" }), {
      description: "Whose models are counted together.",
      example: "openai",
    }),
    maxUsd: usd("Most that may be spent in a period, in USD.", 500),
    period: period("After how long the count begins anew."),
  })
  .meta({
    id: "ProviderBudgetArgs",
    description: "Budget of a provider; once used up, requests go to other providers of the name.",
  });

const keyBudget = z
  .strictObject({
    maxUsd: usd("Budget of a new key that is made without one, in USD.", 20)
      .optional()
      .meta(becomes("litellm_settings.default_key_generate_params.max_budget")),
    period: period("Time after which a new key's budget begins anew.")
      .optional()
      .meta(becomes("litellm_settings.default_key_generate_params.budget_duration")),
    ceilingUsd: usd("Most that a key may be given, in USD.", 200)
      .optional()
      .meta(becomes("litellm_settings.upperbound_key_generate_params.max_budget")),
    ceilingPeriod: period("Longest period that a key's budget may have.")
      .optional()
      .meta(becomes("litellm_settings.upperbound_key_generate_params.budget_duration")),
  })
  .meta({ id: "KeyBudgetArgs", description: "Budgets of virtual keys." })
  .prefault({});

const amount = (who: string) =>
  usd(`Budget of a new ${who} that is made without one, in USD.`, 100).optional();
const itsPeriod = period("Time after which this budget begins anew.").optional();

const userBudget = z
  .strictObject({
    maxUsd: amount("user").meta(
      becomes(
        "litellm_settings.default_internal_user_params.max_budget",
        "litellm_settings.max_internal_user_budget",
      ),
    ),
    period: itsPeriod.meta(
      becomes(
        "litellm_settings.default_internal_user_params.budget_duration",
        "litellm_settings.internal_user_budget_duration",
      ),
    ),
  })
  .meta({ id: "UserBudgetArgs", description: "Budgets of users." })
  .prefault({});

const teamBudget = z
  .strictObject({
    maxUsd: amount("team").meta(becomes("litellm_settings.default_team_params.max_budget")),
    period: itsPeriod.meta(becomes("litellm_settings.default_team_params.budget_duration")),
  })
  .meta({ id: "TeamBudgetArgs", description: "Budgets of teams." })
  .prefault({});

/** Limits of what may be spent. Budgets are counted in the database, for all replicas together. */
export const budgetsSchema = z
  .strictObject({
    maxUsd: usd(
      "Most that the gateway may spend in a period, in USD. Then requests are refused.",
      1000,
    )
      .optional()
      .meta(becomes("litellm_settings.max_budget")),
    period: period("Period of the gateway's budget.")
      .optional()
      .meta(becomes("litellm_settings.budget_duration")),
    softUsd: usd(
      "Spend of the gateway in a period, in USD, from which on it is to be watched. It refuses nothing.",
      800,
    ).optional(),
    providers: about(z.array(providerBudget).default([]), {
      description: "Budgets by provider: routing is aware of them.",
      example: [{ provider: "openai", maxUsd: 500, period: "30d" }],
      ...makes("router_settings.provider_budget_config"),
    }),
    keys: keyBudget,
    users: userBudget,
    teams: teamBudget,
    endUsers: z
      .strictObject({
        budgetId: text(
          "Budget (made with `POST /budget/new`) of end users that have none of their own.",
          "free-tier",
        )
          .optional()
          .meta(becomes("litellm_settings.max_end_user_budget_id")),
      })
      .meta({
        id: "EndUserBudgetArgs",
        description: "Budgets of end users, whom requests name in `user`.",
      })
      .prefault({}),
  })
  .meta({
    id: "BudgetsArgs",
    description:
      "Limits of spend, in USD. Budgets are counted for all replicas together; a request that has begun is finished.",
  })
  .prefault({});
