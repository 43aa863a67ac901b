import { coordinationHost, redisPort, redisUser } from "../stores/redis";
import type { Settings } from "../inputs/schema";
import type { SecretNames } from "../inputs/secrets";
import { renamed } from "./renames";
import { fromEnvironment, sorted } from "./values";

/** LiteLLM's `general_settings`. */
export function generalSettings(settings: Settings, secrets: SecretNames) {
  const { database, healthChecks, spendLogs } = settings;
  const { retentionDays } = spendLogs;
  return {
    master_key: fromEnvironment("LITELLM_MASTER_KEY"),
    database_url: fromEnvironment("DATABASE_URL"),
    ...renamed("general_settings", { database }),
    coordination_redis: coordinationRedis(settings),
    // A proxy that is to stop says so to the load balancer while it still serves (config/litellm/entrypoints.ts).
    enable_drain_endpoint: true,
    // Nobody's X-Forwarded-For is believed; unset, LiteLLM warns at each start.
    trusted_proxy_ranges: [],
    ...renamed(
      "general_settings",
      { spendLogs },
      { maximum_spend_logs_retention_period: retentionDays && `${retentionDays}d` },
    ),
    ...(healthChecks.enabled && {
      ...renamed("general_settings", { healthChecks }),
      // One replica asks for all.
      use_shared_health_check: true,
    }),
    ...alerting(settings, secrets),
    ...sorted(settings.extra.generalSettings),
  };
}

function coordinationRedis({ redis: { server } }: Settings) {
  return {
    host: server?.host ?? coordinationHost,
    port: server?.port ?? redisPort,
    username: server?.username ?? redisUser,
    password: fromEnvironment("COORDINATION_REDIS_PASSWORD"),
    ...(server?.tls && { ssl: true }),
  };
}

function alerting({ alerting }: Settings, { keys }: SecretNames) {
  const ways = [
    ...(keys.includes("slackWebhookUrl") ? ["slack"] : []),
    ...(keys.includes("alertWebhookUrl") ? ["webhook"] : []),
  ];
  if (ways.length === 0) return {};
  return { alerting: ways, ...renamed("general_settings", { alerting }) };
}
