/** What a monitor looks at, and from when on it alerts. */
export interface MonitorFacts {
  /** Title of the monitor, without the gateway's name. */
  title: string;
  /** What its thresholds are of, with the unit. */
  measures: string;
  /** Whether it alerts above or below its thresholds. */
  alerts: "above" | "below";
  /** Thresholds, or in words where they are worked out from other inputs. */
  critical: number | string;
  warning?: number | string;
  /** The largest threshold that makes sense. */
  most?: number;
}

const percent = { most: 100 } as const;
const left = { alerts: "below", critical: 10, warning: 25, ...percent } as const;
const slow = { alerts: "above", critical: 10, warning: 5, ...percent } as const;
const failing = { alerts: "above", critical: 5, warning: 1, ...percent } as const;

/** The monitors whose thresholds can be set, by the name of their input. */
export const monitorFacts = {
  monthlySpend: {
    title: "Spend of this month",
    measures: "Spend since the month began (UTC), in USD",
    alerts: "above",
    critical: "`budgets.maxUsd` for a month",
    warning: "`budgets.softUsd` for a month, or 80 % of critical",
  },
  dailySpend: {
    title: "Spend of a day",
    measures: "Spend of 24 hours, in USD",
    alerts: "above",
    critical:
      "twice a day's share of `budgets.maxUsd`, or all of it when its period is at most a day",
    warning: "75 % of critical",
  },
  spendSpike: {
    title: "Unusual spend",
    measures: "Share of 4 hours in which spend was above what is usual, 0 to 1",
    alerts: "above",
    critical: 0.5,
    most: 1,
  },
  providerBudget: {
    title: "Budget of a provider nearly used",
    measures: "What is left of a budget of `budgets.providers`, in percent",
    ...left,
  },
  teamBudget: {
    title: "Budget of a team nearly used",
    measures: "What is left of a team's budget, in percent",
    ...left,
  },
  keyBudget: {
    title: "Budget of a key nearly used",
    measures: "What is left of a key's budget, in percent",
    ...left,
  },
  unpricedRequests: {
    title: "Cost recorded as zero",
    measures: "Requests in an hour whose cost was recorded as 0 though their model has a price",
    alerts: "above",
    critical: 0,
  },
  spendQueue: {
    title: "Spend waits to be written",
    measures: "Changes of spend that wait in one replica, the least in 10 minutes",
    alerts: "above",
    critical: 1000,
    warning: 300,
  },
  spendWrites: {
    title: "Spend can't be written",
    measures: "Failed writes of spend to the database in 15 minutes",
    alerts: "above",
    critical: 3,
    warning: 0,
  },
  errorRatio: {
    title: "Requests fail",
    measures: "Requests answered with a 5xx in 10 minutes, in percent",
    alerts: "above",
    critical: 5,
    warning: 2,
    ...percent,
  },
  rateLimited: {
    title: "Requests are rate-limited",
    measures: "Requests answered with a 429 in 15 minutes, in percent",
    alerts: "above",
    critical: 20,
    warning: 10,
    ...percent,
  },
  requestLatency: {
    title: "Answers are slow",
    measures: "Requests in 15 minutes that took longer than `latency.requestSeconds`, in percent",
    ...slow,
  },
  providerLatency: {
    title: "A provider is slow",
    measures:
      "Calls of a provider in 15 minutes that took longer than `latency.providerSeconds`, in percent",
    ...slow,
  },
  timeToFirstToken: {
    title: "Streams begin late",
    measures:
      "Streams in 15 minutes whose first token took longer than `latency.timeToFirstTokenSeconds`, in percent",
    ...slow,
  },
  gatewayOverhead: {
    title: "The gateway itself is slow",
    measures:
      "Requests in 15 minutes for which the gateway itself took longer than `latency.overheadSeconds`, in percent",
    alerts: "above",
    critical: 5,
    warning: 2,
    ...percent,
  },
  deploymentDown: {
    title: "A deployment is down",
    measures:
      "Calls of a deployment in 5 minutes that failed, in percent; those refused as wrong (400) are left out",
    alerts: "above",
    critical: 99,
    ...percent,
  },
  cooldowns: {
    title: "A deployment keeps failing",
    measures: "How often a deployment was left alone after failures, in 15 minutes",
    alerts: "above",
    critical: 10,
    warning: 3,
  },
  fallbackFailures: {
    title: "Fallbacks fail",
    measures: "Fallbacks in 15 minutes that failed too, in percent",
    alerts: "above",
    critical: 50,
    warning: 20,
    ...percent,
  },
  cacheHitRatio: {
    title: "The cache answers hardly anything",
    measures: "Requests in 4 hours that the cache answered, of all that were answered, in percent",
    alerts: "below",
    critical: 1,
    warning: 5,
    ...percent,
  },
  redisFailures: {
    title: "Redis fails",
    measures: "Calls of Redis in 10 minutes that failed, in percent",
    ...failing,
  },
  postgresFailures: {
    title: "Postgres fails",
    measures: "Calls of Postgres in 10 minutes that failed, in percent",
    ...failing,
  },
  redisMemory: {
    title: "Redis is nearly full",
    measures: "Memory that Redis uses of what it may, in percent",
    alerts: "above",
    critical: 90,
    warning: 75,
    ...percent,
  },
  databaseSize: {
    title: "The database grows",
    measures: "Size of the database, in GB",
    alerts: "above",
    critical: 50,
    warning: 40,
  },
  databaseConnections: {
    title: "Postgres is short of connections",
    measures: "Connections of Postgres that are taken, in percent",
    alerts: "above",
    critical: 90,
    warning: 75,
    ...percent,
  },
  proxyReplicas: {
    title: "Proxies are missing",
    measures: "Proxies that answer",
    alerts: "below",
    critical: "more than half of `replicas`",
    warning: "`replicas`",
  },
} as const satisfies Record<string, MonitorFacts>;

/** Name of a monitor whose thresholds can be set. */
export type MonitorName = keyof typeof monitorFacts;

/** Names of the monitors whose thresholds can be set. */
export const monitorNames = Object.keys(monitorFacts) as MonitorName[];

/** Monitors that say only that something is so: they can be switched off, not tuned. */
export const switchFacts = {
  agentSilent: { title: "The Datadog Agent is silent", measures: "The Agent sends nothing" },
} as const;

/** Name of a monitor that has no thresholds. */
export type SwitchName = keyof typeof switchFacts;
