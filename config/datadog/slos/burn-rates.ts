import { clampedBurnRates } from "../slo-burn-rates";
import type { Settings } from "../../inputs/schema";
import type { WatchContext } from "../context";
import { message } from "../alerts/message";
import { decimal } from "../alerts/numbers";
import { payload, type MonitorSpec } from "../alerts/payload";
import { idOf } from "../references";
import type { SloSpec } from "./spec";

/** Text about their monitors in the runbooks of all SLOs, in Markdown. */
export const burnRateMeaning =
  "The error budget is what the target leaves: 0.5 % of the requests of a month at 99.5 %. The _fast_ monitor looks at an hour (and 5 minutes), the _slow_ one at 6 hours (and 30 minutes); both windows must be bad. The default rates use up 2 % (fast) or 5 % (slow) of a month's budget before they alert. They are lowered to 90 % of 1 / (1 − target), above which no SLO can get. They know no least number of requests: in a quiet hour, one that is bad can be enough.";

/** Text about what an alert of an SLO means for users, in Markdown. */
export const burnRateImpact =
  "At the pace in the message, the SLO is missed before its time is over.";

/** A short window beside the long one: it ends the alert soon after the cause. */
const windows = {
  fast: { long: "1h", short: "5m" },
  slow: { long: "6h", short: "30m" },
} as const;

/** Two monitors of an SLO: its error budget is used up fast, or slowly and for long. */
export function burnRateMonitors(
  settings: Settings,
  context: WatchContext,
  { name, input, payload: slo }: SloSpec,
): MonitorSpec[] {
  const rates = clampedBurnRates(settings, input);
  return (["fast", "slow"] as const).map((speed) => {
    const { long, short } = windows[speed];
    const rate = rates[speed];
    const runbook = `slo-${name}`;
    return {
      name: `${runbook}-${speed}`,
      runbook,
      payload: payload(settings, context, {
        runbook,
        title: `${slo.name.replace(`${context.title}: `, "")}: error budget (${speed})`,
        type: "slo alert",
        query: `burn_rate("${idOf("slo", name)}").over("${slo.timeframe}").long_window("${long}").short_window("${short}") > ${decimal(rate)}`,
        message: message(settings, {
          critical: `The error budget is used {{value}} times as fast as ${slo.target_threshold} % in ${slo.timeframe} allows (${long}; critical is above {{threshold}}).`,
          impact: `At this pace it is used up in ${left(slo.timeframe, rate)}.`,
          dashboard: "latency",
          runbook,
        }),
        // No `on_missing_data`: the API refuses it for SLO alerts.
        options: { thresholds: { critical: rate }, include_tags: true },
      }),
    };
  });
}

function left(timeframe: string, rate: number): string {
  const hours = (parseInt(timeframe, 10) * 24) / rate;
  return hours < 72 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`;
}
