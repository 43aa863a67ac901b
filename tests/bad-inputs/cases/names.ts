import { config, withSettings, type BadInput } from "../bad-input";

const litellm = (litellm_settings: unknown) => config({ litellm_settings });
const general = (general_settings: unknown) => config({ general_settings });
const guardrail = (params: Record<string, unknown>) =>
  config({
    guardrails: [
      {
        guardrail_name: "g",
        litellm_params: { guardrail: "hide-secrets", mode: "pre_call", ...params },
      },
    ],
  });
const ours = (more: Record<string, unknown>) =>
  withSettings({
    guardrails: [{ name: "g", integration: "hide-secrets", mode: "pre_call", ...more }],
  });

/** Names of inputs, and of what they can be. */
export const names: readonly BadInput[] = [
  {
    name: "a section with a typo",
    input: withSettings({ modles: [] }),
    path: "modles",
    reason: "did you mean models",
    litellm: config({ modle_list: [] }),
  },
  {
    name: "a section by its name in the other's config",
    input: withSettings({ router_settings: { num_retries: 3 } }),
    path: "router_settings",
    reason: "is not an input",
    litellm: config({ routing: { retries: 3 } }),
  },
  {
    name: "a general setting in camelCase",
    input: withSettings({ extra: { generalsettings: {} } }),
    path: "extra.generalsettings",
    reason: "did you mean generalSettings",
    litellm: general({ masterKey: "os.environ/LITELLM_MASTER_KEY" }),
  },
  {
    name: "a general setting that there isn't",
    input: withSettings({ security: { blockRobots: true } }),
    path: "security.blockRobots",
    reason: "is not an input",
    litellm: general({ block_robotz: true }),
  },
  {
    name: "a setting of LiteLLM with a typo",
    input: withSettings({ privacy: { redactMessage: true } }),
    path: "privacy.redactMessage",
    reason: "did you mean redactMessages",
    litellm: litellm({ turn_off_messages_logging: true }),
  },
  {
    name: "a log level that there isn't",
    input: withSettings({ logging: { level: "verbose" } }),
    path: "logging.level",
    reason: "must be one of error, warning, info, debug",
    litellm: config({ environment_variables: { LITELLM_LOG: "VERBOSE" } }),
  },
  {
    name: "a callback that there isn't",
    input: withSettings({ logging: { callbacks: ["data-dog"] } }),
    path: "logging.callbacks",
    reason: "is not an input",
    litellm: litellm({ callbacks: ["data-dog"] }),
  },
  {
    name: "a kind of alert that there isn't",
    input: withSettings(
      { alerting: { types: ["budget_alert"] } },
      { secrets: { slackWebhookUrl: "https://hooks.slack.example/T0/B0/Vq7Zr2Lw9Xk4" } },
    ),
    path: "alerting.types[0]",
    reason: "did you mean budget_alerts",
    litellm: general({ alerting: ["slack"], alert_types: ["budget_alert"] }),
  },
  {
    name: "a guardrail of a product that there isn't",
    input: ours({ integration: "openai-moderation" }),
    path: "guardrails[0].integration",
    reason: "did you mean openai_moderation",
    litellm: guardrail({ guardrail: "openai-moderations" }),
  },
  {
    name: "a time of a guardrail that there isn't",
    input: ours({ mode: "precall" }),
    path: "guardrails[0].mode",
    reason: "did you mean pre_call",
    litellm: guardrail({ mode: "precall" }),
  },
  {
    name: "a guardrail without the key that it needs",
    input: ours({ integration: "lakera_v2" }),
    path: "guardrails[0].credential",
    reason: "lakera_v2 needs a key",
    litellm: guardrail({ guardrail: "lakera_v2" }),
  },
  {
    name: "two guardrails of one name",
    input: withSettings({
      guardrails: [
        { name: "g", integration: "hide-secrets", mode: "pre_call" },
        { name: "g", integration: "block_code_execution", mode: "pre_call" },
      ],
    }),
    path: "guardrails[1].name",
    reason: "is the name of guardrails[0] already",
    litellm: config({
      guardrails: ["hide-secrets", "block_code_execution"].map((guardrail) => ({
        guardrail_name: "g",
        litellm_params: { guardrail, mode: "pre_call" },
      })),
    }),
  },
  {
    name: "personal data of a kind that there isn't",
    input: withSettings({ privacy: { pii: { entities: [{ entity: "CREDITCARD" }] } } }),
    path: "privacy.pii.entities[0].entity",
    reason: "did you mean CREDIT_CARD",
    litellm: guardrail({
      guardrail: "presidio",
      presidio_analyzer_api_base: "http://analyzer:3000",
      presidio_anonymizer_api_base: "http://anonymizer:3000",
      pii_entities_config: { CREDITCARD: "MASK" },
    }),
  },
  {
    name: "prompts stored that are left out of all logs",
    input: withSettings({ spendLogs: { storePrompts: true } }),
    path: "spendLogs.storePrompts",
    reason: "privacy.redactMessages",
    litellm: config({
      litellm_settings: { turn_off_message_logging: true },
      general_settings: { store_prompts_in_spend_logs: true },
    }),
  },
  {
    name: "audit logs without the licence that they need",
    input: withSettings({ security: { auditLog: true } }),
    path: "security.auditLog",
    reason: "LiteLLM does this only with its licence",
    litellm: litellm({ store_audit_logs: true }),
  },
  {
    name: "allowed addresses without the licence that they need",
    input: withSettings({ extra: { generalSettings: { allowed_ips: ["10.0.0.1"] } } }),
    path: "extra.generalSettings.allowed_ips",
    reason: "LiteLLM does this only with its licence",
    litellm: general({ allowed_ips: ["10.0.0.1"] }),
  },
  {
    name: "an origin without a scheme",
    input: withSettings({ security: { allowedOrigins: ["app.example.com"] } }),
    path: "security.allowedOrigins[0]",
    reason: "must be an origin such as https://app.example.com",
    litellm: config({ environment_variables: { LITELLM_CORS_ORIGINS: "app.example.com" } }),
  },
];
