import type { Settings } from "../../inputs/schema";
import { targetOf } from "../slo-burn-rates";
import { sloNames, type SloName } from "../slo-targets";
import type { WatchContext } from "../context";
import { kebab } from "../names";
import { availability } from "./availability";
import { latency } from "./latency";
import { overhead } from "./overhead";
import type { Slo, SloSpec } from "./spec";
import { timeToFirstToken } from "./time-to-first-token";

/** Definitions of the SLOs, by the names of their inputs. */
export const sloDefinitions: Record<SloName, Slo> = {
  availability,
  latency,
  timeToFirstToken,
  overhead,
};

/** Datadog's names of the times (`SLOTimeframe` of the API). */
const timeframes = { week: "7d", month: "30d", quarter: "90d" } as const;

/** The SLOs of a gateway. */
export function slosOf(settings: Settings, context: WatchContext): SloSpec[] {
  const { slos } = settings.datadog;
  return sloNames
    .filter((input) => slos[input].enabled)
    .map((input) => {
      const { title, description, good, total } = sloDefinitions[input].facts(settings, context);
      const target = targetOf(settings, input);
      const warning = between(target);
      const timeframe = timeframes[slos.timeframe];
      return {
        name: kebab(input),
        input,
        payload: {
          name: `${context.title}: ${title}`,
          description,
          type: "metric",
          query: { numerator: good, denominator: total },
          thresholds: [{ timeframe, target, warning }],
          timeframe,
          target_threshold: target,
          warning_threshold: warning,
          tags: [...context.tags, `slo:${kebab(input)}`],
        },
      };
    });
}

/** A warning must be above the target: half of the error budget is used there. */
const between = (target: number): number => Number(((target + 100) / 2).toFixed(4));
