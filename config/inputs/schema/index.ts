import { z } from "zod";
import { alertingSchema } from "./alerting";
import { budgetsSchema } from "./budgets";
import { cacheSchema } from "./cache";
import { datadogSchema } from "./datadog";
import { edgeSchema } from "./edge";
import { extraSchema } from "./extra";
import { about, becomes, makes } from "./fields";
import { aliasesSchema, groupSchema } from "./groups";
import { healthChecksSchema } from "./health-checks";
import { imagesSchema } from "./images";
import { kubernetesSchema } from "./kubernetes";
import { limitsSchema } from "./limits";
import { loggingSchema } from "./logging";
import { metricsSchema } from "./metrics";
import { modelSchema } from "./models";
import { guardrailSchema, privacySchema } from "./privacy";
import { providersSchema } from "./providers";
import { resourcesSchema } from "./resources";
import { routingSchema } from "./routing";
import { securitySchema } from "./security";
import { databaseSchema, redisSchema, spendLogsSchema } from "./stores";

export type { Model } from "./models";
export type { Provider } from "../providers";

/** Where a gateway can run. */
export const targets = ["docker", "kubernetes"] as const;

/** Most proxies of a gateway; the load balancer has places for twice as many. */
export const maxReplicas = 16;

/** Everything a stack can say about a gateway, with the defaults filled in. */
export const settingsSchema = z.strictObject({
  target: about(z.enum(targets).meta({ id: "Target" }).default("docker"), {
    description: "Where the gateway runs.",
    example: "docker",
  }),
  providers: providersSchema,
  models: about(z.array(modelSchema).default([]), {
    description: "Models that clients can ask for. Needed unless a provider's key is set.",
    example: [{ name: "fast", provider: "openai", model: "gpt-4o-mini" }],
  }),
  groups: about(z.array(groupSchema).default([]), {
    description: "Models that answer to one more name together, by weight.",
    example: [
      {
        name: "production-chat",
        members: [
          { model: "gpt-4o", weight: 0.8 },
          { model: "claude-3.5-sonnet", weight: 0.2 },
        ],
      },
    ],
    ...makes("router_settings.routing_groups"),
  }),
  aliases: aliasesSchema,
  routing: routingSchema,
  budgets: budgetsSchema,
  limits: limitsSchema,
  cache: cacheSchema,
  privacy: privacySchema,
  guardrails: about(z.array(guardrailSchema).default([]), {
    description: "Guardrails of other products.",
    example: [{ name: "moderation", integration: "openai_moderation", mode: "pre_call" }],
  }),
  security: securitySchema,
  logging: loggingSchema,
  metrics: metricsSchema,
  spendLogs: spendLogsSchema,
  alerting: alertingSchema,
  healthChecks: healthChecksSchema,
  datadog: datadogSchema,
  replicas: about(z.int().min(1).max(maxReplicas).default(2), {
    description: "How many LiteLLM proxies share the requests. One worker each.",
    example: 3,
  }),
  requestTimeoutSeconds: about(z.int().min(1).max(3600).default(600), {
    description: "Longest time that one request may take, streams included, in seconds.",
    example: 300,
    ...becomes("litellm_settings.request_timeout", "router_settings.timeout"),
  }),
  database: databaseSchema,
  redis: redisSchema,
  edge: edgeSchema,
  resources: resourcesSchema,
  images: imagesSchema,
  kubernetes: kubernetesSchema,
  extra: extraSchema,
});

/** The settings of a gateway, checked and with defaults. */
export type Settings = z.infer<typeof settingsSchema>;

/** The settings as a user writes them: all with a default can be left out. */
export type SettingsInput = z.input<typeof settingsSchema>;
