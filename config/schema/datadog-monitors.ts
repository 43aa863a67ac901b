import { z } from "zod";
import {
  monitorFacts,
  monitorNames,
  switchFacts,
  type MonitorFacts,
  type MonitorName,
} from "../datadog/monitor-facts";
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
  .meta({ id: "DatadogMonitorArgs", description: "What is special about a monitor." })
  .prefault({});

const switchable = z
  .strictObject({ enabled: flag("Make the monitor.", true) })
  .meta({ id: "DatadogSwitchArgs", description: "Whether a monitor is made." })
  .prefault({});

/** One input for each monitor. */
export const monitorsSchema = z
  .strictObject({
    ...(Object.fromEntries(
      monitorNames.map((name) => [
        name,
        about(tunable, { description: told(name), example: exampleOf(name) }),
      ]),
    ) as Record<MonitorName, typeof tunable>),
    agentSilent: about(switchable, {
      description: `${switchFacts.agentSilent.measures}.`,
      example: { enabled: false },
    }),
  })
  .meta({ id: "DatadogMonitorsArgs", description: "The monitors: each can be tuned or left out." })
  .prefault({});

function told(name: MonitorName): string {
  const { measures, critical, warning }: MonitorFacts = monitorFacts[name];
  const also = warning === undefined ? "" : `; warning ${warning}`;
  return `${measures}. Default: critical ${critical}${also}.`;
}

/** Half of the default, as a user would write it. */
function exampleOf(name: MonitorName): { critical: number } {
  const { critical, most }: MonitorFacts = monitorFacts[name];
  if (typeof critical === "string") return { critical: name === "proxyReplicas" ? 2 : 100 };
  return { critical: most === undefined ? Math.ceil(critical / 2) + 1 : critical / 2 };
}
