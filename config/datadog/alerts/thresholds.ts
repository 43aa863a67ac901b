import type { Settings } from "../../inputs/schema";
import { monitors, type MonitorName } from "../monitors";
import type { Monitor, Thresholds } from "./monitor";
import { rounded } from "./numbers";

/**
 * A monitor's thresholds, those of the inputs first; undefined when there is nothing to make them of:
 * spend without a budget.
 */
export function thresholdsOf(settings: Settings, name: MonitorName): Thresholds | undefined {
  const given = settings.datadog.monitors[name];
  const byDefault = defaultThresholds(settings, monitors[name]);
  const critical = given.critical ?? byDefault?.critical;
  if (critical === undefined) return undefined;
  return { critical, warning: given.warning ?? scaled(byDefault, critical) };
}

/** A monitor's thresholds without its own input. */
export function defaultThresholds(settings: Settings, monitor: Monitor): Thresholds | undefined {
  if (monitor.thresholds) return monitor.thresholds(settings);
  const { critical, warning, title } = monitor;
  if (typeof critical === "string" || typeof warning === "string")
    throw new Error(`nothing works out the thresholds of the monitor "${title}"`);
  return { critical, warning };
}

/** The default warning, kept where it was relative to a critical threshold that was moved. */
function scaled(byDefault: Thresholds | undefined, critical: number): number | undefined {
  if (byDefault?.warning === undefined || byDefault.critical === critical)
    return byDefault?.warning;
  if (byDefault.critical === 0) return undefined;
  const warning = rounded((byDefault.warning * critical) / byDefault.critical);
  return warning === critical ? undefined : warning;
}
