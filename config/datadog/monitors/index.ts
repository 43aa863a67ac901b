import type { Settings } from "../../schema";
import type { WatchContext } from "../context";
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
import type { MonitorBuilder, MonitorSpec } from "./spec";
import { spendQueue } from "./spend-queue";
import { spendSpike } from "./spend-spike";
import { spendWrites } from "./spend-writes";
import { teamBudget } from "./team-budget";
import { timeToFirstToken } from "./time-to-first-token";
import { unpricedRequests } from "./unpriced-requests";

/** All kinds of monitors, by the name of their input. */
export const monitorBuilders: Record<keyof Settings["datadog"]["monitors"], MonitorBuilder> = {
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
  agentSilent,
};

/** The monitors of a gateway, without those of SLOs. */
export const monitorsOf = (settings: Settings, context: WatchContext): MonitorSpec[] =>
  Object.values(monitorBuilders).flatMap((build) => build(settings, context));
