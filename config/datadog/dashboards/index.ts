import type { Settings } from "../../inputs/schema";
import type { WatchContext } from "../context";
import type { SloSpec } from "../slos/spec";
import { cost } from "./cost";
import type { DashboardSpec } from "./dashboard";
import { latency } from "./latency";
import { operations } from "./operations";

/** The dashboards of a gateway. */
export const dashboardsOf = (
  settings: Settings,
  context: WatchContext,
  slos: readonly SloSpec[],
): DashboardSpec[] => [cost(settings), latency(settings, slos), operations(settings, context)];
