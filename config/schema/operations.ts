import { z } from "zod";
import { about, count, extra, flag, hostPattern } from "./fields";

/** Where clients reach the gateway. */
export const edgeSchema = z
  .strictObject({
    address: about(z.ipv4({ error: "must be an IPv4 address" }).default("127.0.0.1"), {
      description: "Address of this host to listen on. `0.0.0.0` opens the gateway to the network.",
      example: "0.0.0.0",
    }),
    port: about(z.int().min(1).max(65535).default(4000), {
      description: "Port to listen on.",
      example: 8443,
    }),
    hostname: about(
      z
        .string()
        .regex(hostPattern, {
          error: "must be a host name, without a scheme or port",
        })
        .optional(),
      {
        description:
          "Host name by which clients reach it, and that its certificate is for; it is in the URL that is shown. Default: the address.",
        example: "llm.example.com",
      },
    ),
    tls: flag(
      "Speak TLS, with the secrets `tlsCertificate` and `tlsKey` (PEM, the chain included).",
      false,
    ),
    timeoutSeconds: count(
      "Longest silence on a connection, in seconds. Default: 20 more than `requestTimeoutSeconds`.",
      620,
      1,
      7200,
    ).optional(),
  })
  .meta({ id: "EdgeArgs", description: "Where clients reach the gateway." })
  .prefault({});

const memory = (what: string, least: number, byDefault: number) =>
  about(z.int().min(least).max(1_048_576).default(byDefault), {
    description: `${what}, in MB.`,
    example: 2 * byDefault,
  });

/** Memory limits. */
export const resourcesSchema = z
  .strictObject({
    proxyMemoryMegabytes: memory(
      "Memory limit of one proxy (LiteLLM's own sizing is 4096 a worker)",
      1024,
      4096,
    ),
    postgresMemoryMegabytes: memory("Memory limit of Postgres", 256, 1024),
    redisMemoryMegabytes: memory("Memory for spend queues and rate limits in Redis", 64, 256),
  })
  .meta({ id: "ResourcesArgs", description: "Memory limits of the containers." })
  .prefault({});

/** What the proxies log. */
export const loggingSchema = z
  .strictObject({
    level: about(
      z.enum(["error", "warning", "info", "debug"]).meta({ id: "LogLevel" }).default("warning"),
      {
        description: "Least severity that the proxies log. `debug` is slow and tells prompts.",
        example: "info",
      },
    ),
    json: flag("Log in JSON, one object a line.", false),
    rawRequests: flag(
      "Give logging callbacks what is sent to providers and what they answer, word for word.",
      false,
    ),
  })
  .meta({ id: "LoggingArgs", description: "What the proxies log." })
  .prefault({});

/** What the proxies count. */
export const metricsSchema = z
  .strictObject({
    enabled: flag(
      "Count requests, tokens, spend and latency on port 9464 of each proxy, inside the gateway's networks only. Costs about 190 MB of memory a proxy.",
      true,
    ),
  })
  .meta({ id: "MetricsArgs", description: "What the proxies count." })
  .prefault({});

/** Kinds of alerts (LiteLLM's `alert_types`). */
export const alertTypes = [
  "llm_exceptions",
  "llm_too_slow",
  "llm_requests_hanging",
  "budget_alerts",
  "spend_reports",
  "failed_tracking_spend",
  "user_spend_thresholds",
  "user_spend_anomalies",
  "db_exceptions",
  "daily_reports",
  "cooldown_deployment",
  "new_model_added",
  "model_deprecation_warnings",
  "outage_alerts",
  "region_outage_alerts",
  "fallback_reports",
  "new_virtual_key_created",
  "virtual_key_updated",
  "virtual_key_deleted",
  "new_team_created",
  "team_updated",
  "team_deleted",
] as const;

/** LiteLLM's own alerts. */
export const alertingSchema = z
  .strictObject({
    types: about(
      z
        .array(z.enum(alertTypes).meta({ id: "AlertType" }))
        .min(1)
        .optional(),
      {
        description: "Kinds of alerts. Default: all of LiteLLM's.",
        example: ["budget_alerts", "outage_alerts"],
      },
    ),
    slowRequestSeconds: count(
      "From when on a request is slow, in seconds. Default: 300.",
      120,
      1,
      3600,
    ).optional(),
  })
  .meta({
    id: "AlertingArgs",
    description:
      "LiteLLM's own alerts. They go to the secret addresses `slackWebhookUrl` and `alertWebhookUrl`; with neither there are none.",
  })
  .prefault({});

/** Regular calls of every model. */
export const healthChecksSchema = z
  .strictObject({
    enabled: flag("Call every model at intervals. Each call costs money.", false),
    intervalSeconds: about(z.int().min(30).max(86_400).default(300), {
      description: "Time between two checks of a model, in seconds.",
      example: 3600,
    }),
  })
  .meta({
    id: "HealthChecksArgs",
    description: "Background health checks of the models. The gateway's own health needs none.",
  })
  .prefault({});

/** What no input is for. */
export const extraSchema = z
  .strictObject({
    generalSettings: extra("general_settings", { user_header_name: "x-user" }),
    litellmSettings: extra("litellm_settings", { modify_params: true }),
  })
  .meta({
    id: "ExtraArgs",
    description: "Settings of LiteLLM that this package has no input for.",
  })
  .prefault({});
