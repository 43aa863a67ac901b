import type { Settings } from "../../inputs/schema";
import type { SloName } from "../slo-targets";
import type { WatchContext } from "../context";

/** An SLO as the API takes it (`POST /api/v1/slo`). */
export interface SloPayload {
  name: string;
  description: string;
  type: "metric";
  /** Counts of what was good, and of all. */
  query: { numerator: string; denominator: string };
  thresholds: { timeframe: "7d" | "30d" | "90d"; target: number; warning: number }[];
  timeframe: "7d" | "30d" | "90d";
  target_threshold: number;
  warning_threshold: number;
  tags: readonly string[];
}

/** The definition of an SLO: what it counts. */
export interface SloFacts {
  title: string;
  description: string;
  good: string;
  total: string;
}

/** An SLO, and the name by which others refer to it. */
export interface SloSpec {
  name: string;
  /** Name of its input. */
  input: SloName;
  payload: SloPayload;
}

/** One SLO: what it counts, and what its runbook says. */
export interface Slo {
  /** Title of the runbook, after "SLO:". */
  title: string;
  /** When its error budget is used, for the runbook, in Markdown. */
  meaning: string;
  /** Says what it counts in a gateway. */
  facts: (settings: Settings, context: WatchContext) => SloFacts;
}
