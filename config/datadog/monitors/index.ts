import { agentSilent } from "./agent-silent";
import { cacheHitRatio } from "./cache-hit-ratio";
import { cooldowns } from "./cooldowns";
import { dailySpend } from "./daily-spend";
import { databaseConnections } from "./database-connections";
import { databaseSize } from "./database-size";
import { deploymentDown } from "./deployment-down";
import { errorRatio } from "./error-ratio";
import { fallbackFailures } from "./fallback-failures";
import { gatewayOverhead } from "./gateway-overhead";
import { keyBudget } from "./key-budget";
import { monthlySpend } from "./monthly-spend";
import { postgresFailures } from "./postgres-failures";
import { providerBudget } from "./provider-budget";
import { providerLatency } from "./provider-latency";
import { proxyReplicas } from "./proxy-replicas";
import { rateLimited } from "./rate-limited";
import { redisFailures } from "./redis-failures";
import { redisMemory } from "./redis-memory";
import { requestLatency } from "./request-latency";
import { spendQueue } from "./spend-queue";
import { spendSpike } from "./spend-spike";
import { spendWrites } from "./spend-writes";
import { teamBudget } from "./team-budget";
import { timeToFirstToken } from "./time-to-first-token";
import { unpricedRequests } from "./unpriced-requests";

/** The monitors whose thresholds can be set, by the name of their input, in the order of the reference. */
export const monitors = {
  monthlySpend,
  dailySpend,
  spendSpike,
  providerBudget,
  teamBudget,
  keyBudget,
  unpricedRequests,
  spendQueue,
  spendWrites,
  errorRatio,
  rateLimited,
  requestLatency,
  providerLatency,
  timeToFirstToken,
  gatewayOverhead,
  deploymentDown,
  cooldowns,
  fallbackFailures,
  cacheHitRatio,
  redisFailures,
  postgresFailures,
  redisMemory,
  databaseSize,
  databaseConnections,
  proxyReplicas,
};

/** Name of a monitor whose thresholds can be set. */
export type MonitorName = keyof typeof monitors;

/** Names of the monitors whose thresholds can be set. */
export const monitorNames = Object.keys(monitors) as MonitorName[];

/** The monitors that say only that something is so: they can be switched off, not tuned. */
export const fixedMonitors = { agentSilent };

/** Name of a monitor that has no thresholds to set. */
export type FixedMonitorName = keyof typeof fixedMonitors;
