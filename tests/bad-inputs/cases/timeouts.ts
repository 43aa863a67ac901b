import { config, configOf, withModel, withSettings, type BadInput } from "../bad-input";

const litellm = (litellm_settings: unknown) => config({ litellm_settings });
const general = (general_settings: unknown) => config({ general_settings });

/** Times, and what happens at intervals. */
export const timeouts: readonly BadInput[] = [
  {
    name: "requests that may take no time",
    input: withSettings({ requestTimeoutSeconds: 0 }),
    path: "requestTimeoutSeconds",
    reason: "must be at least 1",
    litellm: litellm({ request_timeout: 0 }),
  },
  {
    name: "a timeout with its unit",
    input: withSettings({ requestTimeoutSeconds: "10m" }),
    path: "requestTimeoutSeconds",
    reason: "must be a number",
    litellm: litellm({ request_timeout: "10m" }),
  },
  {
    name: "a model's timeout beyond the gateway's",
    input: withModel({ timeoutSeconds: 900 }, { settings: { requestTimeoutSeconds: 60 } }),
    path: "models[0].timeoutSeconds",
    reason: "above requestTimeoutSeconds (60)",
    litellm: config({
      model_list: configOf({ timeout: 900 }).model_list,
      litellm_settings: { request_timeout: 60 },
    }),
  },
  {
    name: "streams that may begin after the answer is over",
    input: withModel({ timeoutSeconds: 60, streamTimeoutSeconds: 120 }),
    path: "models[0].streamTimeoutSeconds",
    reason: "above timeoutSeconds (60)",
    litellm: configOf({ timeout: 60, stream_timeout: 120 }),
  },
  {
    name: "a timeout below 0",
    input: withModel({ timeoutSeconds: -1 }),
    path: "models[0].timeoutSeconds",
    reason: "must be at least 1",
    litellm: configOf({ timeout: -1 }),
  },
  {
    name: "health checks each second: each is a call that costs money",
    input: withSettings({ healthChecks: { enabled: true, intervalSeconds: 1 } }),
    path: "healthChecks.intervalSeconds",
    reason: "must be at least 30",
    litellm: general({ background_health_checks: true, health_check_interval: 1 }),
  },
  {
    name: "an interval of health checks with its unit",
    input: withSettings({ healthChecks: { enabled: true, intervalSeconds: "5m" } }),
    path: "healthChecks.intervalSeconds",
    reason: "must be a number",
    litellm: general({ background_health_checks: true, health_check_interval: "5m" }),
  },
  {
    name: "an edge that hangs up before the proxies do",
    input: withSettings({ requestTimeoutSeconds: 600, edge: { timeoutSeconds: 60 } }),
    path: "edge.timeoutSeconds",
    reason: "the edge would hang up first",
    litellm: undefined,
    note: "LiteLLM doesn't know what is before it",
  },
  {
    name: "entries of the request log that are kept for no day",
    input: withSettings({ spendLogs: { retentionDays: 0 } }),
    path: "spendLogs.retentionDays",
    reason: "must be at least 1",
    litellm: general({ maximum_spend_logs_retention_period: "0d" }),
  },
  {
    name: "a retention as a text",
    input: withSettings({ spendLogs: { retentionDays: "a month" } }),
    path: "spendLogs.retentionDays",
    reason: "must be a number",
    litellm: general({ maximum_spend_logs_retention_period: "a month" }),
  },
];
