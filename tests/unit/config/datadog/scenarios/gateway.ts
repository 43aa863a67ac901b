import { coordinationHost } from "../../../../../config/stores/redis";
import type { Series } from "../../../../../cli/dashboards/query/evaluate";
import { latencyBound, type LatencyInput } from "../../../../../config/datadog/latency-bounds";
import { everything } from "../stacks";
import { Recording } from "./recording";

/** What happens in a gateway in a minute. Shares are 0 to 1. */
export interface Minute {
  /** Requests of clients for the model `fast`. */
  requests: number;
  usdPerRequest: number;
  /** Shares of the requests that get a 5xx, or a 429. */
  failing: number;
  limited: number;
  /** Shares of what takes longer than the settings allow. */
  slowAnswers: number;
  slowCalls: number;
  lateStreams: number;
  heldUp: number;
  /** Calls of the deployment behind `fast` that fail, for each request, and with which status. */
  failedCalls: number;
  callStatus: string;
  /** How often the deployment is left alone. */
  cooldowns: number;
  /** Requests that go to the fallback `slow`, and the share of them that fails there. */
  fallbacks: number;
  failedFallbacks: number;
  /** Share of the lookups that the cache answers. */
  cached: number;
  unpriced: number;
  /** Calls of Redis and of Postgres, without those of requests, and the share of all that fails. */
  storeCalls: number;
  redisFailing: number;
  postgresFailing: number;
  failedSpendWrites: number;
  /** Changes of spend that wait in each replica. */
  spendWaiting: number;
  /** Proxies that answer. */
  replicas: number;
  /** Whether the Agent reaches Datadog. */
  agent: boolean;
  /** What is left of budgets, in USD: of a team's 100, a key's 50, a provider's 500. */
  teamLeft: number;
  keyLeft: number;
  providerLeft: number;
  /** Shares in use, and GB. */
  redisMemory: number;
  connections: number;
  databaseGigabytes: number;
}

/** A minute of an ordinary day. */
export const ordinary: Minute = {
  requests: 60,
  usdPerRequest: 0.0004,
  failing: 0.002,
  limited: 0.01,
  slowAnswers: 0.01,
  slowCalls: 0.01,
  lateStreams: 0.01,
  heldUp: 0.002,
  failedCalls: 0.01,
  callStatus: "503",
  cooldowns: 0.01,
  fallbacks: 0.3,
  failedFallbacks: 0.05,
  cached: 0.3,
  unpriced: 0,
  storeCalls: 40,
  redisFailing: 0,
  postgresFailing: 0,
  failedSpendWrites: 0,
  spendWaiting: 60,
  replicas: 4,
  agent: true,
  teamLeft: 60,
  keyLeft: 30,
  providerLeft: 300,
  redisMemory: 0.3,
  connections: 0.3,
  databaseGigabytes: 5,
};

/** What differs from the ordinary, by the minute since the story began. */
export type Story = (minute: number) => Partial<Minute>;

/** A story, and when it is told. */
export interface Scene {
  /** When minute 0 is: ISO 8601. */
  begin: string;
  /** Minute of the first data: before it, there was no gateway. */
  first: number;
  /** Minute of the last data. */
  last: number;
  /** USD spent in the month before the first minute. */
  spentBefore?: number;
}

/** All that Datadog would have of a scene. */
export function seriesOf({ begin, first, last, spentBefore = 0 }: Scene, story: Story): Series[] {
  const recording = new Recording();
  const secondsAt = (minute: number) => Date.parse(begin) / 1000 + minute * 60;
  if (spentBefore > 0) {
    recording.now = secondsAt(first - 60);
    recording.count("spend", fast, spentBefore);
  }
  for (let minute = first; minute <= last; minute++) {
    recording.now = secondsAt(minute);
    const now = { ...ordinary, ...story(minute) };
    if (now.agent) record(recording, now);
  }
  return recording.series;
}

const fast = { requested_model: "fast", api_provider: "openai" } as const;
const deployment = { ...fast, litellm_model_name: "gpt-fast" } as const;
const toSlow = { requested_model: "fast", fallback_model: "slow" } as const;

function record(to: Recording, now: Minute): void {
  const answered = now.requests * (1 - now.failing - now.limited);
  for (let replica = 0; replica < now.replicas; replica++) {
    const endpoint = `proxy-${replica}`;
    const part = (share: number) => (now.requests * share) / now.replicas;
    to.count("requests", { ...fast, endpoint, status_code: "200" }, answered / now.replicas);
    to.count("requests", { ...fast, endpoint, status_code: "503" }, part(now.failing));
    to.count("requests", { ...fast, endpoint, status_code: "429" }, part(now.limited));
    to.gauge("inFlight", { endpoint }, now.requests / 20);
    to.gauge("spendQueue", { endpoint }, now.spendWaiting / 2);
    to.gauge("dailySpendQueue", { endpoint }, now.spendWaiting / 2);
  }
  to.other("edgeActiveProxies", { proxy: "proxies" }, now.replicas);
  recordAnswers(to, now, answered);
  recordCalls(to, now);
  recordStores(to, now);
  to.gauge("teamBudgetRemaining", { team_alias: "red" }, now.teamLeft);
  to.gauge("teamBudgetMax", { team_alias: "red" }, 100);
  to.gauge("keyBudgetRemaining", { api_key_alias: "app" }, now.keyLeft);
  to.gauge("keyBudgetMax", { api_key_alias: "app" }, 50);
  // Keys without an alias all write to one series, the used-up ones as well.
  to.gauge("keyBudgetRemaining", { api_key_alias: "none" }, 0);
  to.gauge("keyBudgetMax", { api_key_alias: "none" }, 10);
  to.gauge("providerBudgetRemaining", { api_provider: "openai" }, now.providerLeft);
  to.gauge("providerBudgetRemaining", { api_provider: "azure" }, 0);
}

const bound = (input: LatencyInput) => latencyBound(everything, input);

function recordAnswers(to: Recording, now: Minute, answered: number): void {
  to.count("spend", fast, answered * now.usdPerRequest);
  to.observe("requestLatency", fast, answered, {
    above: bound("requestSeconds"),
    share: now.slowAnswers,
  });
  to.observe("apiLatency", fast, answered, {
    above: bound("providerSeconds"),
    share: now.slowCalls,
  });
  to.observe("timeToFirstToken", fast, answered / 2, {
    above: bound("timeToFirstTokenSeconds"),
    share: now.lateStreams,
  });
  to.observe("overhead", fast, answered, { above: bound("overheadSeconds"), share: now.heldUp });
  to.count("cacheHits", fast, answered * now.cached);
  to.count("zeroCostRequests", { ...fast, reason: "missing_pricing_key" }, now.unpriced);
}

function recordCalls(to: Recording, now: Minute): void {
  const failed = now.requests * now.failedCalls;
  to.count("deploymentSuccesses", deployment, now.requests - failed);
  to.count("deploymentFailures", { ...deployment, exception_status: now.callStatus }, failed);
  // A prompt that is too long, again and again: the deployment is well.
  const other = { ...deployment, litellm_model_name: "gpt-small" };
  to.count("deploymentFailures", { ...other, exception_status: "400" }, now.requests / 10);
  // Refused before a deployment was chosen: LiteLLM counts it with empty labels.
  const nobody = { litellm_model_name: "", api_provider: "", exception_status: "429" };
  to.count("deploymentFailures", nobody, now.requests * now.limited);
  to.count("deploymentCooldowns", { ...deployment, litellm_model_name: "fast" }, now.cooldowns);
  to.count("successfulFallbacks", toSlow, now.fallbacks * (1 - now.failedFallbacks));
  to.count("failedFallbacks", toSlow, now.fallbacks * now.failedFallbacks);
}

function recordStores(to: Recording, now: Minute): void {
  const calls = now.storeCalls + now.requests * 2;
  const failure = { error_class: "ConnectionError", function_name: "get_data" };
  to.count("redisRequests", { redis: "redis" }, calls);
  to.count("redisFailures", { redis: "redis", ...failure }, calls * now.redisFailing);
  to.count("postgresRequests", { postgres: "postgres" }, calls);
  to.count("postgresFailures", { postgres: "postgres", ...failure }, calls * now.postgresFailing);
  to.count(
    "postgresFailures",
    { postgres: "postgres", ...failure, function_name: "update_spend" },
    now.failedSpendWrites,
  );
  for (const [redis_host, share] of [
    [coordinationHost, now.redisMemory],
    ["redis-cache", 1],
  ] as const) {
    to.other("redisMemoryUsed", { redis_host }, share * 256e6);
    to.other("redisMemoryMax", { redis_host }, 256e6);
  }
  to.other("postgresConnectionShare", {}, now.connections);
  to.other("postgresDatabaseSize", { db: "litellm" }, now.databaseGigabytes * 1e9);
}
