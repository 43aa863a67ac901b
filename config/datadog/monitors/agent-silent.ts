import { switchFacts } from "../monitor-facts";
import { message } from "./message";
import { payload } from "./monitor";
import type { MonitorBuilder } from "./spec";

/** The Agent sends nothing: then no other monitor says anything either. */
export const agentSilent: MonitorBuilder = (settings, context) => {
  if (!settings.datadog.monitors.agentSilent.enabled) return [];
  const runbook = "agent-silent";
  // Each replica has it at each scrape, also without a request. It is never below 0: only its
  // absence is looked at.
  const always = context.queries.gauge("max", "inFlight");
  const silent = "The Agent has sent nothing of the gateway for 10 minutes.";
  return [
    {
      name: runbook,
      runbook,
      payload: payload(settings, context, {
        runbook,
        title: switchFacts.agentSilent.title,
        type: "query alert",
        query: `max(last_10m):${always} < 0`,
        message: message(settings, {
          critical: silent,
          noData: silent,
          impact: "No other monitor of the gateway can alert.",
          dashboard: "operations",
          runbook,
        }),
        options: {
          thresholds: { critical: 0 },
          on_missing_data: "show_and_notify_no_data",
          evaluation_delay: 60,
          require_full_window: false,
          include_tags: true,
        },
      }),
    },
  ];
};
