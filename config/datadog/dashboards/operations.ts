import { watchedHost } from "../agent-host";
import { startEventTag } from "../proxy-metrics";
import { edgeHost } from "../../edge/haproxy";
import { postgres as server } from "../../stores/postgres";
import { cacheHost, coordinationHost } from "../../stores/redis";
import type { Settings } from "../../inputs/schema";
import type { WatchContext } from "../context";
import { dashboard, gatewayQueries as q, type DashboardSpec } from "./dashboard";
import { group, monitors, timeseries, toplist, value, type Widget } from "./widgets";

/** The dashboard of what the gateway runs on, for those who run it. */
export const operations = (settings: Settings, context: WatchContext): DashboardSpec =>
  dashboard(
    settings,
    "operations",
    "Operations",
    "The proxies, what they need, and what watches them.",
    [
      group("Monitors", [monitors("Monitors", searchOf(context))]),
      group("Proxies", proxies(settings, context)),
      ...(context.makes.has(edgeHost) ? [group("Edge", edge())] : []),
      group("Spend on its way", spendPipeline()),
      group("Redis", redis(settings, context)),
      group("Postgres", postgres(context)),
    ],
  );

/** Monitors of this gateway, without the parts of composites. */
const searchOf = ({ tags }: WatchContext): string =>
  `${tags
    .filter((tag) => /^(env|service):/.test(tag))
    .map((tag) => `tag:"${tag}"`)
    .join(" ")} tag:"role:alert"`;

function proxies({ replicas }: Settings, { makes }: WatchContext): Widget[] {
  const inFlight = q.gauge("max", "inFlight", { by: ["endpoint"] });
  return [
    makes.has(edgeHost)
      ? value({
          title: `Answer, of ${replicas}`,
          precision: 0,
          aggregator: "last",
          queries: { proxies: q.other("max", "edgeActiveProxies", { where: ["proxy:proxies"] }) },
          formulas: { proxies: "proxies" },
        })
      : value({
          title: `Answer, of ${replicas}`,
          precision: 0,
          aggregator: "last",
          queries: { busy: inFlight },
          formulas: { proxies: "count_not_null(busy)" },
        }),
    timeseries({
      title: "Requests at once by proxy; a new proxy is a rollout",
      queries: { requests: inFlight },
      formulas: { requests: "requests" },
      events: `${startEventTag} $env $service`,
    }),
    timeseries({
      title: "Requests by proxy",
      display: "bars",
      queries: { requests: q.count("requests", { by: ["endpoint"] }) },
      formulas: { requests: "requests" },
    }),
    timeseries({
      title: "Average seconds that the check of a key takes",
      queries: { sum: q.seconds("authLatency"), count: q.observations("authLatency") },
      formulas: { seconds: "sum / count" },
    }),
    toplist({
      title: "Logs that callbacks could not send",
      queries: { failed: q.count("callbackFailures", { by: ["callback_name"] }) },
      formulas: { failed: "failed" },
    }),
  ];
}

function edge(): Widget[] {
  return [
    timeseries({
      title: "Answers by class",
      display: "bars",
      queries: {
        answers: q.other("sum", "edgeResponses", { where: ["proxy:edge"], by: ["code"] }),
      },
      formulas: { answers: "answers" },
    }),
    timeseries({
      title: "Connections of clients",
      queries: {
        now: q.other("sum", "edgeSessions", { where: ["proxy:edge"] }),
        most: q.other("max", "edgeSessionLimit", { where: ["proxy:edge"] }),
      },
      formulas: { now: "now", "that may be": "most" },
    }),
    timeseries({
      title: "Proxies that could not be reached, and requests given to another",
      display: "bars",
      queries: {
        errors: q.other("sum", "edgeConnectionErrors"),
        again: q.other("sum", "edgeRetries"),
        waiting: q.other("max", "edgeQueue"),
      },
      formulas: { "not reached": "errors", "to another": "again", waiting: "waiting" },
    }),
  ];
}

function spendPipeline(): Widget[] {
  const by = ["endpoint"] as const;
  return [
    timeseries({
      title: "Changes of spend that wait, by proxy",
      queries: {
        now: q.gauge("max", "spendQueue", { by }),
        days: q.gauge("max", "dailySpendQueue", { by }),
      },
      formulas: { "of keys, users and teams": "now", "of days": "days" },
    }),
    timeseries({
      title: "Failed writes of spend",
      display: "bars",
      queries: { failed: q.count("postgresFailures", { where: ["function_name:update_spend"] }) },
      formulas: { failed: "failed" },
    }),
    timeseries({
      title: "Budgets that could not begin anew",
      display: "bars",
      queries: { failed: q.count("budgetResetFailures") },
      formulas: { failed: "failed" },
    }),
  ];
}

/** How the proxies' calls of a store go. */
const calls = (store: "redis" | "postgres"): Widget[] => [
  timeseries({
    title: "Calls that failed, in percent",
    queries: { failed: q.count(`${store}Failures`), all: q.count(`${store}Requests`) },
    formulas: { "%": "failed / all * 100" },
  }),
  timeseries({
    title: "Average seconds of a call",
    queries: { sum: q.seconds(`${store}Latency`), count: q.observations(`${store}Latency`) },
    formulas: { seconds: "sum / count" },
  }),
];

function redis(settings: Settings, { makes }: WatchContext): Widget[] {
  const hosts = [coordinationHost, cacheHost].filter((host) => makes.has(host));
  return [
    ...calls("redis"),
    ...hosts.map((host) => {
      const where = [`redis_host:${watchedHost(settings, host)}`] as const;
      return timeseries({
        title: `${host}: memory in bytes`,
        queries: {
          used: q.other("max", "redisMemoryUsed", { where }),
          most: q.other("max", "redisMemoryMax", { where }),
        },
        formulas: { used: "used", "that may be": "most" },
      });
    }),
  ];
}

function postgres({ makes }: WatchContext): Widget[] {
  return [
    ...calls("postgres"),
    ...(makes.has(server.host)
      ? [
          timeseries({
            title: "Connections",
            queries: {
              taken: q.other("sum", "postgresConnections"),
              most: q.other("max", "postgresMaxConnections"),
            },
            formulas: { taken: "taken", "that may be": "most" },
          }),
          timeseries({
            title: "Size of the database in bytes",
            queries: { size: q.other("max", "postgresDatabaseSize") },
            formulas: { size: "size" },
          }),
          timeseries({
            title: "Deadlocks and transactions taken back",
            queries: {
              deadlocks: q.other("sum", "postgresDeadlocks"),
              back: q.other("sum", "postgresRollbacks"),
            },
            formulas: { deadlocks: "deadlocks", "taken back, a second": "back" },
          }),
        ]
      : []),
  ];
}
