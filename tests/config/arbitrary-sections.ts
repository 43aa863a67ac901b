import fc from "fast-check";
import type { SettingsInput } from "../../config/inputs/schema";
import { paidProviders } from "../../config/inputs/providers";
import { cacheCallTypes } from "../../config/inputs/schema/cache";
import { alertTypes } from "../../config/inputs/schema/alerting";
import { guardrailModes } from "../../config/inputs/schema/privacy";
import { piiEntities, type guardrailIntegrations } from "../../config/inputs/schema/vocabulary";

const any = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T>(shape, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
const whole = (min: number, max: number) => fc.integer({ min, max });
const usd = (max: number) => fc.double({ min: 0.01, max, noNaN: true });
const period = fc.constantFrom("30s", "5m", "1h", "7d", "30d", "1w", "1mo");

/** Default budgets: a period only with an amount. */
const budget = any({ maxUsd: usd(20), period }).map(({ maxUsd, period }) =>
  maxUsd === undefined ? {} : { maxUsd, ...(period && { period }) },
);

const budgets = fc
  .record({
    gateway: fc.option(fc.record({ maxUsd: usd(1e6), period })),
    providers: fc.uniqueArray(
      fc.record({ provider: fc.constantFrom(...paidProviders), maxUsd: usd(1e5), period }),
      { selector: ({ provider }) => provider },
    ),
    keys: fc.tuple(budget, any({ ceilingUsd: usd(1e5).map((value) => 20 + value) })),
    users: budget,
    teams: budget,
    endUsers: any({ budgetId: fc.constant("free-tier") }),
  })
  .map(({ gateway, keys: [key, ceiling], ...others }) => ({
    ...gateway,
    keys: { ...key, ...ceiling },
    ...others,
  }));

const limit = whole(1, 100_000);
const limits = any({
  rpm: whole(1, 1_000_000),
  tpm: whole(1, 1_000_000_000),
  maxParallelRequests: whole(1, 1000),
  keys: any({
    rpm: limit,
    tpm: limit,
    maxParallelRequests: whole(1, 100),
    ceilingRpm: whole(100_000, 1_000_000),
    ceilingTpm: whole(100_000, 1_000_000),
    ceilingParallelRequests: whole(100, 1000),
  }),
  users: any({ rpm: limit, tpm: limit }),
  teams: any({ rpm: limit, tpm: limit }),
});

const redisServer = (host: string) =>
  fc.record(
    {
      host: fc.constant(host),
      port: whole(1, 65_535),
      username: fc.constantFrom("litellm", "a user"),
      tls: fc.boolean(),
    },
    { requiredKeys: ["host"] },
  );

const cache = any({
  type: fc.constantFrom("none", "redis", "semantic"),
  mode: fc.constantFrom("default-on", "opt-in"),
  ttlSeconds: whole(1, 100_000),
  callTypes: fc.subarray([...cacheCallTypes], { minLength: 1 }),
  server: redisServer("cache.internal"),
  extra: any({ redis_flush_size: whole(1, 100), namespace: fc.constant("a:b") }),
});

const pii = fc.record(
  {
    entities: fc.uniqueArray(
      fc.record(
        {
          entity: fc.constantFrom(...piiEntities),
          action: fc.constantFrom("mask", "block"),
          scoreThreshold: fc.double({ min: 0, max: 1, noNaN: true }),
        },
        { requiredKeys: ["entity"] },
      ),
      { minLength: 1, maxLength: 4, selector: ({ entity }) => entity },
    ),
    analyzerMemoryMegabytes: whole(256, 4096),
  },
  { requiredKeys: ["entities"] },
);

/** Guardrails that LiteLLM starts without a network, and when they can look. */
const startable: [(typeof guardrailIntegrations)[number], (typeof guardrailModes)[number][]][] = [
  ["openai_moderation", [...guardrailModes]],
  ["hide-secrets", [...guardrailModes]],
  ["litellm_content_filter", [...guardrailModes]],
  ["block_code_execution", [...guardrailModes]],
  ["bedrock", [...guardrailModes]],
  ["generic_guardrail_api", [...guardrailModes]],
  ["lakera_v2", ["pre_call", "during_call", "post_call"]],
  ["aporia", ["during_call", "post_call"]],
  ["azure/prompt_shield", ["pre_call", "during_call"]],
  ["tool_permission", ["pre_call", "post_call"]],
  ["mcp_security", ["pre_call"]],
];

const guardrail = fc
  .tuple(
    fc.constantFrom("one", "two words", "# three", "2024-10-21"),
    fc.constantFrom(...startable),
    fc.nat(),
    fc.boolean(),
  )
  .map(([name, [integration, modes], pick, defaultOn]) => ({
    name,
    integration,
    mode: modes[pick % modes.length] ?? "pre_call",
    defaultOn,
    credential: "other",
    baseUrl: "https://guard.internal",
  }));

const extraGeneral = any({
  user_header_name: fc.constant("x-user"),
  proxy_batch_write_at: whole(1, 60),
  disable_error_logs: fc.boolean(),
});

const extraLitellm = any({
  modify_params: fc.boolean(),
  budget_exceeded_status_code: fc.constant(429),
  disable_end_user_cost_tracking: fc.boolean(),
});

/** Settings beyond models and routing; some need what only the models can tell. */
export const sections: fc.Arbitrary<SettingsInput> = any({
  budgets,
  limits,
  cache,
  privacy: any({ redactMessages: fc.boolean(), pii }),
  guardrails: fc.uniqueArray(guardrail, { maxLength: 2, selector: ({ name }) => name }),
  security: any({
    adminUi: any({ enabled: fc.boolean(), username: fc.constant("operator") }),
    apiDocs: fc.boolean(),
    allowedOrigins: fc.constant(["https://app.example.com"]),
    auditLog: fc.boolean(),
  }),
  logging: any({
    level: fc.constantFrom("error", "warning", "info", "debug"),
    json: fc.boolean(),
    rawRequests: fc.boolean(),
  }),
  metrics: any({ enabled: fc.boolean() }),
  spendLogs: any({ retentionDays: whole(1, 3650), storePrompts: fc.boolean() }),
  alerting: any({
    types: fc.subarray([...alertTypes], { minLength: 1 }),
    slowRequestSeconds: whole(1, 3600),
  }),
  healthChecks: any({ enabled: fc.boolean(), intervalSeconds: whole(30, 86_400) }),
  replicas: whole(1, 3),
  requestTimeoutSeconds: whole(60, 3600),
  providers: any({
    openai: any({ allModels: fc.constant(false), organization: fc.constant("org-example") }),
    ollama: any({ allModels: fc.boolean() }).map((more) => ({
      baseUrl: "http://host.docker.internal:11434",
      ...more,
    })),
  }),
  database: any({
    connectionsPerReplica: whole(1, 10),
    server: fc.constant({ host: "postgres.internal", tls: "verify-full" as const }),
  }),
  redis: any({ server: redisServer("redis.internal") }),
  extra: any({ generalSettings: extraGeneral, litellmSettings: extraLitellm }),
});
