import { z } from "zod";
import type { Monitor } from "../../datadog/alerts/monitor";
import {
  fixedMonitors,
  monitors,
  type FixedMonitorName,
  type MonitorName,
} from "../../datadog/monitors";
import { about, flag } from "./fields";

const threshold = (which: string, example: number) =>
  about(z.number().min(0).max(1e9).optional(), {
    description: `From where on it is ${which}, in the unit of the monitor. Default: what the monitor says.`,
    example,
  });

const tunable = z
  .strictObject({
    enabled: flag("Make the monitor, where it applies.", true),
    critical: threshold("critical", 10),
    warning: threshold("a warning", 5),
  })
  .meta({
    id: "DatadogMonitorArgs",
    description: "Thresholds of a monitor, and whether it is there.",
  })
  .prefault({});

const switchable = z
  .strictObject({ enabled: flag("Make the monitor.", true) })
  .meta({ id: "DatadogSwitchArgs", description: "Whether a monitor is made." })
  .prefault({});

/** One input for each monitor. */
export const monitorsSchema = z
  .strictObject({
    ...inputs<MonitorName, typeof tunable>(monitors, (monitor) =>
      about(tunable, { description: description(monitor), example: example(monitor) }),
    ),
    ...inputs<FixedMonitorName, typeof switchable>(fixedMonitors, ({ measures }) =>
      about(switchable, { description: `${measures}.`, example: { enabled: false } }),
    ),
  })
  .meta({ id: "DatadogMonitorsArgs", description: "The monitors: each can be tuned or left out." })
  .prefault({});

function inputs<N extends string, Schema>(
  of: Record<N, Monitor>,
  input: (monitor: Monitor) => Schema,
): Record<N, Schema> {
  const entries = Object.entries<Monitor>(of).map(([name, monitor]) => [name, input(monitor)]);
  return Object.fromEntries(entries) as Record<N, Schema>;
}

function description({ measures, critical, warning }: Monitor): string {
  const also = warning === undefined ? "" : `; warning ${warning}`;
  return `${measures}. Default: critical ${critical}${also}.`;
}

/** Half of the default, as a user would write it. */
function example({ critical, most, ...monitor }: Monitor): { critical: number } {
  if (typeof critical === "string") return { critical: monitor.example ?? 100 };
  return { critical: most === undefined ? Math.ceil(critical / 2) + 1 : critical / 2 };
}
