import type { BadInput } from "./bad-input";
import { budgetCases } from "./cases/budgets";
import { cacheCases } from "./cases/cache";
import { datadogCases } from "./cases/datadog";
import { groupCases } from "./cases/groups";
import { limitCases } from "./cases/limits";
import { models } from "./cases/models";
import { names } from "./cases/names";
import { parameters } from "./cases/parameters";
import { prices } from "./cases/prices";
import { references } from "./cases/references";
import { routingCases } from "./cases/routing";
import { secrets } from "./cases/secrets";
import { stores } from "./cases/stores";
import { timeouts } from "./cases/timeouts";
import { types } from "./cases/types";
import { versions } from "./cases/versions";

/** Inputs that must be refused, by what they are about. */
export const badInputs: Record<string, readonly BadInput[]> = {
  "Names that nothing has": references,
  Models: models,
  "Parameters of models": parameters,
  Prices: prices,
  Groups: groupCases,
  Routing: routingCases,
  Budgets: budgetCases,
  Limits: limitCases,
  Cache: cacheCases,
  "Times and intervals": timeouts,
  Secrets: secrets,
  Datadog: datadogCases,
  Stores: stores,
  Versions: versions,
  "Names and typos": names,
  Types: types,
};

/** All of them. */
export const allBadInputs: readonly BadInput[] = Object.values(badInputs).flat();
