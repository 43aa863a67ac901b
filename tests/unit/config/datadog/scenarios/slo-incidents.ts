import { lasting, type Incident } from "./incident";

/** The incidents that use up error budgets, by the name of the monitor. */
export const sloIncidents: Record<string, Incident> = {
  "slo-availability-fast": {
    what: "a provider fails a fifth of the requests for an hour",
    story: lasting(0, 60, { failing: 0.2 }),
    alertsAt: 40,
    endsAt: 70,
  },
  "slo-availability-slow": {
    what: "a provider fails one of twenty requests for six hours",
    story: lasting(0, 360, { failing: 0.05 }),
    alertsAt: 300,
    endsAt: 400,
  },
  "slo-latency-fast": {
    what: "nearly no answer is in time for an hour",
    story: lasting(0, 70, { slowAnswers: 0.95 }),
    alertsAt: 60,
    endsAt: 80,
  },
  "slo-latency-slow": {
    what: "half of the answers are late for six hours",
    story: lasting(0, 360, { slowAnswers: 0.5 }),
    alertsAt: 300,
    endsAt: 400,
  },
  "slo-time-to-first-token-fast": {
    what: "nearly no stream begins in time for an hour",
    story: lasting(0, 70, { lateStreams: 0.95 }),
    alertsAt: 60,
    endsAt: 80,
  },
  "slo-time-to-first-token-slow": {
    what: "half of the streams begin late for six hours",
    story: lasting(0, 360, { lateStreams: 0.5 }),
    alertsAt: 300,
    endsAt: 400,
  },
  "slo-overhead-fast": {
    what: "the proxies are starved of CPU for an hour",
    story: lasting(0, 60, { heldUp: 0.4 }),
    alertsAt: 50,
    endsAt: 70,
  },
  "slo-overhead-slow": {
    what: "the gateway holds up one of ten requests for six hours",
    story: lasting(0, 360, { heldUp: 0.1 }),
    alertsAt: 300,
    endsAt: 400,
  },
};
