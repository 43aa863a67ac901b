import type { Monitor } from "../alerts/monitor";

/** The Agent sends nothing: then no other monitor says anything either. */
export const agentSilent: Monitor = {
  title: "The Datadog Agent is silent",
  measures: "The Agent sends nothing",
  alerts: "below",
  critical: 0,
  meaning:
    "Datadog has got nothing of the gateway for 10 minutes: the Agent doesn't run, can't reach Datadog, or can't reach any proxy.",
  impact:
    "The gateway may be well, but no other monitor of it can alert: treat it as an outage of the monitoring.",
  dashboard: "operations",
  noData: "The Agent has sent nothing of the gateway for 10 minutes.",
  queries: (_settings, { queries }) => [
    {
      // Each replica has it at each scrape, also without a request. It is never below 0: only its
      // absence is looked at.
      query: `max(last_10m):${queries.gauge("max", "inFlight")}`,
      says: "The Agent has sent nothing of the gateway for 10 minutes",
    },
  ],
};
