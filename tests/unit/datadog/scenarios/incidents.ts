import type { Minute, Scene, Story } from "./gateway";

/** What goes wrong, and what is expected of one monitor. Times are minutes since the story began. */
export interface Incident {
  /** The story, in words. */
  what: string;
  story: Story;
  /** By when it alerts. */
  alertsAt: number;
  /** By when a warning comes, before it alerts; none where the monitor has none. */
  warnsAt?: number;
  /** By when it is over. */
  endsAt: number;
  scene?: Partial<Scene>;
  /** What it says instead of an alert. */
  says?: "no data";
}

/** So for a while. */
const lasting =
  (from: number, to: number, change: Partial<Minute>): Story =>
  (minute) =>
    minute >= from && minute < to ? change : {};

/** First so, then worse. */
const growing = (from: number, worse: number, to: number, a: Partial<Minute>, b: Partial<Minute>) =>
  ((minute) => {
    if (minute < from || minute >= to) return {};
    return minute < worse ? a : b;
  }) satisfies Story;

/** One incident for each monitor that tells somebody, by its name. */
export const incidents: Record<string, Incident> = {
  "monthly-spend": {
    what: "a month that was dear anyway ends with a campaign, and another month begins",
    story: growing(0, 240, 600, { requests: 300 }, { requests: 600, usdPerRequest: 0.002 }),
    scene: { begin: "2026-03-31T14:00:00Z", first: -1440, spentBefore: 750 },
    warnsAt: 230,
    alertsAt: 420,
    endsAt: 630,
  },
  "daily-spend": {
    what: "traffic moves to a model ten times as dear for four hours",
    story: lasting(0, 240, { usdPerRequest: 0.004 }),
    scene: { first: -1440 },
    warnsAt: 130,
    alertsAt: 240,
    endsAt: 1700,
  },
  "spend-spike": {
    what: "an agent in a loop asks five times as much for three hours",
    story: lasting(0, 180, { requests: 300 }),
    scene: { first: -1440 },
    alertsAt: 150,
    endsAt: 450,
  },
  "provider-budget-openai": {
    what: "a provider's budget is used up, and begins anew",
    story: growing(0, 60, 120, { providerLeft: 100 }, { providerLeft: 20 }),
    warnsAt: 30,
    alertsAt: 90,
    endsAt: 150,
  },
  "team-budget": {
    what: "a team spends more than its budget, and gets a larger one",
    story: growing(0, 60, 120, { teamLeft: 20 }, { teamLeft: -3 }),
    warnsAt: 30,
    alertsAt: 90,
    endsAt: 150,
  },
  "key-budget": {
    what: "a key has nearly used its budget, which begins anew",
    story: growing(0, 60, 120, { keyLeft: 10 }, { keyLeft: 2 }),
    warnsAt: 30,
    alertsAt: 90,
    endsAt: 150,
  },
  "unpriced-requests": {
    what: "a provider bills something new, for which there is no price",
    story: lasting(0, 30, { unpriced: 3 }),
    alertsAt: 5,
    endsAt: 100,
  },
  "spend-queue": {
    what: "the database stalls, and spend piles up in the replicas",
    story: (minute) => (minute < 0 || minute >= 40 ? {} : { spendWaiting: 60 + 100 * minute }),
    warnsAt: 15,
    alertsAt: 30,
    endsAt: 55,
  },
  "spend-writes": {
    what: "the database refuses to write spend for ten minutes",
    story: lasting(0, 10, { failedSpendWrites: 1 }),
    warnsAt: 3,
    alertsAt: 8,
    endsAt: 30,
  },
  "error-ratio": {
    what: "a provider answers 5xx to some, then to a fifth of the requests for 15 minutes",
    story: growing(0, 15, 30, { failing: 0.04 }, { failing: 0.2 }),
    warnsAt: 13,
    alertsAt: 20,
    endsAt: 45,
  },
  "rate-limited": {
    what: "a client without a pause between its attempts runs into its limit",
    story: growing(0, 20, 50, { limited: 0.15 }, { limited: 0.5 }),
    warnsAt: 18,
    alertsAt: 35,
    endsAt: 70,
  },
  "request-latency": {
    what: "long prompts pile up at a provider",
    story: growing(0, 20, 50, { slowAnswers: 0.08 }, { slowAnswers: 0.4 }),
    warnsAt: 18,
    alertsAt: 35,
    endsAt: 70,
  },
  "provider-latency": {
    what: "a provider becomes slow",
    story: growing(0, 20, 50, { slowCalls: 0.08 }, { slowCalls: 0.4 }),
    warnsAt: 18,
    alertsAt: 35,
    endsAt: 70,
  },
  "time-to-first-token": {
    what: "a provider's queue lets streams wait",
    story: growing(0, 20, 50, { lateStreams: 0.08 }, { lateStreams: 0.4 }),
    warnsAt: 18,
    alertsAt: 35,
    endsAt: 70,
  },
  "gateway-overhead": {
    what: "the proxies have too little CPU",
    story: growing(0, 20, 50, { heldUp: 0.035 }, { heldUp: 0.3 }),
    warnsAt: 18,
    alertsAt: 35,
    endsAt: 70,
  },
  "deployment-down": {
    what: "a provider's key is revoked at a time with little traffic",
    story: lasting(0, 20, { requests: 3, failedCalls: 1, callStatus: "401" }),
    alertsAt: 10,
    endsAt: 30,
  },
  cooldowns: {
    what: "a deployment fails, recovers and fails again",
    story: lasting(0, 20, { cooldowns: 1 }),
    warnsAt: 7,
    alertsAt: 16,
    endsAt: 40,
  },
  "fallback-failures": {
    what: "the provider of the fallback is short of capacity as well",
    story: growing(
      0,
      20,
      50,
      { fallbacks: 5, failedFallbacks: 0.35 },
      { fallbacks: 5, failedFallbacks: 0.9 },
    ),
    warnsAt: 18,
    alertsAt: 36,
    endsAt: 70,
  },
  "cache-hit-ratio": {
    what: "a client puts the time into each prompt, and then all do",
    story: growing(0, 300, 600, { cached: 0.03 }, { cached: 0 }),
    warnsAt: 250,
    alertsAt: 560,
    endsAt: 700,
  },
  "redis-failures": {
    what: "Redis runs out of memory",
    story: growing(0, 15, 30, { redisFailing: 0.03 }, { redisFailing: 0.6 }),
    warnsAt: 12,
    alertsAt: 20,
    endsAt: 45,
  },
  "postgres-failures": {
    what: "Postgres restarts at the worst time",
    story: growing(0, 15, 30, { postgresFailing: 0.03 }, { postgresFailing: 0.6 }),
    warnsAt: 12,
    alertsAt: 20,
    endsAt: 45,
  },
  "redis-memory": {
    what: "spend is not taken out of Redis, until it is",
    story: growing(0, 20, 50, { redisMemory: 0.8 }, { redisMemory: 0.97 }),
    warnsAt: 15,
    alertsAt: 35,
    endsAt: 60,
  },
  "database-size": {
    what: "logs of requests fill the database, until they are thrown away",
    story: growing(0, 120, 300, { databaseGigabytes: 45 }, { databaseGigabytes: 60 }),
    warnsAt: 90,
    alertsAt: 200,
    endsAt: 310,
  },
  "database-connections": {
    what: "somebody else uses the same server",
    story: growing(0, 20, 50, { connections: 0.8 }, { connections: 0.98 }),
    warnsAt: 15,
    alertsAt: 35,
    endsAt: 60,
  },
  "proxy-replicas": {
    what: "one proxy dies, then another, and both come back",
    story: growing(0, 20, 40, { replicas: 3 }, { replicas: 2 }),
    warnsAt: 10,
    alertsAt: 30,
    endsAt: 45,
  },
  "agent-silent": {
    what: "the Agent can't reach Datadog",
    story: lasting(0, 30, { agent: false }),
    says: "no data",
    alertsAt: 15,
    endsAt: 35,
  },
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
