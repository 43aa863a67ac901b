import type { Settings } from "../inputs/schema";
import { sloTargets, type SloName } from "./slo-targets";

/**
 * Burn rates that use 2 % and 5 % of the error budget in their time, by the SLO's timeframe
 * (docs.datadoghq.com/service_management/service_level_objectives/burn_rate).
 */
const usual = {
  week: { fast: 16.8, slow: 5.6 },
  month: { fast: 14.4, slow: 6 },
  quarter: { fast: 21.6, slow: 10.8 },
} as const;

/** How fast an error budget may be used, before the targets limit it. */
export interface BurnRates {
  /** Over an hour. */
  fast: number;
  /** Over 6 hours. */
  slow: number;
}

/** Burn rates of the inputs, or else those of the timeframe. */
export function burnRatesOf({ datadog: { slos } }: Settings): BurnRates {
  const { fast, slow } = usual[slos.timeframe];
  return { fast: slos.fastBurnRate ?? fast, slow: slos.slowBurnRate ?? slow };
}

/** An SLO's target in percent. */
export const targetOf = ({ datadog: { slos } }: Settings, name: SloName): number =>
  slos[name].targetPercent ?? sloTargets[name];

/** The burn rate at which everything is bad: 1 / (1 − target). None is higher. */
export const maxBurnRate = (settings: Settings, name: SloName): number =>
  Math.floor(10_000 / (100 - targetOf(settings, name))) / 100;

/**
 * Burn rates that an SLO can get above: the API refuses higher ones, and one at the very limit would
 * stay quiet when everything fails.
 */
export function clampedBurnRates(settings: Settings, name: SloName): BurnRates {
  const { fast, slow } = burnRatesOf(settings);
  const most = Math.floor(maxBurnRate(settings, name) * 90) / 100;
  const clamped = { fast: Math.min(fast, most), slow: Math.min(slow, most) };
  // A target this low leaves room for one rate only; the slow one is then the lower half.
  if (clamped.slow < clamped.fast) return clamped;
  return { ...clamped, slow: Math.floor(clamped.fast * 50) / 100 };
}
