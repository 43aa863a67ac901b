import type { Settings } from "../inputs/schema";
import { noSecrets } from "../inputs/secrets";
import { madeOf } from "../workloads";
import type { MonitorSpec } from "./alerts/payload";
import { monitorsOf } from "./alerts/render";
import { watchContext } from "./context";
import { dashboardsOf } from "./dashboards";
import type { DashboardSpec } from "./dashboards/dashboard";
import { slosOf } from "./slos";
import { burnRateMonitors } from "./slos/burn-rates";
import type { SloSpec } from "./slos/spec";

/** Everything by which Datadog watches a gateway. */
export interface Watch {
  monitors: MonitorSpec[];
  slos: SloSpec[];
  dashboards: DashboardSpec[];
}

/**
 * Everything that Datadog gets for a gateway. It is plain data, the same for the same settings. What has an id
 * only later is referred to by `%{kind:name}`; SLOs come first, then dashboards, then monitors.
 */
export function watchOf(settings: Settings): Watch {
  // No secret decides which stores there are.
  const context = watchContext(settings, madeOf(settings, noSecrets));
  const slos = slosOf(settings, context);
  return {
    monitors: [
      ...monitorsOf(settings, context),
      ...slos.flatMap((slo) => burnRateMonitors(settings, context, slo)),
    ],
    slos,
    dashboards: dashboardsOf(settings, context, slos),
  };
}

/** Everything that Datadog gets for a gateway, as the JSON of its API. */
export function renderWatch(settings: Settings): string {
  const { monitors, slos, dashboards } = watchOf(settings);
  const payloads = {
    monitors: monitors.map(({ payload }) => payload),
    slos: slos.map(({ payload }) => payload),
    dashboards: dashboards.map(({ payload }) => payload),
  };
  return JSON.stringify(payloads, undefined, 2);
}
