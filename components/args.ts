// Generated from config/inputs/schema/index.ts by `npm run generate`. Descriptions are changed there.
import type * as pulumi from "@pulumi/pulumi";

/** Any JSON value. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** Keys and values that LiteLLM reads, as in its own config. */
export interface JsonObject {
  [key: string]: JsonValue;
}

/** Where the gateway runs. */
export const Target = { Docker: "docker", Kubernetes: "kubernetes" } as const;
export type Target = (typeof Target)[keyof typeof Target];

/** Who serves the model. */
export const Provider = {
  OpenAI: "openai",
  Anthropic: "anthropic",
  Azure: "azure",
  Bedrock: "bedrock",
  Vertex: "vertex",
  Gemini: "gemini",
  Mistral: "mistral",
  Groq: "groq",
  OpenRouter: "openrouter",
  DeepSeek: "deepseek",
  Ollama: "ollama",
  OpenAICompatible: "openai-compatible",
  Mock: "mock",
} as const;
export type Provider = (typeof Provider)[keyof typeof Provider];

/** Kind of calls that the model answers. */
export const Mode = {
  Chat: "chat",
  Completion: "completion",
  Embedding: "embedding",
  ImageGeneration: "image_generation",
  AudioTranscription: "audio_transcription",
  AudioSpeech: "audio_speech",
  Rerank: "rerank",
  Responses: "responses",
  Moderation: "moderation",
  Realtime: "realtime",
} as const;
export type Mode = (typeof Mode)[keyof typeof Mode];

/** How much a reasoning model thinks when a request doesn't say. */
export const ReasoningEffort = {
  None: "none",
  Minimal: "minimal",
  Low: "low",
  Medium: "medium",
  High: "high",
} as const;
export type ReasoningEffort = (typeof ReasoningEffort)[keyof typeof ReasoningEffort];

/** How a member is chosen, also when it is asked for by its own name. */
export const Strategy = {
  SimpleShuffle: "simple-shuffle",
  LeastBusy: "least-busy",
  Latency: "latency",
  Cost: "cost",
  Usage: "usage",
} as const;
export type Strategy = (typeof Strategy)[keyof typeof Strategy];

/** Whose models are counted together. */
export const BudgetProvider = {
  OpenAI: "openai",
  Anthropic: "anthropic",
  Azure: "azure",
  Bedrock: "bedrock",
  Vertex: "vertex",
  Gemini: "gemini",
  Mistral: "mistral",
  Groq: "groq",
  OpenRouter: "openrouter",
  DeepSeek: "deepseek",
} as const;
export type BudgetProvider = (typeof BudgetProvider)[keyof typeof BudgetProvider];

/** `redis` answers identical requests again, `semantic` also similar ones. */
export const CacheType = { None: "none", Redis: "redis", Semantic: "semantic" } as const;
export type CacheType = (typeof CacheType)[keyof typeof CacheType];

/**
 * Whether requests are cached unless they say otherwise, or only those that ask for it with
 * `"cache": {"use-cache": true}`.
 */
export const CacheMode = { DefaultOn: "default-on", OptIn: "opt-in" } as const;
export type CacheMode = (typeof CacheMode)[keyof typeof CacheMode];

/** Kinds of calls whose answers are cached. */
export const CacheCallType = {
  Chat: "chat",
  Completion: "completion",
  Embedding: "embedding",
  Transcription: "transcription",
  Rerank: "rerank",
  Responses: "responses",
  AnthropicMessages: "anthropic-messages",
} as const;
export type CacheCallType = (typeof CacheCallType)[keyof typeof CacheCallType];

/** Kind of personal data to look for. */
export const PiiEntity = {
  CreditCard: "CREDIT_CARD",
  Crypto: "CRYPTO",
  DateTime: "DATE_TIME",
  EmailAddress: "EMAIL_ADDRESS",
  IbanCode: "IBAN_CODE",
  IpAddress: "IP_ADDRESS",
  Location: "LOCATION",
  MacAddress: "MAC_ADDRESS",
  MedicalLicense: "MEDICAL_LICENSE",
  Nrp: "NRP",
  Person: "PERSON",
  PhoneNumber: "PHONE_NUMBER",
  UkNhs: "UK_NHS",
  Url: "URL",
  UsBankNumber: "US_BANK_NUMBER",
  UsDriverLicense: "US_DRIVER_LICENSE",
  UsItin: "US_ITIN",
  UsPassport: "US_PASSPORT",
  UsSsn: "US_SSN",
} as const;
export type PiiEntity = (typeof PiiEntity)[keyof typeof PiiEntity];

/** Replace it, or refuse the request. */
export const PiiAction = { Mask: "mask", Block: "block" } as const;
export type PiiAction = (typeof PiiAction)[keyof typeof PiiAction];

/** Product that does it; `presidio` is `privacy.pii`. */
export const GuardrailIntegration = {
  Aporia: "aporia",
  Bedrock: "bedrock",
  Dynamoai: "dynamoai",
  GuardrailsAI: "guardrails_ai",
  Lakera: "lakera",
  LakeraV2: "lakera_v2",
  HideSecrets: "hide-secrets",
  Hiddenlayer: "hiddenlayer",
  Aim: "aim",
  CatoNetworks: "cato_networks",
  Pangea: "pangea",
  CrowdstrikeAidr: "crowdstrike_aidr",
  Lasso: "lasso",
  Pillar: "pillar",
  Grayswan: "grayswan",
  PanwPrismaAirs: "panw_prisma_airs",
  CiscoAIDefense: "cisco_ai_defense",
  AzurePromptShield: "azure/prompt_shield",
  AzureTextModerations: "azure/text_moderations",
  ModelArmor: "model_armor",
  OpenAIModeration: "openai_moderation",
  Noma: "noma",
  NomaV2: "noma_v2",
  ToolPermission: "tool_permission",
  ZscalerAIGuard: "zscaler_ai_guard",
  Javelin: "javelin",
  Enkryptai: "enkryptai",
  IbmGuardrails: "ibm_guardrails",
  LiteLLMContentFilter: "litellm_content_filter",
  McpSecurity: "mcp_security",
  Onyx: "onyx",
  Promptguard: "promptguard",
  Xecguard: "xecguard",
  PromptSecurity: "prompt_security",
  GenericGuardrailApi: "generic_guardrail_api",
  Qualifire: "qualifire",
  Ovalix: "ovalix",
  MicrosoftPurview: "microsoft_purview",
  McpEndUserPermission: "mcp_end_user_permission",
  BlockCodeExecution: "block_code_execution",
  Akto: "akto",
  LLMAsAJudge: "llm_as_a_judge",
  Deepkeep: "deepkeep",
  QostodianNexus: "qostodian_nexus",
  Rubrik: "rubrik",
  VigilGuard: "vigil_guard",
  Repelloai: "repelloai",
  Singulr: "singulr",
  Headroom: "headroom",
  Compresr: "compresr",
  Typesafe: "typesafe",
  Straiker: "straiker",
  Alice: "alice",
  Agent365: "agent_365",
  LLMShieldProxy: "llm_shield_proxy",
  DecisionModel: "decision_model",
} as const;
export type GuardrailIntegration = (typeof GuardrailIntegration)[keyof typeof GuardrailIntegration];

/** When it looks: before the call, beside it, at the answer, or only for logs. */
export const GuardrailMode = {
  PreCall: "pre_call",
  DuringCall: "during_call",
  PostCall: "post_call",
  LoggingOnly: "logging_only",
} as const;
export type GuardrailMode = (typeof GuardrailMode)[keyof typeof GuardrailMode];

/**
 * Groups of LiteLLM's routes to open beside those of the stack's models, the list of models, health
 * and management.
 */
export const RouteGroup = {
  Passthrough: "passThrough",
  Files: "files",
  Batches: "batches",
  Finetuning: "fineTuning",
  Vectorstores: "vectorStores",
  Containers: "containers",
  Assistants: "assistants",
  Evals: "evals",
  Skills: "skills",
  Geminiapi: "geminiApi",
  Videos: "videos",
  Ocr: "ocr",
  Search: "search",
  Memory: "memory",
  Traces: "traces",
  Mcp: "mcp",
  Agents: "agents",
  Sso: "sso",
  Scim: "scim",
  Modelhub: "modelHub",
} as const;
export type RouteGroup = (typeof RouteGroup)[keyof typeof RouteGroup];

/** Least severity that the proxies log. */
export const LogLevel = {
  Error: "error",
  Warning: "warning",
  Info: "info",
  Debug: "debug",
} as const;
export type LogLevel = (typeof LogLevel)[keyof typeof LogLevel];

/** Kinds of alerts. */
export const AlertType = {
  LLMExceptions: "llm_exceptions",
  LLMTooSlow: "llm_too_slow",
  LLMRequestsHanging: "llm_requests_hanging",
  BudgetAlerts: "budget_alerts",
  SpendReports: "spend_reports",
  FailedTrackingSpend: "failed_tracking_spend",
  UserSpendThresholds: "user_spend_thresholds",
  UserSpendAnomalies: "user_spend_anomalies",
  DbExceptions: "db_exceptions",
  DailyReports: "daily_reports",
  CooldownDeployment: "cooldown_deployment",
  NewModelAdded: "new_model_added",
  ModelDeprecationWarnings: "model_deprecation_warnings",
  OutageAlerts: "outage_alerts",
  RegionOutageAlerts: "region_outage_alerts",
  FallbackReports: "fallback_reports",
  NewVirtualKeyCreated: "new_virtual_key_created",
  VirtualKeyUpdated: "virtual_key_updated",
  VirtualKeyDeleted: "virtual_key_deleted",
  NewTeamCreated: "new_team_created",
  TeamUpdated: "team_updated",
  TeamDeleted: "team_deleted",
} as const;
export type AlertType = (typeof AlertType)[keyof typeof AlertType];

/** Datadog's site that the account is on. */
export const DatadogSite = {
  DatadoghqCom: "datadoghq.com",
  Us3DatadoghqCom: "us3.datadoghq.com",
  Us5DatadoghqCom: "us5.datadoghq.com",
  DatadoghqEu: "datadoghq.eu",
  Ap1DatadoghqCom: "ap1.datadoghq.com",
  Ap2DatadoghqCom: "ap2.datadoghq.com",
  Uk1DatadoghqCom: "uk1.datadoghq.com",
  DdogGovCom: "ddog-gov.com",
} as const;
export type DatadogSite = (typeof DatadogSite)[keyof typeof DatadogSite];

/**
 * History from which `spendSpike` learns what is usual: none yet, at least 3 days (then it knows
 * times of day), or 3 weeks (and days of the week).
 */
export const DatadogHistory = { None: "none", Days: "days", Weeks: "weeks" } as const;
export type DatadogHistory = (typeof DatadogHistory)[keyof typeof DatadogHistory];

/** How the Agent learns what there is to watch. */
export const DatadogAgentMode = { Static: "static", Autodiscovery: "autodiscovery" } as const;
export type DatadogAgentMode = (typeof DatadogAgentMode)[keyof typeof DatadogAgentMode];

/** Rolling time that the SLOs are about: 7, 30 or 90 days. */
export const DatadogSloTimeframe = { Week: "week", Month: "month", Quarter: "quarter" } as const;
export type DatadogSloTimeframe = (typeof DatadogSloTimeframe)[keyof typeof DatadogSloTimeframe];

/**
 * TLS to the server: none, without checking its certificate, or checked against the system's
 * authorities.
 */
export const DatabaseTls = {
  Disable: "disable",
  Require: "require",
  VerifyFull: "verify-full",
} as const;
export type DatabaseTls = (typeof DatabaseTls)[keyof typeof DatabaseTls];

/** A store of the gateway's namespace, or of the whole cluster. */
export const SecretStoreKind = {
  Secretstore: "SecretStore",
  Clustersecretstore: "ClusterSecretStore",
} as const;
export type SecretStoreKind = (typeof SecretStoreKind)[keyof typeof SecretStoreKind];

/**
 * Way of clients to the proxies: nothing from outside the cluster, a Service of type LoadBalancer,
 * an Ingress, or a route of the Gateway API.
 */
export const KubernetesEdgeType = {
  Clusterip: "clusterip",
  Loadbalancer: "loadbalancer",
  Ingress: "ingress",
  Gateway: "gateway",
} as const;
export type KubernetesEdgeType = (typeof KubernetesEdgeType)[keyof typeof KubernetesEdgeType];

/** Where the Agent comes from. */
export const KubernetesDatadogAgentType = {
  None: "none",
  Existing: "existing",
  Daemonset: "daemonset",
  Operator: "operator",
} as const;
export type KubernetesDatadogAgentType =
  (typeof KubernetesDatadogAgentType)[keyof typeof KubernetesDatadogAgentType];

/**
 * For `existing`: how these Agents read Secrets: `secret_backend_type: k8s.secrets`, or the script
 * `/readsecret_multiple_providers.sh`.
 */
export const DatadogSecretBackend = { K8sSecrets: "k8s.secrets", Script: "script" } as const;
export type DatadogSecretBackend = (typeof DatadogSecretBackend)[keyof typeof DatadogSecretBackend];

/**
 * How model providers are reached. Their keys are secrets of the stack, each under its own name.
 */
export interface ProvidersArgs {
  /**
   * OpenAI. Key: `openaiApiKey`.
   *
   * @example `openai: { baseUrl: "https://eu.api.openai.com/v1", organization: "org-example" }`
   */
  openai?: OpenAIArgs;
  /**
   * Anthropic. Key: `anthropicApiKey`.
   *
   * @example `anthropic: { baseUrl: "https://api.anthropic.com", allModels: true }`
   */
  anthropic?: AnthropicArgs;
  /**
   * Azure OpenAI. Key: `azureApiKey`.
   *
   * @example `azure: { baseUrl: "https://example.openai.azure.com", apiVersion: "2024-10-21" }`
   */
  azure?: AzureArgs;
  /**
   * Amazon Bedrock. Keys: `awsAccessKeyId` and `awsSecretAccessKey`.
   *
   * @example `bedrock: { region: "eu-central-1" }`
   */
  bedrock?: BedrockArgs;
  /**
   * Google Vertex AI. Key: `vertexCredentials`.
   *
   * @example `vertex: { project: "my-project", location: "europe-west4" }`
   */
  vertex?: VertexArgs;
  /**
   * Google AI Studio. Key: `geminiApiKey`.
   *
   * @example `gemini: { allModels: true }`
   */
  gemini?: GeminiArgs;
  /**
   * Mistral. Key: `mistralApiKey`.
   *
   * @example `mistral: { baseUrl: "https://api.mistral.ai/v1", allModels: true }`
   */
  mistral?: MistralArgs;
  /**
   * Groq. Key: `groqApiKey`.
   *
   * @example `groq: { baseUrl: "https://api.groq.com/openai/v1", allModels: true }`
   */
  groq?: GroqArgs;
  /**
   * OpenRouter. Key: `openrouterApiKey`.
   *
   * @example `openrouter: { baseUrl: "https://openrouter.ai/api/v1", allModels: true }`
   */
  openrouter?: OpenRouterArgs;
  /**
   * DeepSeek. Key: `deepseekApiKey`.
   *
   * @example `deepseek: { baseUrl: "https://api.deepseek.com/v1", allModels: true }`
   */
  deepseek?: DeepSeekArgs;
  /**
   * Ollama. It needs an address and no key.
   *
   * @example `ollama: { baseUrl: "http://host.docker.internal:11434", allModels: true }`
   */
  ollama?: OllamaArgs;
}

/** OpenAI. Key: `openaiApiKey`. */
export interface OpenAIArgs {
  /**
   * Where OpenAI's API is. Default: its own address.
   *
   * @example `baseUrl: "https://eu.api.openai.com/v1"`
   */
  baseUrl?: string;
  /**
   * Organization that the usage counts for.
   *
   * @example `organization: "org-example"`
   */
  organization?: string;
  /**
   * Serve all models of the provider as `<provider>/<model>`. Default: only when it has a key
   * (Ollama: an address) and no model of it is listed.
   *
   * @example `allModels: true`
   */
  allModels?: boolean;
}

/** Anthropic. Key: `anthropicApiKey`. */
export interface AnthropicArgs {
  /**
   * Where Anthropic's API is. Default: its own address.
   *
   * @example `baseUrl: "https://api.anthropic.com"`
   */
  baseUrl?: string;
  /**
   * Serve all models of the provider as `<provider>/<model>`. Default: only when it has a key
   * (Ollama: an address) and no model of it is listed.
   *
   * @example `allModels: true`
   */
  allModels?: boolean;
}

/** Azure OpenAI. Key: `azureApiKey`. */
export interface AzureArgs {
  /**
   * Where Azure OpenAI's API is.
   *
   * @example `baseUrl: "https://example.openai.azure.com"`
   */
  baseUrl?: string;
  /**
   * Version of Azure's API.
   *
   * @example `apiVersion: "2024-10-21"`
   */
  apiVersion?: string;
}

/** Amazon Bedrock. Keys: `awsAccessKeyId` and `awsSecretAccessKey`. */
export interface BedrockArgs {
  /**
   * AWS region of the models.
   *
   * @example `region: "eu-central-1"`
   */
  region?: string;
}

/** Google Vertex AI. Key: `vertexCredentials`. */
export interface VertexArgs {
  /**
   * Google Cloud project.
   *
   * @example `project: "my-project"`
   */
  project?: string;
  /**
   * Region of the models.
   *
   * @example `location: "europe-west4"`
   */
  location?: string;
}

/** Google AI Studio. Key: `geminiApiKey`. */
export interface GeminiArgs {
  /**
   * Serve all models of the provider as `<provider>/<model>`. Default: only when it has a key
   * (Ollama: an address) and no model of it is listed.
   *
   * @example `allModels: true`
   */
  allModels?: boolean;
}

/** Mistral. Key: `mistralApiKey`. */
export interface MistralArgs {
  /**
   * Where Mistral's API is. Default: its own address.
   *
   * @example `baseUrl: "https://api.mistral.ai/v1"`
   */
  baseUrl?: string;
  /**
   * Serve all models of the provider as `<provider>/<model>`. Default: only when it has a key
   * (Ollama: an address) and no model of it is listed.
   *
   * @example `allModels: true`
   */
  allModels?: boolean;
}

/** Groq. Key: `groqApiKey`. */
export interface GroqArgs {
  /**
   * Where Groq's API is. Default: its own address.
   *
   * @example `baseUrl: "https://api.groq.com/openai/v1"`
   */
  baseUrl?: string;
  /**
   * Serve all models of the provider as `<provider>/<model>`. Default: only when it has a key
   * (Ollama: an address) and no model of it is listed.
   *
   * @example `allModels: true`
   */
  allModels?: boolean;
}

/** OpenRouter. Key: `openrouterApiKey`. */
export interface OpenRouterArgs {
  /**
   * Where OpenRouter's API is. Default: its own address.
   *
   * @example `baseUrl: "https://openrouter.ai/api/v1"`
   */
  baseUrl?: string;
  /**
   * Serve all models of the provider as `<provider>/<model>`. Default: only when it has a key
   * (Ollama: an address) and no model of it is listed.
   *
   * @example `allModels: true`
   */
  allModels?: boolean;
}

/** DeepSeek. Key: `deepseekApiKey`. */
export interface DeepSeekArgs {
  /**
   * Where DeepSeek's API is. Default: its own address.
   *
   * @example `baseUrl: "https://api.deepseek.com/v1"`
   */
  baseUrl?: string;
  /**
   * Serve all models of the provider as `<provider>/<model>`. Default: only when it has a key
   * (Ollama: an address) and no model of it is listed.
   *
   * @example `allModels: true`
   */
  allModels?: boolean;
}

/** Ollama. It needs an address and no key. */
export interface OllamaArgs {
  /**
   * Where Ollama's API is.
   *
   * @example `baseUrl: "http://host.docker.internal:11434"`
   */
  baseUrl?: string;
  /**
   * Serve all models of the provider as `<provider>/<model>`. Default: only when it has a key
   * (Ollama: an address) and no model of it is listed.
   *
   * @example `allModels: true`
   */
  allModels?: boolean;
}

/** One deployment: a model of a provider, under the name that clients ask for. */
export interface ModelArgs {
  /**
   * Name that clients ask for. Several models of one name share its requests.
   *
   * @example `name: "fast"`
   */
  name: string;
  /**
   * Who serves the model.
   *
   * @example `provider: "openai"`
   */
  provider: Provider;
  /**
   * The provider's own name of the model. Default: the same as `name`.
   *
   * @example `model: "gpt-4o-mini"`
   */
  model?: string;
  /**
   * Kind of calls that the model answers. Default: `"chat"`.
   *
   * @example `mode: "embedding"`
   */
  mode?: Mode;
  /**
   * Address of the model's API; needed for `openai-compatible`. Default: that of `providers`.
   *
   * @example `baseUrl: "http://vllm.internal:8000/v1"`
   */
  baseUrl?: string;
  /**
   * Azure's API version. Default: what `providers` says.
   *
   * @example `apiVersion: "2024-10-21"`
   */
  apiVersion?: string;
  /**
   * OpenAI organization. Default: what `providers` says.
   *
   * @example `organization: "org-example"`
   */
  organization?: string;
  /**
   * AWS region. Default: what `providers` says.
   *
   * @example `region: "eu-central-1"`
   */
  region?: string;
  /**
   * Google Cloud project. Default: what `providers` says.
   *
   * @example `project: "my-project"`
   */
  project?: string;
  /**
   * Google Cloud region. Default: what `providers` says.
   *
   * @example `location: "europe-west4"`
   */
  location?: string;
  /**
   * Name of its key in the stack's `credentials`. Default: the provider's own secret.
   *
   * @example `credential: "azureEast"`
   */
  credential?: string;
  /**
   * Tokens of an answer when a request doesn't say; a request may ask for more.
   *
   * @example `maxTokens: 4096`
   */
  maxTokens?: number;
  /**
   * Temperature when a request doesn't say, 0 to 2.
   *
   * @example `temperature: 0.7`
   */
  temperature?: number;
  /**
   * Nucleus sampling when a request doesn't say, above 0 and up to 1.
   *
   * @example `topP: 0.9`
   */
  topP?: number;
  /**
   * How much a reasoning model thinks when a request doesn't say.
   *
   * @example `reasoningEffort: "low"`
   */
  reasoningEffort?: ReasoningEffort;
  /**
   * Drop call parameters that the model doesn't know, instead of refusing the request. Default:
   * false.
   *
   * @example `dropUnsupportedParameters: true`
   */
  dropUnsupportedParameters?: boolean;
  /**
   * Longest time for an answer, in seconds. Default: `requestTimeoutSeconds`.
   *
   * @example `timeoutSeconds: 120`
   */
  timeoutSeconds?: number;
  /**
   * Longest time until a stream begins, in seconds. Default: `timeoutSeconds`.
   *
   * @example `streamTimeoutSeconds: 30`
   */
  streamTimeoutSeconds?: number;
  /**
   * Tries again on this deployment after a failure.
   *
   * @example `maxRetries: 1`
   */
  maxRetries?: number;
  /**
   * Price of input, in USD per million tokens; 0 means free. Default: LiteLLM's price map.
   *
   * @example `inputCostPerMillionTokens: 2.5`
   */
  inputCostPerMillionTokens?: number;
  /**
   * Price of output, in USD per million tokens; 0 means free. Default: LiteLLM's price map.
   *
   * @example `outputCostPerMillionTokens: 10`
   */
  outputCostPerMillionTokens?: number;
  /**
   * Price of input that the provider has cached, in USD per million tokens. Default: the input
   * price.
   *
   * @example `cachedReadCostPerMillionTokens: 1.25`
   */
  cachedReadCostPerMillionTokens?: number;
  /**
   * Price of input that the provider is to cache, in USD per million tokens. Default: the input
   * price.
   *
   * @example `cacheWriteCostPerMillionTokens: 3.75`
   */
  cacheWriteCostPerMillionTokens?: number;
  /**
   * Price of one made image, in USD.
   *
   * @example `costPerImage: 0.04`
   */
  costPerImage?: number;
  /**
   * Price of one second of audio, in USD.
   *
   * @example `costPerSecond: 0.0001`
   */
  costPerSecond?: number;
  /**
   * Price of one spoken character, in USD.
   *
   * @example `costPerCharacter: 0.000015`
   */
  costPerCharacter?: number;
  /**
   * Price of one rerank query, in USD.
   *
   * @example `costPerQuery: 0.002`
   */
  costPerQuery?: number;
  /**
   * Name in LiteLLM's price map, where the provider's own name tells no price (an Azure
   * deployment).
   *
   * @example `baseModel: "azure/gpt-4o"`
   */
  baseModel?: string;
  /**
   * Requests per minute, for all replicas together; more get a 429.
   *
   * @example `rpm: 500`
   */
  rpm?: number;
  /**
   * Tokens per minute, for all replicas together; more get a 429.
   *
   * @example `tpm: 200000`
   */
  tpm?: number;
  /**
   * Requests at once, of each replica.
   *
   * @example `maxParallelRequests: 50`
   */
  maxParallelRequests?: number;
  /**
   * A budget. When it is used up, requests go elsewhere, or get a 429.
   *
   * @example `budget: { maxUsd: 100, period: "30d" }`
   */
  budget?: BudgetArgs;
  /**
   * Share of the requests among the models of its name, relative to theirs. Default: 1.
   *
   * @example `weight: 3`
   */
  weight?: number;
  /**
   * Rank among the models of its name: 1 is asked first, 2 when those fail.
   *
   * @example `order: 1`
   */
  order?: number;
  /**
   * Requests with one of these tags get here; those without tags too, unless a model of the name
   * has the tag `default`. Needs `routing.tagFiltering`.
   *
   * @example `tags: ["paid"]`
   */
  tags?: string[];
  /**
   * Groups under which keys and teams can be given this model.
   *
   * @example `accessGroups: ["beta"]`
   */
  accessGroups?: string[];
  /**
   * Background health checks of this deployment. They are real calls and cost money.
   *
   * @example `healthCheck: { enabled: false, model: "gpt-4o-mini" }`
   */
  healthCheck?: ModelHealthCheckArgs;
  /**
   * Further keys for LiteLLM's `litellm_params`, copied as they are. They can't replace what is
   * made from other inputs.
   *
   * @example `extra: { extra_headers: { "x-team": "search" } }`
   */
  extra?: JsonObject;
}

/** A budget. When it is used up, requests go elsewhere, or get a 429. */
export interface BudgetArgs {
  /**
   * Most that may be spent in a period, in USD.
   *
   * @example `maxUsd: 100`
   */
  maxUsd: number;
  /**
   * After how long the count begins anew.
   *
   * @example `period: "30d"`
   */
  period: string;
}

/** Background health checks of this deployment. They are real calls and cost money. */
export interface ModelHealthCheckArgs {
  /**
   * Call the model in background health checks. Default: `true`.
   *
   * @example `enabled: false`
   */
  enabled?: boolean;
  /**
   * Model to call instead, for wildcards and the like.
   *
   * @example `model: "gpt-4o-mini"`
   */
  model?: string;
  /**
   * How long a check may take, in seconds.
   *
   * @example `timeoutSeconds: 30`
   */
  timeoutSeconds?: number;
  /**
   * Most tokens that a check may ask for.
   *
   * @example `maxTokens: 5`
   */
  maxTokens?: number;
}

/** Models that answer to one more name together. */
export interface GroupArgs {
  /**
   * Name that clients ask for.
   *
   * @example `name: "production-chat"`
   */
  name: string;
  /**
   * The models. A model can be in one group.
   *
   * @example `members: [{ model: "gpt-4o", weight: 0.4 }, { model: "claude-3.5-sonnet", weight: 0.6 }]`
   */
  members: GroupMemberArgs[];
  /**
   * How a member is chosen, also when it is asked for by its own name. Weights need
   * `simple-shuffle`. Default: `"simple-shuffle"`.
   *
   * @example `strategy: "least-busy"`
   */
  strategy?: Strategy;
}

/** One model of a group. */
export interface GroupMemberArgs {
  /**
   * Name of a model.
   *
   * @example `model: "gpt-4o"`
   */
  model: string;
  /**
   * Share of the group's requests, relative to the other members'.
   *
   * @example `weight: 0.4`
   */
  weight?: number;
}

/** How a request finds its deployment, and what happens when that fails. */
export interface RoutingArgs {
  /**
   * How one of several models of a name is chosen. `cost` takes the cheapest, `latency` the fastest
   * of late, `usage` the one with the fewest tokens this minute. Default: `"simple-shuffle"`.
   *
   * @example `strategy: "least-busy"`
   */
  strategy?: Strategy;
  /**
   * Tries again after a failure, before the fallbacks. Default: `2`.
   *
   * @example `retries: 1`
   */
  retries?: number;
  /**
   * Least wait before another try, in seconds.
   *
   * @example `retryAfterSeconds: 1`
   */
  retryAfterSeconds?: number;
  /**
   * Tries again by kind of error, instead of `retries`.
   *
   * @example `retryPolicy: { badRequest: 1, authentication: 1 }`
   */
  retryPolicy?: RetryPolicyArgs;
  /**
   * Failures in a minute before a deployment is left alone for a while. Default: 3.
   *
   * @example `allowedFails: 3`
   */
  allowedFails?: number;
  /**
   * Failures by kind before a cooldown, instead of `allowedFails`.
   *
   * @example `allowedFailsPolicy: { badRequest: 3, authentication: 3 }`
   */
  allowedFailsPolicy?: AllowedFailsPolicyArgs;
  /**
   * Leave failing deployments alone for a while. Default: `true`.
   *
   * @example `cooldowns: false`
   */
  cooldowns?: boolean;
  /**
   * How long a failing deployment is left alone, in seconds. Default: 5.
   *
   * @example `cooldownSeconds: 30`
   */
  cooldownSeconds?: number;
  /**
   * Who answers when all tries failed: for a model or group, others in their order.
   *
   * @example `fallbacks: { "gpt-4o": ["claude-3.5-sonnet"] }`
   */
  fallbacks?: Record<string, string[]>;
  /**
   * Who answers when a prompt is too long: for a model or group, others in their order.
   *
   * @example `contextWindowFallbacks: { "gpt-4o": ["claude-3.5-sonnet"] }`
   */
  contextWindowFallbacks?: Record<string, string[]>;
  /**
   * Who answers when a provider refuses the content: for a model or group, others in their order.
   *
   * @example `contentPolicyFallbacks: { "gpt-4o": ["claude-3.5-sonnet"] }`
   */
  contentPolicyFallbacks?: Record<string, string[]>;
  /**
   * Who answers when a model without fallbacks of its own fails.
   *
   * @example `defaultFallbacks: ["gpt-4o-mini"]`
   */
  defaultFallbacks?: string[];
  /**
   * Most fallbacks for one request. Default: 5.
   *
   * @example `maxFallbacks: 3`
   */
  maxFallbacks?: number;
  /**
   * Leave out deployments whose context window is too small for the prompt. Default: `false`.
   *
   * @example `preCallChecks: true`
   */
  preCallChecks?: boolean;
  /**
   * Choose deployments by the tags of a request. Default: `false`.
   *
   * @example `tagFiltering: true`
   */
  tagFiltering?: boolean;
  /**
   * Further keys for LiteLLM's `router_settings`, copied as they are. They can't replace what is
   * made from other inputs.
   *
   * @example `extra: { enable_weighted_failover: true }`
   */
  extra?: JsonObject;
}

/** Tries again by kind of error, instead of `retries`. */
export interface RetryPolicyArgs {
  /**
   * Tries again after a refused request (400).
   *
   * @example `badRequest: 1`
   */
  badRequest?: number;
  /**
   * Tries again after a refused key (401).
   *
   * @example `authentication: 1`
   */
  authentication?: number;
  /**
   * Tries again after a timeout (408).
   *
   * @example `timeout: 1`
   */
  timeout?: number;
  /**
   * Tries again after a rate limit (429).
   *
   * @example `rateLimit: 1`
   */
  rateLimit?: number;
  /**
   * Tries again after a refused content.
   *
   * @example `contentPolicy: 1`
   */
  contentPolicy?: number;
  /**
   * Tries again after a failure of the provider (500).
   *
   * @example `internalServerError: 1`
   */
  internalServerError?: number;
}

/** Failures by kind before a cooldown, instead of `allowedFails`. */
export interface AllowedFailsPolicyArgs {
  /**
   * Refused requests (400) in a minute before a deployment is left alone for a while.
   *
   * @example `badRequest: 3`
   */
  badRequest?: number;
  /**
   * Refused keys (401) in a minute before a deployment is left alone for a while.
   *
   * @example `authentication: 3`
   */
  authentication?: number;
  /**
   * Timeouts (408) in a minute before a deployment is left alone for a while.
   *
   * @example `timeout: 3`
   */
  timeout?: number;
  /**
   * Rate limits (429) in a minute before a deployment is left alone for a while.
   *
   * @example `rateLimit: 3`
   */
  rateLimit?: number;
  /**
   * Refused contents in a minute before a deployment is left alone for a while.
   *
   * @example `contentPolicy: 3`
   */
  contentPolicy?: number;
  /**
   * Failures (500) in a minute before a deployment is left alone for a while.
   *
   * @example `internalServerError: 3`
   */
  internalServerError?: number;
}

/**
 * Limits of spend, in USD. Budgets are counted for all replicas together; a request that has begun
 * is finished.
 */
export interface BudgetsArgs {
  /**
   * Most that the gateway may spend in a period, in USD. Then requests are refused.
   *
   * @example `maxUsd: 1000`
   */
  maxUsd?: number;
  /**
   * Period of the gateway's budget.
   *
   * @example `period: "30d"`
   */
  period?: string;
  /**
   * Spend of the gateway in a period, in USD, from which on it is to be watched. It refuses
   * nothing.
   *
   * @example `softUsd: 800`
   */
  softUsd?: number;
  /**
   * Budgets by provider: routing is aware of them.
   *
   * @example `providers: [{ provider: "openai", maxUsd: 500, period: "30d" }]`
   */
  providers?: ProviderBudgetArgs[];
  /**
   * Budgets of virtual keys.
   *
   * @example `keys: { maxUsd: 20, period: "30d" }`
   */
  keys?: KeyBudgetArgs;
  /**
   * Budgets of users.
   *
   * @example `users: { maxUsd: 100, period: "30d" }`
   */
  users?: UserBudgetArgs;
  /**
   * Budgets of teams.
   *
   * @example `teams: { maxUsd: 100, period: "30d" }`
   */
  teams?: TeamBudgetArgs;
  /**
   * Budgets of end users, whom requests name in `user`.
   *
   * @example `endUsers: { budgetId: "free-tier" }`
   */
  endUsers?: EndUserBudgetArgs;
}

/** Budget of a provider; once used up, requests go to other providers of the name. */
export interface ProviderBudgetArgs {
  /**
   * Whose models are counted together.
   *
   * @example `provider: "openai"`
   */
  provider: BudgetProvider;
  /**
   * Most that may be spent in a period, in USD.
   *
   * @example `maxUsd: 500`
   */
  maxUsd: number;
  /**
   * After how long the count begins anew.
   *
   * @example `period: "30d"`
   */
  period: string;
}

/** Budgets of virtual keys. */
export interface KeyBudgetArgs {
  /**
   * Budget of a new key that is made without one, in USD.
   *
   * @example `maxUsd: 20`
   */
  maxUsd?: number;
  /**
   * Time after which a new key's budget begins anew.
   *
   * @example `period: "30d"`
   */
  period?: string;
  /**
   * Most that a key may be given, in USD.
   *
   * @example `ceilingUsd: 200`
   */
  ceilingUsd?: number;
  /**
   * Longest period that a key's budget may have.
   *
   * @example `ceilingPeriod: "30d"`
   */
  ceilingPeriod?: string;
}

/** Budgets of users. */
export interface UserBudgetArgs {
  /**
   * Budget of a new user that is made without one, in USD.
   *
   * @example `maxUsd: 100`
   */
  maxUsd?: number;
  /**
   * Time after which this budget begins anew.
   *
   * @example `period: "30d"`
   */
  period?: string;
}

/** Budgets of teams. */
export interface TeamBudgetArgs {
  /**
   * Budget of a new team that is made without one, in USD.
   *
   * @example `maxUsd: 100`
   */
  maxUsd?: number;
  /**
   * Time after which this budget begins anew.
   *
   * @example `period: "30d"`
   */
  period?: string;
}

/** Budgets of end users, whom requests name in `user`. */
export interface EndUserBudgetArgs {
  /**
   * Budget (made with `POST /budget/new`) of end users that have none of their own.
   *
   * @example `budgetId: "free-tier"`
   */
  budgetId?: string;
}

/** How fast the gateway may be used. Limits hold for all replicas together; more get a 429. */
export interface LimitsArgs {
  /**
   * Requests per minute of the whole gateway.
   *
   * @example `rpm: 600`
   */
  rpm?: number;
  /**
   * Tokens per minute of the whole gateway.
   *
   * @example `tpm: 100000`
   */
  tpm?: number;
  /**
   * Requests at once of the whole gateway.
   *
   * @example `maxParallelRequests: 20`
   */
  maxParallelRequests?: number;
  /**
   * Limits of virtual keys.
   *
   * @example `keys: { rpm: 600, tpm: 100000 }`
   */
  keys?: KeyLimitsArgs;
  /**
   * Limits of users.
   *
   * @example `users: { rpm: 600, tpm: 100000 }`
   */
  users?: UserLimitsArgs;
  /**
   * Limits of teams.
   *
   * @example `teams: { rpm: 600, tpm: 100000 }`
   */
  teams?: TeamLimitsArgs;
}

/** Limits of virtual keys. */
export interface KeyLimitsArgs {
  /**
   * Requests per minute of a new key that is made without that limit.
   *
   * @example `rpm: 600`
   */
  rpm?: number;
  /**
   * Tokens per minute of a new key that is made without that limit.
   *
   * @example `tpm: 100000`
   */
  tpm?: number;
  /**
   * Requests at once of a new key that is made without that limit.
   *
   * @example `maxParallelRequests: 20`
   */
  maxParallelRequests?: number;
  /**
   * Requests per minute of any new key, at most.
   *
   * @example `ceilingRpm: 600`
   */
  ceilingRpm?: number;
  /**
   * Tokens per minute of any new key, at most.
   *
   * @example `ceilingTpm: 100000`
   */
  ceilingTpm?: number;
  /**
   * Requests at once of any new key, at most.
   *
   * @example `ceilingParallelRequests: 20`
   */
  ceilingParallelRequests?: number;
}

/** Limits of users. */
export interface UserLimitsArgs {
  /**
   * Requests per minute of a new user that is made without that limit.
   *
   * @example `rpm: 600`
   */
  rpm?: number;
  /**
   * Tokens per minute of a new user that is made without that limit.
   *
   * @example `tpm: 100000`
   */
  tpm?: number;
}

/** Limits of teams. */
export interface TeamLimitsArgs {
  /**
   * Requests per minute of a new team that is made without that limit.
   *
   * @example `rpm: 600`
   */
  rpm?: number;
  /**
   * Tokens per minute of a new team that is made without that limit.
   *
   * @example `tpm: 100000`
   */
  tpm?: number;
}

/** Cached answers, in a Redis of their own that may forget. */
export interface CacheArgs {
  /**
   * `redis` answers identical requests again, `semantic` also similar ones. A cached answer costs
   * nothing. Default: `"none"`.
   *
   * @example `type: "redis"`
   */
  type?: CacheType;
  /**
   * Whether requests are cached unless they say otherwise, or only those that ask for it with
   * `"cache": {"use-cache": true}`. Default: `"default-on"`.
   *
   * @example `mode: "opt-in"`
   */
  mode?: CacheMode;
  /**
   * How long an answer may be served again, in seconds. Default: `3600`.
   *
   * @example `ttlSeconds: 600`
   */
  ttlSeconds?: number;
  /**
   * Kinds of calls whose answers are cached. Default: all.
   *
   * @example `callTypes: ["chat", "embedding"]`
   */
  callTypes?: CacheCallType[];
  /**
   * Memory for cached answers, in MB; the least used go first. Default: `256`.
   *
   * @example `memoryMegabytes: 1024`
   */
  memoryMegabytes?: number;
  /**
   * How similar a request must be for the answer of another, above 0 and up to 1. Needed for
   * `semantic`.
   *
   * @example `similarityThreshold: 0.9`
   */
  similarityThreshold?: number;
  /**
   * Model that tells how similar requests are: the name of an embedding model. Needed for
   * `semantic`.
   *
   * @example `embeddingModel: "text-embedding-3-small"`
   */
  embeddingModel?: string;
  /**
   * A Redis of your own for cached answers, instead of one that is made. Password:
   * `cacheRedisPassword`.
   *
   * @example `server: { host: "redis.internal" }`
   */
  server?: CacheServerArgs;
  /**
   * Further keys for LiteLLM's `cache_params`, copied as they are. They can't replace what is made
   * from other inputs.
   *
   * @example `extra: { redis_flush_size: 100 }`
   */
  extra?: JsonObject;
}

/**
 * A Redis of your own for cached answers, instead of one that is made. Password:
 * `cacheRedisPassword`.
 */
export interface CacheServerArgs {
  /**
   * Host name of the server.
   *
   * @example `host: "redis.internal"`
   */
  host: string;
  /**
   * Port of the server. Default: `6379`.
   *
   * @example `port: 6379`
   */
  port?: number;
  /**
   * User to sign in as. Default: `"default"`.
   *
   * @example `username: "litellm"`
   */
  username?: string;
  /**
   * Speak TLS to it. Default: `true`.
   *
   * @example `tls: false`
   */
  tls?: boolean;
}

/** Data that is kept from logs and from providers. */
export interface PrivacyArgs {
  /**
   * Leave prompts and answers out of logs and callbacks. Default: `true`.
   *
   * @example `redactMessages: false`
   */
  redactMessages?: boolean;
  /**
   * Masks or refuses personal data in prompts, by Presidio, of which two containers are made. Texts
   * of messages are looked at; arguments of tool calls, descriptions of tools, `user`, sound and
   * images are not.
   *
   * @example `pii: { entities: [{ entity: "CREDIT_CARD", action: "mask" }] }`
   */
  pii?: PiiArgs;
}

/**
 * Masks or refuses personal data in prompts, by Presidio, of which two containers are made. Texts
 * of messages are looked at; arguments of tool calls, descriptions of tools, `user`, sound and
 * images are not.
 */
export interface PiiArgs {
  /**
   * Kinds of personal data, and what happens to each.
   *
   * @example `entities: [{ entity: "CREDIT_CARD", action: "mask" }]`
   */
  entities: PiiEntityArgs[];
  /**
   * Put masked data back into answers. Default: `false`.
   *
   * @example `restoreInAnswers: true`
   */
  restoreInAnswers?: boolean;
  /**
   * Memory limit of Presidio's analyzer, in MB. Default: `2048`.
   *
   * @example `analyzerMemoryMegabytes: 3072`
   */
  analyzerMemoryMegabytes?: number;
}

/** One kind of personal data. */
export interface PiiEntityArgs {
  /**
   * Kind of personal data to look for.
   *
   * @example `entity: "CREDIT_CARD"`
   */
  entity: PiiEntity;
  /**
   * Replace it, or refuse the request. Default: `"mask"`.
   *
   * @example `action: "block"`
   */
  action?: PiiAction;
  /**
   * How sure Presidio must be, 0 to 1. Default: any score.
   *
   * @example `scoreThreshold: 0.6`
   */
  scoreThreshold?: number;
}

/** A guardrail of another product. */
export interface GuardrailArgs {
  /**
   * Name of the guardrail; requests can ask for it by it.
   *
   * @example `name: "moderation"`
   */
  name: string;
  /**
   * Product that does it; `presidio` is `privacy.pii`.
   *
   * @example `integration: "openai_moderation"`
   */
  integration: GuardrailIntegration;
  /**
   * When it looks: before the call, beside it, at the answer, or only for logs.
   *
   * @example `mode: "pre_call"`
   */
  mode: GuardrailMode;
  /**
   * Look at each request, not only at those that ask for it. Default: `true`.
   *
   * @example `defaultOn: false`
   */
  defaultOn?: boolean;
  /**
   * Name of its key in the stack's `credentials`.
   *
   * @example `credential: "azureEast"`
   */
  credential?: string;
  /**
   * Address of the guardrail's API.
   *
   * @example `baseUrl: "https://guard.internal"`
   */
  baseUrl?: string;
  /**
   * Further keys for LiteLLM's `guardrails[].litellm_params`, copied as they are. They can't
   * replace what is made from other inputs.
   *
   * @example `extra: { guardrailIdentifier: "abc" }`
   */
  extra?: JsonObject;
}

/** Who may do what, apart from keys. */
export interface SecurityArgs {
  /**
   * LiteLLM's admin pages.
   *
   * @example `adminUi: { enabled: false, username: "operator" }`
   */
  adminUi?: AdminUiArgs;
  /**
   * Groups of LiteLLM's routes to open beside those of the stack's models, the list of models,
   * health and management. All else is a 404 (docs/routes.md).
   *
   * @example `routes: ["files", "batches"]`
   */
  routes?: RouteGroup[];
  /**
   * Serve the pages of the API's documentation, to everybody. Default: `false`.
   *
   * @example `apiDocs: true`
   */
  apiDocs?: boolean;
  /**
   * Origins of web pages that browsers may let call the gateway (CORS). Default: none.
   *
   * @example `allowedOrigins: ["https://app.example.com"]`
   */
  allowedOrigins?: string[];
  /**
   * Log changes of keys, teams and models. LiteLLM does this only with its licence, the secret
   * `licenseKey`. Default: `false`.
   *
   * @example `auditLog: true`
   */
  auditLog?: boolean;
}

/** LiteLLM's admin pages. */
export interface AdminUiArgs {
  /**
   * Serve the admin pages under `/ui`. Default: `true`.
   *
   * @example `enabled: false`
   */
  enabled?: boolean;
  /**
   * Name to sign in with. The password is the secret `uiPassword`, or else the master key. Default:
   * `"admin"`.
   *
   * @example `username: "operator"`
   */
  username?: string;
}

/** Logs of the proxies. */
export interface LoggingArgs {
  /**
   * Least severity that the proxies log. `debug` is slow and tells prompts. Default: `"warning"`.
   *
   * @example `level: "info"`
   */
  level?: LogLevel;
  /**
   * Log in JSON, one object a line. Default: `false`.
   *
   * @example `json: true`
   */
  json?: boolean;
  /**
   * Give logging callbacks what is sent to providers and what they answer, word for word. Default:
   * `false`.
   *
   * @example `rawRequests: true`
   */
  rawRequests?: boolean;
}

/** Metrics of the proxies. */
export interface MetricsArgs {
  /**
   * Count requests, tokens, spend and latency on port 9464 of each proxy, inside the gateway's
   * networks only. Costs about 190 MB of memory a proxy. Default: `true`.
   *
   * @example `enabled: false`
   */
  enabled?: boolean;
}

/** The request log in the database. */
export interface SpendLogsArgs {
  /**
   * Days after which entries of the request log are deleted. Default: never. Budgets don't need
   * them.
   *
   * @example `retentionDays: 90`
   */
  retentionDays?: number;
  /**
   * Keep prompts and answers in the database. Default: `false`.
   *
   * @example `storePrompts: true`
   */
  storePrompts?: boolean;
}

/**
 * LiteLLM's own alerts. They go to the secret addresses `slackWebhookUrl` and `alertWebhookUrl`;
 * with neither there are none.
 */
export interface AlertingArgs {
  /**
   * Kinds of alerts. Default: all of LiteLLM's.
   *
   * @example `types: ["budget_alerts", "outage_alerts"]`
   */
  types?: AlertType[];
  /**
   * From when on a request is slow, in seconds. Default: 300.
   *
   * @example `slowRequestSeconds: 120`
   */
  slowRequestSeconds?: number;
}

/** Background health checks of the models. The gateway's own health needs none. */
export interface HealthChecksArgs {
  /**
   * Call every model at intervals. Each call costs money. Default: `false`.
   *
   * @example `enabled: true`
   */
  enabled?: boolean;
  /**
   * Time between two checks of a model, in seconds. Default: `300`.
   *
   * @example `intervalSeconds: 3600`
   */
  intervalSeconds?: number;
}

/**
 * How Datadog watches the gateway. The Agent is made with the secret `datadogApiKey` only, and all
 * else with `datadogAppKey` too.
 */
export interface DatadogArgs {
  /**
   * Datadog's site that the account is on. Default: `"datadoghq.com"`.
   *
   * @example `site: "datadoghq.eu"`
   */
  site?: DatadogSite;
  /**
   * Datadog's API instead of the site's: a proxy or a private link, without a path.
   *
   * @example `apiUrl: "https://datadog-api.example.com"`
   */
  apiUrl?: string;
  /**
   * Tag `env` of all that this stack sends, and that its monitors look at. Default: `"dev"`.
   *
   * @example `environment: "production"`
   */
  environment?: string;
  /**
   * Tag `service`. Two stacks of one account must differ in `environment` or in this. Default:
   * `"litellm"`.
   *
   * @example `service: "llm-gateway"`
   */
  service?: string;
  /**
   * The Datadog Agent beside the gateway. Made with the secret `datadogApiKey` only.
   *
   * @example `agent: { mode: "autodiscovery", memoryMegabytes: 1024 }`
   */
  agent?: DatadogAgentArgs;
  /**
   * Who is told by the monitors, by severity. Without a handle they only show.
   *
   * @example `notify: { critical: ["@pagerduty-llm-gateway"], warning: ["@slack-llm-gateway"] }`
   */
  notify?: DatadogNotifyArgs;
  /**
   * Where `docs/runbooks` can be read; monitors link to its pages. Default: they name the page.
   *
   * @example `runbookUrl: "https://github.com/example/litellm-gateway/blob/main/docs/runbooks"`
   */
  runbookUrl?: string;
  /**
   * History from which `spendSpike` learns what is usual: none yet, at least 3 days (then it knows
   * times of day), or 3 weeks (and days of the week). Default: `"none"`.
   *
   * @example `spendHistory: "weeks"`
   */
  spendHistory?: DatadogHistory;
  /**
   * Requests in a monitor's time below which shares of them don't alert: one of two says nothing.
   * Default: `20`.
   *
   * @example `minimumRequests: 100`
   */
  minimumRequests?: number;
  /**
   * Latencies above which answers are slow, for monitors and SLOs.
   *
   * @example `latency: { requestSeconds: 60, providerSeconds: 60 }`
   */
  latency?: DatadogLatencyArgs;
  /**
   * Service level objectives and their burn rates.
   *
   * @example `slos: { timeframe: "week", fastBurnRate: 10 }`
   */
  slos?: DatadogSlosArgs;
  /**
   * The monitors: each can be tuned or left out.
   *
   * @example `monitors: { monthlySpend: { critical: 100 }, dailySpend: { critical: 100 } }`
   */
  monitors?: DatadogMonitorsArgs;
}

/** The Datadog Agent beside the gateway. Made with the secret `datadogApiKey` only. */
export interface DatadogAgentArgs {
  /**
   * How the Agent learns what there is to watch. `static`: the gateway tells it. `autodiscovery`:
   * it finds containers through Docker's socket and reads their labels; it is root then, and
   * whoever has the socket has the machine. Default: `"static"`.
   *
   * @example `mode: "autodiscovery"`
   */
  mode?: DatadogAgentMode;
  /**
   * Memory limit of the Agent, in MB. Default: `512`.
   *
   * @example `memoryMegabytes: 1024`
   */
  memoryMegabytes?: number;
  /**
   * Where the Agent sends metrics and events instead of the site: a proxy, Observability Pipelines
   * or a private link.
   *
   * @example `intakeUrl: "https://datadog-proxy.example.com"`
   */
  intakeUrl?: string;
  /**
   * Logs of the gateway's containers.
   *
   * @example `logs: { enabled: true }`
   */
  logs?: DatadogLogsArgs;
  /**
   * Traces of the proxies.
   *
   * @example `apm: { enabled: true }`
   */
  apm?: DatadogApmArgs;
  /**
   * Datadog's LLM Observability.
   *
   * @example `llmObservability: { enabled: true }`
   */
  llmObservability?: DatadogLlmObservabilityArgs;
}

/** Logs of the gateway's containers. */
export interface DatadogLogsArgs {
  /**
   * Send what the gateway's containers log, keys masked. Needs the mode `autodiscovery`. Default:
   * `false`.
   *
   * @example `enabled: true`
   */
  enabled?: boolean;
}

/** Traces of the proxies. */
export interface DatadogApmArgs {
  /**
   * Trace each request through the proxies: times, addresses and names, no prompts or answers.
   * Default: `false`.
   *
   * @example `enabled: true`
   */
  enabled?: boolean;
}

/** Datadog's LLM Observability. */
export interface DatadogLlmObservabilityArgs {
  /**
   * Send a span for each model call, with its tokens and cost, without prompts and answers. The
   * proxies send by themselves, so they get the API key. Default: `false`.
   *
   * @example `enabled: true`
   */
  enabled?: boolean;
}

/** Who is told by the monitors, by severity. Without a handle they only show. */
export interface DatadogNotifyArgs {
  /**
   * Who is told of what is critical, and of its end: Datadog's handles, which begin with \@.
   *
   * @example `critical: ["@pagerduty-llm-gateway"]`
   */
  critical?: string[];
  /**
   * Who is told of warnings, and of their end: Datadog's handles, which begin with \@.
   *
   * @example `warning: ["@slack-llm-gateway"]`
   */
  warning?: string[];
  /**
   * Who is told of monitors that get no data: Datadog's handles, which begin with \@.
   *
   * @example `noData: ["@slack-llm-gateway"]`
   */
  noData?: string[];
}

/** Latencies above which answers are slow, for monitors and SLOs. */
export interface DatadogLatencyArgs {
  /**
   * Longest time that a request should take, in seconds; a bound of LiteLLM's histograms. Default:
   * 30, or the largest bound below `requestTimeoutSeconds`.
   *
   * @example `requestSeconds: 60`
   */
  requestSeconds?: number;
  /**
   * Longest time that a provider should take, in seconds; a bound of LiteLLM's histograms. Default:
   * 30, or the largest bound below `requestTimeoutSeconds`.
   *
   * @example `providerSeconds: 60`
   */
  providerSeconds?: number;
  /**
   * Longest time until a stream's first token, in seconds; a bound of LiteLLM's histograms.
   * Default: 2, or the largest bound below `requestTimeoutSeconds`.
   *
   * @example `timeToFirstTokenSeconds: 5`
   */
  timeToFirstTokenSeconds?: number;
  /**
   * Longest time that the gateway itself should take, in seconds; a bound of LiteLLM's histograms.
   * Default: 0.25.
   *
   * @example `overheadSeconds: 0.1`
   */
  overheadSeconds?: number;
}

/** Service level objectives and their burn rates. */
export interface DatadogSlosArgs {
  /**
   * Rolling time that the SLOs are about: 7, 30 or 90 days. Default: `"month"`.
   *
   * @example `timeframe: "week"`
   */
  timeframe?: DatadogSloTimeframe;
  /**
   * How many times faster than allowed the error budget may be used in an hour (critical). Default:
   * 16.8, 14.4 and 21.6 for week, month and quarter. A target allows at most 1 / (1 − target).
   *
   * @example `fastBurnRate: 10`
   */
  fastBurnRate?: number;
  /**
   * How many times faster than allowed the error budget may be used in 6 hours (critical). Default:
   * 5.6, 6 and 10.8 for week, month and quarter. A target allows at most 1 / (1 − target).
   *
   * @example `slowBurnRate: 4`
   */
  slowBurnRate?: number;
  /**
   * Requests that aren't answered with a 5xx. Default target: 99.5 %.
   *
   * @example `availability: { targetPercent: 99.5 }`
   */
  availability?: DatadogSloArgs;
  /**
   * Requests within `latency.requestSeconds`. Default target: 95 %.
   *
   * @example `latency: { targetPercent: 95 }`
   */
  latency?: DatadogSloArgs;
  /**
   * Streams that begin within `latency.timeToFirstTokenSeconds`. Default target: 95 %.
   *
   * @example `timeToFirstToken: { targetPercent: 95 }`
   */
  timeToFirstToken?: DatadogSloArgs;
  /**
   * Requests for which the gateway itself took at most `latency.overheadSeconds`. Default target:
   * 99 %.
   *
   * @example `overhead: { targetPercent: 99 }`
   */
  overhead?: DatadogSloArgs;
}

/** An SLO. */
export interface DatadogSloArgs {
  /**
   * Make the SLO and its burn-rate monitors. Default: `true`.
   *
   * @example `enabled: false`
   */
  enabled?: boolean;
  /**
   * Share that must be good, in percent. Default: what the SLO says.
   *
   * @example `targetPercent: 99.9`
   */
  targetPercent?: number;
}

/** The monitors: each can be tuned or left out. */
export interface DatadogMonitorsArgs {
  /**
   * Spend since the month began (UTC), in USD. Default: critical `budgets.maxUsd` for a month;
   * warning `budgets.softUsd` for a month, or 80 % of critical.
   *
   * @example `monthlySpend: { critical: 100 }`
   */
  monthlySpend?: DatadogMonitorArgs;
  /**
   * Spend of 24 hours, in USD. Default: critical twice a day's share of `budgets.maxUsd`, or all of
   * it when its period is at most a day; warning 75 % of critical.
   *
   * @example `dailySpend: { critical: 100 }`
   */
  dailySpend?: DatadogMonitorArgs;
  /**
   * Share of 4 hours in which spend was above what is usual, 0 to 1. Default: critical 0.5.
   *
   * @example `spendSpike: { critical: 0.25 }`
   */
  spendSpike?: DatadogMonitorArgs;
  /**
   * What is left of a budget of `budgets.providers`, in percent. Default: critical 10; warning 25.
   *
   * @example `providerBudget: { critical: 5 }`
   */
  providerBudget?: DatadogMonitorArgs;
  /**
   * What is left of a team's budget, in percent. Default: critical 10; warning 25.
   *
   * @example `teamBudget: { critical: 5 }`
   */
  teamBudget?: DatadogMonitorArgs;
  /**
   * What is left of a key's budget, in percent. Default: critical 10; warning 25.
   *
   * @example `keyBudget: { critical: 5 }`
   */
  keyBudget?: DatadogMonitorArgs;
  /**
   * Requests in an hour whose cost was recorded as 0 though their model has a price. Default:
   * critical 0.
   *
   * @example `unpricedRequests: { critical: 1 }`
   */
  unpricedRequests?: DatadogMonitorArgs;
  /**
   * Changes of spend that wait in one replica, the least in 10 minutes. Default: critical 1000;
   * warning 300.
   *
   * @example `spendQueue: { critical: 501 }`
   */
  spendQueue?: DatadogMonitorArgs;
  /**
   * Failed writes of spend to the database in 15 minutes. Default: critical 3; warning 0.
   *
   * @example `spendWrites: { critical: 3 }`
   */
  spendWrites?: DatadogMonitorArgs;
  /**
   * Requests answered with a 5xx in 10 minutes, in percent. Default: critical 5; warning 2.
   *
   * @example `errorRatio: { critical: 2.5 }`
   */
  errorRatio?: DatadogMonitorArgs;
  /**
   * Requests answered with a 429 in 15 minutes, in percent. Default: critical 20; warning 10.
   *
   * @example `rateLimited: { critical: 10 }`
   */
  rateLimited?: DatadogMonitorArgs;
  /**
   * Requests in 15 minutes that took longer than `latency.requestSeconds`, in percent. Default:
   * critical 10; warning 5.
   *
   * @example `requestLatency: { critical: 5 }`
   */
  requestLatency?: DatadogMonitorArgs;
  /**
   * Calls of a provider in 15 minutes that took longer than `latency.providerSeconds`, in percent.
   * Default: critical 10; warning 5.
   *
   * @example `providerLatency: { critical: 5 }`
   */
  providerLatency?: DatadogMonitorArgs;
  /**
   * Streams in 15 minutes whose first token took longer than `latency.timeToFirstTokenSeconds`, in
   * percent. Default: critical 10; warning 5.
   *
   * @example `timeToFirstToken: { critical: 5 }`
   */
  timeToFirstToken?: DatadogMonitorArgs;
  /**
   * Requests in 15 minutes for which the gateway itself took longer than `latency.overheadSeconds`,
   * in percent. Default: critical 5; warning 2.
   *
   * @example `gatewayOverhead: { critical: 2.5 }`
   */
  gatewayOverhead?: DatadogMonitorArgs;
  /**
   * Calls of a deployment in 5 minutes that failed, in percent; those refused as wrong (400) are
   * left out. Default: critical 99.
   *
   * @example `deploymentDown: { critical: 49.5 }`
   */
  deploymentDown?: DatadogMonitorArgs;
  /**
   * How often a deployment was left alone after failures, in 15 minutes. Default: critical 10;
   * warning 3.
   *
   * @example `cooldowns: { critical: 6 }`
   */
  cooldowns?: DatadogMonitorArgs;
  /**
   * Fallbacks in 15 minutes that failed too, in percent. Default: critical 50; warning 20.
   *
   * @example `fallbackFailures: { critical: 25 }`
   */
  fallbackFailures?: DatadogMonitorArgs;
  /**
   * Requests in 4 hours that the cache answered, of all that were answered, in percent. Default:
   * critical 1; warning 5.
   *
   * @example `cacheHitRatio: { critical: 0.5 }`
   */
  cacheHitRatio?: DatadogMonitorArgs;
  /**
   * Calls of Redis in 10 minutes that failed, in percent. Default: critical 5; warning 1.
   *
   * @example `redisFailures: { critical: 2.5 }`
   */
  redisFailures?: DatadogMonitorArgs;
  /**
   * Calls of Postgres in 10 minutes that failed, in percent. Default: critical 5; warning 1.
   *
   * @example `postgresFailures: { critical: 2.5 }`
   */
  postgresFailures?: DatadogMonitorArgs;
  /**
   * Memory that Redis uses of what it may, in percent. Default: critical 90; warning 75.
   *
   * @example `redisMemory: { critical: 45 }`
   */
  redisMemory?: DatadogMonitorArgs;
  /**
   * Size of the database, in GB. Default: critical 50; warning 40.
   *
   * @example `databaseSize: { critical: 26 }`
   */
  databaseSize?: DatadogMonitorArgs;
  /**
   * Connections of Postgres that are taken, in percent. Default: critical 90; warning 75.
   *
   * @example `databaseConnections: { critical: 45 }`
   */
  databaseConnections?: DatadogMonitorArgs;
  /**
   * Proxies that answer. Default: critical a majority of `replicas`; warning `replicas`.
   *
   * @example `proxyReplicas: { critical: 2 }`
   */
  proxyReplicas?: DatadogMonitorArgs;
  /**
   * The Agent sends nothing.
   *
   * @example `agentSilent: { enabled: false }`
   */
  agentSilent?: DatadogSwitchArgs;
}

/** Thresholds of a monitor, and whether it is there. */
export interface DatadogMonitorArgs {
  /**
   * Make the monitor, where it applies. Default: `true`.
   *
   * @example `enabled: false`
   */
  enabled?: boolean;
  /**
   * From where on it is critical, in the unit of the monitor. Default: what the monitor says.
   *
   * @example `critical: 10`
   */
  critical?: number;
  /**
   * From where on it is a warning, in the unit of the monitor. Default: what the monitor says.
   *
   * @example `warning: 5`
   */
  warning?: number;
}

/** Whether a monitor is made. */
export interface DatadogSwitchArgs {
  /**
   * Make the monitor. Default: `true`.
   *
   * @example `enabled: false`
   */
  enabled?: boolean;
}

/** The Postgres of keys, budgets and spend. */
export interface DatabaseArgs {
  /**
   * Connections that one proxy may hold. Default: `10`.
   *
   * @example `connectionsPerReplica: 20`
   */
  connectionsPerReplica?: number;
  /**
   * Number in the name of the volume of the Postgres that is made. One more begins with a new,
   * empty volume; those of lower numbers stay. It can't go down. Default: `1`.
   *
   * @example `generation: 2`
   */
  generation?: number;
  /**
   * A Postgres of your own, instead of one that is made. Password: `databasePassword`.
   *
   * @example `server: { host: "postgres.internal" }`
   */
  server?: DatabaseServerArgs;
}

/** A Postgres of your own, instead of one that is made. Password: `databasePassword`. */
export interface DatabaseServerArgs {
  /**
   * Host name of the server.
   *
   * @example `host: "postgres.internal"`
   */
  host: string;
  /**
   * Port of the server. Default: `5432`.
   *
   * @example `port: 5432`
   */
  port?: number;
  /**
   * Database on the server. Default: `"litellm"`.
   *
   * @example `name: "litellm"`
   */
  name?: string;
  /**
   * User to sign in as; it owns the database's tables. Default: `"litellm"`.
   *
   * @example `username: "litellm"`
   */
  username?: string;
  /**
   * TLS to the server: none, without checking its certificate, or checked against the system's
   * authorities. Default: `"require"`.
   *
   * @example `tls: "verify-full"`
   */
  tls?: DatabaseTls;
  /**
   * Connections that the server takes (`SHOW max_connections`). Default: `100`.
   *
   * @example `maxConnections: 200`
   */
  maxConnections?: number;
}

/** The Redis of rate limits, and of spend on its way to the database. */
export interface RedisArgs {
  /**
   * Number in the name of the volume of the Redis that is made. One more begins with a new, empty
   * volume; those of lower numbers stay. It can't go down. Default: `1`.
   *
   * @example `generation: 2`
   */
  generation?: number;
  /**
   * A Redis of your own for limits and spend, instead of one that is made; it must not evict
   * (`maxmemory-policy noeviction`). Password: `redisPassword`.
   *
   * @example `server: { host: "redis.internal" }`
   */
  server?: RedisServerArgs;
}

/**
 * A Redis of your own for limits and spend, instead of one that is made; it must not evict
 * (`maxmemory-policy noeviction`). Password: `redisPassword`.
 */
export interface RedisServerArgs {
  /**
   * Host name of the server.
   *
   * @example `host: "redis.internal"`
   */
  host: string;
  /**
   * Port of the server. Default: `6379`.
   *
   * @example `port: 6379`
   */
  port?: number;
  /**
   * User to sign in as. Default: `"default"`.
   *
   * @example `username: "litellm"`
   */
  username?: string;
  /**
   * Speak TLS to it. Default: `true`.
   *
   * @example `tls: false`
   */
  tls?: boolean;
}

/** Where clients reach the gateway. */
export interface EdgeArgs {
  /**
   * Address of this host to listen on. `0.0.0.0` opens the gateway to the network. Default:
   * `"127.0.0.1"`.
   *
   * @example `address: "0.0.0.0"`
   */
  address?: string;
  /**
   * Port to listen on. Default: `4000`.
   *
   * @example `port: 8443`
   */
  port?: number;
  /**
   * Host name by which clients reach it, and that its certificate is for; it is in the URL that is
   * shown. Default: the address.
   *
   * @example `hostname: "llm.example.com"`
   */
  hostname?: string;
  /**
   * Speak TLS, with the secrets `tlsCertificate` and `tlsKey` (PEM, the chain included). Default:
   * `false`.
   *
   * @example `tls: true`
   */
  tls?: boolean;
  /**
   * Address by which clients reach it, when something stands before it. Redirects, cookies and
   * links are of this address, whatever a client says. Without a path. Default: on Kubernetes the
   * host name, else what the client asked for.
   *
   * @example `publicUrl: "https://llm.example.com"`
   */
  publicUrl?: string;
  /**
   * Addresses of what stands before the gateway and says in `X-Forwarded-For` and
   * `X-Forwarded-Proto` who asks. Nobody else is believed.
   *
   * @example `trustedProxies: ["10.0.0.0/8"]`
   */
  trustedProxies?: string[];
  /**
   * Largest body of a request, in MB; others get 413. Default: `100`.
   *
   * @example `maxBodyMegabytes: 250`
   */
  maxBodyMegabytes?: number;
  /**
   * Longest silence on a connection, in seconds. Default: 20 more than `requestTimeoutSeconds`.
   *
   * @example `timeoutSeconds: 620`
   */
  timeoutSeconds?: number;
}

/** Memory limits of the containers. */
export interface ResourcesArgs {
  /**
   * Memory limit of one proxy (LiteLLM's own sizing is 4096 a worker), in MB. Default: `4096`.
   *
   * @example `proxyMemoryMegabytes: 8192`
   */
  proxyMemoryMegabytes?: number;
  /**
   * Memory limit of Postgres, in MB. Default: `1024`.
   *
   * @example `postgresMemoryMegabytes: 2048`
   */
  postgresMemoryMegabytes?: number;
  /**
   * Memory for spend queues and rate limits in Redis, in MB. Default: `256`.
   *
   * @example `redisMemoryMegabytes: 512`
   */
  redisMemoryMegabytes?: number;
}

/** Images to run, by full version; a private mirror goes here. */
export interface ImagesArgs {
  /**
   * Image of the LiteLLM proxy and its migrations. Default:
   * `"ghcr.io/berriai/litellm-non_root:v1.106.12"`.
   *
   * @example `litellm: "mirror.example.com/ghcr.io/berriai/litellm-non_root:v1.106.12"`
   */
  litellm?: string;
  /**
   * Image of Postgres. Default: `"postgres:17.11-bookworm"`.
   *
   * @example `postgres: "mirror.example.com/postgres:17.11-bookworm"`
   */
  postgres?: string;
  /**
   * Image of Redis. Default: `"redis:8.10.1"`.
   *
   * @example `redis: "mirror.example.com/redis:8.10.1"`
   */
  redis?: string;
  /**
   * Image of HAProxy, the load balancer. Default: `"haproxy:3.4.6"`.
   *
   * @example `haproxy: "mirror.example.com/haproxy:3.4.6"`
   */
  haproxy?: string;
  /**
   * Image of the mock upstream; any with `node`. Default: `"node:22-bookworm-slim"`.
   *
   * @example `mockUpstream: "mirror.example.com/node:22-bookworm-slim"`
   */
  mockUpstream?: string;
  /**
   * Image of Presidio's analyzer. Default:
   * `"ghcr.io/data-privacy-stack/presidio-analyzer:2.2.364"`.
   *
   * @example `presidioAnalyzer: "mirror.example.com/ghcr.io/data-privacy-stack/presidio-analyzer:2.2.364"`
   */
  presidioAnalyzer?: string;
  /**
   * Image of Presidio's anonymizer. Default:
   * `"ghcr.io/data-privacy-stack/presidio-anonymizer:2.2.364"`.
   *
   * @example `presidioAnonymizer: "mirror.example.com/ghcr.io/data-privacy-stack/presidio-anonymizer:2.2.364"`
   */
  presidioAnonymizer?: string;
  /**
   * Image of the Datadog Agent. Default: `"registry.datadoghq.com/agent:7.81.1"`.
   *
   * @example `datadogAgent: "mirror.example.com/registry.datadoghq.com/agent:7.81.1"`
   */
  datadogAgent?: string;
}

/** Settings that only the target `kubernetes` has. */
export interface KubernetesArgs {
  /**
   * Namespace of everything. It is the gateway's alone. Default: `"litellm-gateway"`.
   *
   * @example `namespace: "llm"`
   */
  namespace?: string;
  /**
   * Make the namespace, and that of the Agents; false where they are there already. Default:
   * `true`.
   *
   * @example `createNamespace: false`
   */
  createNamespace?: boolean;
  /**
   * Secrets of that namespace, and of the Agents', by which images are pulled.
   *
   * @example `imagePullSecrets: ["registry"]`
   */
  imagePullSecrets?: string[];
  /**
   * PriorityClass of the pods. Default: the cluster's.
   *
   * @example `priorityClassName: "business-critical"`
   */
  priorityClassName?: string;
  /**
   * Annotations of the proxies' ServiceAccount, by which clouds give them an identity.
   *
   * @example `serviceAccountAnnotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/llm" }`
   */
  serviceAccountAnnotations?: Record<string, string>;
  /**
   * More proxies when they are busy (HorizontalPodAutoscaler). Default: none.
   *
   * @example `autoscaling: { maxReplicas: 12 }`
   */
  autoscaling?: AutoscalingArgs;
  /**
   * CPU of the pods; their memory is in `resources`.
   *
   * @example `cpu: { proxyMillicores: 2000, postgresMillicores: 1000 }`
   */
  cpu?: CpuArgs;
  /**
   * Volumes of the data stores that are made.
   *
   * @example `storage: { className: "gp3", postgresGigabytes: 40 }`
   */
  storage?: StorageArgs;
  /**
   * Postgres as a Cluster of CloudNativePG, whose operator must be there, instead of a StatefulSet.
   *
   * @example `cloudNativePg: { instances: 2, imageName: "ghcr.io/cloudnative-pg/postgresql:17.11-system-trixie" }`
   */
  cloudNativePg?: CloudNativePgArgs;
  /**
   * Keys of providers that External Secrets fetches from a store, whose operator must be there,
   * instead of the stack's secrets.
   *
   * @example `externalSecrets: { store: { name: "vault" } }`
   */
  externalSecrets?: ExternalSecretsArgs;
  /**
   * Where clients reach a gateway on Kubernetes.
   *
   * @example `edge: { type: "gateway", className: "cilium" }`
   */
  edge?: KubernetesEdgeArgs;
  /**
   * Who may reach what (NetworkPolicy).
   *
   * @example `networkPolicies: { enabled: false, ingressNamespaces: ["envoy-gateway-system"] }`
   */
  networkPolicies?: NetworkPoliciesArgs;
  /**
   * The Datadog Agent of a gateway on Kubernetes.
   *
   * @example `datadogAgent: { type: "existing", namespace: "monitoring" }`
   */
  datadogAgent?: KubernetesDatadogAgentArgs;
  /**
   * A ServiceMonitor, by which a Prometheus reads the proxies' metrics; the Prometheus Operator
   * must be there. Default: none.
   *
   * @example `serviceMonitor: { prometheusNamespace: "monitoring", labels: { release: "kube-prometheus-stack" } }`
   */
  serviceMonitor?: ServiceMonitorArgs;
}

/** More proxies when they are busy (HorizontalPodAutoscaler). Default: none. */
export interface AutoscalingArgs {
  /**
   * Most proxies. The least are `replicas`.
   *
   * @example `maxReplicas: 12`
   */
  maxReplicas: number;
  /**
   * CPU in use, of what a proxy requests, from which on there are more. Default: `60`.
   *
   * @example `cpuPercent: 70`
   */
  cpuPercent?: number;
}

/** CPU of the pods; their memory is in `resources`. */
export interface CpuArgs {
  /**
   * CPU that one proxy requests, in thousandths; the limit is twice that. Default: `1000`.
   *
   * @example `proxyMillicores: 2000`
   */
  proxyMillicores?: number;
  /**
   * CPU that Postgres requests, in thousandths; the limit is twice that. Default: `500`.
   *
   * @example `postgresMillicores: 1000`
   */
  postgresMillicores?: number;
  /**
   * CPU that each Redis requests, in thousandths; the limit is twice that. Default: `100`.
   *
   * @example `redisMillicores: 200`
   */
  redisMillicores?: number;
}

/** Volumes of the data stores that are made. */
export interface StorageArgs {
  /**
   * StorageClass of the volumes. Default: the cluster's.
   *
   * @example `className: "gp3"`
   */
  className?: string;
  /**
   * Size of Postgres' volume, in GiB. It can grow where the storage class allows it, never shrink.
   * Default: `20`.
   *
   * @example `postgresGigabytes: 40`
   */
  postgresGigabytes?: number;
  /**
   * Size of the volume of spend queues and rate limits, in GiB. It can grow where the storage class
   * allows it, never shrink. Default: `2`.
   *
   * @example `redisGigabytes: 4`
   */
  redisGigabytes?: number;
}

/**
 * Postgres as a Cluster of CloudNativePG, whose operator must be there, instead of a StatefulSet.
 */
export interface CloudNativePgArgs {
  /**
   * Servers: one that is written to, and replicas of it. Default: `3`.
   *
   * @example `instances: 2`
   */
  instances?: number;
  /**
   * Image of the servers; `images.postgres` is not made for it. Default:
   * `"ghcr.io/cloudnative-pg/postgresql:18.6-system-trixie"`.
   *
   * @example `imageName: "ghcr.io/cloudnative-pg/postgresql:17.11-system-trixie"`
   */
  imageName?: string;
  /**
   * Namespace of the operator, which must be let through to the servers. Default: `"cnpg-system"`.
   *
   * @example `operatorNamespace: "cnpg-system"`
   */
  operatorNamespace?: string;
  /**
   * Backups in an object store, by the plugin Barman Cloud, which must be there. Default: none.
   *
   * @example `backups: { destinationPath: "s3://backups/llm" }`
   */
  backups?: DatabaseBackupsArgs;
  /**
   * PgBouncer between the proxies and the database, so that many proxies share few connections.
   * Default: none.
   *
   * @example `pooler: { instances: 3, poolSize: 50 }`
   */
  pooler?: PoolerArgs;
}

/** Backups in an object store, by the plugin Barman Cloud, which must be there. Default: none. */
export interface DatabaseBackupsArgs {
  /**
   * Bucket and folder, which are to be this database's alone.
   *
   * @example `destinationPath: "s3://backups/llm"`
   */
  destinationPath: string;
  /**
   * Address of an object store that speaks S3. Default: AWS'.
   *
   * @example `endpointUrl: "https://minio.example.com:9000"`
   */
  endpointUrl?: string;
  /**
   * Secret of the gateway's namespace with `ACCESS_KEY_ID` and `ACCESS_SECRET_KEY`. Default: the
   * role of the servers' ServiceAccount.
   *
   * @example `credentialsSecret: "backup-credentials"`
   */
  credentialsSecret?: string;
  /**
   * Annotations of the servers' ServiceAccount, by which clouds give it a role.
   *
   * @example `serviceAccountAnnotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/llm-backup" }`
   */
  serviceAccountAnnotations?: Record<string, string>;
  /**
   * When a whole backup is made, in six fields of cron, seconds first. What changes in between is
   * kept as it comes. Default: `"0 0 3 * * *"`.
   *
   * @example `schedule: "0 30 1 * * *"`
   */
  schedule?: string;
  /**
   * Days to which the database can be set back. Default: `30`.
   *
   * @example `retentionDays: 14`
   */
  retentionDays?: number;
}

/**
 * PgBouncer between the proxies and the database, so that many proxies share few connections.
 * Default: none.
 */
export interface PoolerArgs {
  /**
   * Instances of the pooler. Default: `2`.
   *
   * @example `instances: 3`
   */
  instances?: number;
  /**
   * Connections to the database that each may hold. The proxies may hold more to it. Default: `40`.
   *
   * @example `poolSize: 50`
   */
  poolSize?: number;
}

/**
 * Keys of providers that External Secrets fetches from a store, whose operator must be there,
 * instead of the stack's secrets.
 */
export interface ExternalSecretsArgs {
  /**
   * The store of the secrets; it is there already.
   *
   * @example `store: { name: "vault" }`
   */
  store: SecretStoreArgs;
  /**
   * Keys, each instead of the stack's.
   *
   * @example `keys: { openaiApiKey: { key: "llm/openaiApiKey" }, anthropicApiKey: { key: "llm/anthropicApiKey" } }`
   */
  keys?: ExternalSecretKeysArgs;
  /**
   * Further secrets, by the names that models and guardrails refer to.
   *
   * @example `credentials: { azureEast: { key: "llm/azure", property: "east" } }`
   */
  credentials?: Record<string, ExternalSecretReferenceArgs>;
  /**
   * Seconds after which they are fetched again. Proxies read them when they start. Default: `3600`.
   *
   * @example `refreshIntervalSeconds: 600`
   */
  refreshIntervalSeconds?: number;
}

/** The store of the secrets; it is there already. */
export interface SecretStoreArgs {
  /**
   * Name of the store.
   *
   * @example `name: "vault"`
   */
  name: string;
  /**
   * A store of the gateway's namespace, or of the whole cluster. Default: `"SecretStore"`.
   *
   * @example `kind: "ClusterSecretStore"`
   */
  kind?: SecretStoreKind;
}

/** Keys, each instead of the stack's. */
export interface ExternalSecretKeysArgs {
  /**
   * OpenAI's API key.
   *
   * @example `openaiApiKey: { key: "llm/openaiApiKey" }`
   */
  openaiApiKey?: ExternalSecretReferenceArgs;
  /**
   * Anthropic's API key.
   *
   * @example `anthropicApiKey: { key: "llm/anthropicApiKey" }`
   */
  anthropicApiKey?: ExternalSecretReferenceArgs;
  /**
   * Azure OpenAI's API key.
   *
   * @example `azureApiKey: { key: "llm/azureApiKey" }`
   */
  azureApiKey?: ExternalSecretReferenceArgs;
  /**
   * AWS access key, for Bedrock.
   *
   * @example `awsAccessKeyId: { key: "llm/awsAccessKeyId" }`
   */
  awsAccessKeyId?: ExternalSecretReferenceArgs;
  /**
   * AWS secret access key, for Bedrock.
   *
   * @example `awsSecretAccessKey: { key: "llm/awsSecretAccessKey" }`
   */
  awsSecretAccessKey?: ExternalSecretReferenceArgs;
  /**
   * Google service account for Vertex AI, as its JSON text.
   *
   * @example `vertexCredentials: { key: "llm/vertexCredentials" }`
   */
  vertexCredentials?: ExternalSecretReferenceArgs;
  /**
   * Google AI Studio's API key.
   *
   * @example `geminiApiKey: { key: "llm/geminiApiKey" }`
   */
  geminiApiKey?: ExternalSecretReferenceArgs;
  /**
   * Mistral's API key.
   *
   * @example `mistralApiKey: { key: "llm/mistralApiKey" }`
   */
  mistralApiKey?: ExternalSecretReferenceArgs;
  /**
   * Groq's API key.
   *
   * @example `groqApiKey: { key: "llm/groqApiKey" }`
   */
  groqApiKey?: ExternalSecretReferenceArgs;
  /**
   * OpenRouter's API key.
   *
   * @example `openrouterApiKey: { key: "llm/openrouterApiKey" }`
   */
  openrouterApiKey?: ExternalSecretReferenceArgs;
  /**
   * DeepSeek's API key.
   *
   * @example `deepseekApiKey: { key: "llm/deepseekApiKey" }`
   */
  deepseekApiKey?: ExternalSecretReferenceArgs;
  /**
   * LiteLLM's enterprise licence.
   *
   * @example `licenseKey: { key: "llm/licenseKey" }`
   */
  licenseKey?: ExternalSecretReferenceArgs;
  /**
   * Password of the admin pages. Default: the master key.
   *
   * @example `uiPassword: { key: "llm/uiPassword" }`
   */
  uiPassword?: ExternalSecretReferenceArgs;
  /**
   * Slack address for LiteLLM's alerts.
   *
   * @example `slackWebhookUrl: { key: "llm/slackWebhookUrl" }`
   */
  slackWebhookUrl?: ExternalSecretReferenceArgs;
  /**
   * Address that gets LiteLLM's alerts as JSON.
   *
   * @example `alertWebhookUrl: { key: "llm/alertWebhookUrl" }`
   */
  alertWebhookUrl?: ExternalSecretReferenceArgs;
}

/** Where a secret is in the store. */
export interface ExternalSecretReferenceArgs {
  /**
   * Name or path of the secret in the store.
   *
   * @example `key: "llm/openai"`
   */
  key: string;
  /**
   * Part of the secret, where it has several. Default: all of it.
   *
   * @example `property: "apiKey"`
   */
  property?: string;
}

/** Where clients reach a gateway on Kubernetes. */
export interface KubernetesEdgeArgs {
  /**
   * Way of clients to the proxies: nothing from outside the cluster, a Service of type
   * LoadBalancer, an Ingress, or a route of the Gateway API. Default: `"clusterip"`.
   *
   * @example `type: "gateway"`
   */
  type?: KubernetesEdgeType;
  /**
   * IngressClass, or the GatewayClass of a Gateway that is made.
   *
   * @example `className: "cilium"`
   */
  className?: string;
  /**
   * A Gateway that is there already.
   *
   * @example `gateway: { name: "public", namespace: "gateways" }`
   */
  gateway?: GatewayReferenceArgs;
  /**
   * Secret of type `kubernetes.io/tls` in the gateway's namespace, instead of `tlsCertificate` and
   * `tlsKey`.
   *
   * @example `tlsSecret: "llm-example-com"`
   */
  tlsSecret?: string;
  /**
   * ClusterIssuer of cert-manager, which then makes the certificate.
   *
   * @example `certManagerIssuer: "letsencrypt"`
   */
  certManagerIssuer?: string;
  /**
   * Annotations of the Ingress, the Gateway that is made, or the LoadBalancer Service.
   *
   * @example `annotations: { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal" }`
   */
  annotations?: Record<string, string>;
}

/** A Gateway that is there already. */
export interface GatewayReferenceArgs {
  /**
   * Name of the Gateway.
   *
   * @example `name: "public"`
   */
  name: string;
  /**
   * Namespace of the Gateway.
   *
   * @example `namespace: "gateways"`
   */
  namespace: string;
  /**
   * The listener to use. Default: all that allow it.
   *
   * @example `sectionName: "https"`
   */
  sectionName?: string;
}

/** Who may reach what (NetworkPolicy). */
export interface NetworkPoliciesArgs {
  /**
   * Deny all connections but the gateway's own. Default: `true`.
   *
   * @example `enabled: false`
   */
  enabled?: boolean;
  /**
   * Namespaces whose pods may reach the proxies: of a gateway, an ingress controller, or clients.
   * Default: all.
   *
   * @example `ingressNamespaces: ["envoy-gateway-system"]`
   */
  ingressNamespaces?: string[];
  /**
   * Networks outside the cluster that may reach the proxies. Default: all for type `loadbalancer`,
   * else none.
   *
   * @example `ingressCidrs: ["203.0.113.0/24"]`
   */
  ingressCidrs?: string[];
  /**
   * Private networks that the proxies may reach, on any port: of servers and models outside the
   * cluster. The Internet they may.
   *
   * @example `egressCidrs: ["10.20.0.0/16"]`
   */
  egressCidrs?: string[];
}

/** The Datadog Agent of a gateway on Kubernetes. */
export interface KubernetesDatadogAgentArgs {
  /**
   * Where the Agent comes from. `daemonset`: one on each node, in a namespace of its own, once
   * there is the secret `datadogApiKey`, as on Docker. `operator`: a DatadogAgent for Datadog's
   * operator, which must be there. `existing`: the cluster has Agents; the pods get annotations for
   * them, also without `datadogApiKey`. `none`: nothing watches. Default: `"daemonset"`.
   *
   * @example `type: "existing"`
   */
  type?: KubernetesDatadogAgentType;
  /**
   * Namespace of the Agents. Default: that of the gateway and `-datadog` for `daemonset`, which
   * makes it; else `datadog`.
   *
   * @example `namespace: "monitoring"`
   */
  namespace?: string;
  /**
   * Service in that namespace that leads to the Agent of a pod's own node
   * (`internalTrafficPolicy: Local`), for events and traces. All types but `existing` make it.
   * Default: `"datadog-agent"`.
   *
   * @example `service: "datadog"`
   */
  service?: string;
  /**
   * For `existing`: the Agents' ServiceAccount, which gets to read one Secret, the password of the
   * monitoring role. Default: `"datadog-agent"`.
   *
   * @example `serviceAccount: "datadog"`
   */
  serviceAccount?: string;
  /**
   * For `existing`: how these Agents read Secrets: `secret_backend_type: k8s.secrets`, or the
   * script `/readsecret_multiple_providers.sh`. Default: they can't, so they watch the proxies
   * only, and neither Postgres nor Redis.
   *
   * @example `secretBackend: "k8s.secrets"`
   */
  secretBackend?: DatadogSecretBackend;
  /**
   * Name of the cluster, for `daemonset` and `operator`: a tag, and what tells nodes of the same
   * name apart.
   *
   * @example `clusterName: "production-eu"`
   */
  clusterName?: string;
  /**
   * Check the kubelets' certificates, for `daemonset` and `operator`. On many clusters of one's own
   * (kubeadm) they are self-signed, and it must be false. Default: `true`.
   *
   * @example `kubeletTlsVerify: false`
   */
  kubeletTlsVerify?: boolean;
  /**
   * CPU that each Agent requests, in thousandths; the limit is twice that. Its memory is
   * `datadog.agent.memoryMegabytes`. Default: `200`.
   *
   * @example `cpuMillicores: 400`
   */
  cpuMillicores?: number;
}

/**
 * A ServiceMonitor, by which a Prometheus reads the proxies' metrics; the Prometheus Operator must
 * be there. Default: none.
 */
export interface ServiceMonitorArgs {
  /**
   * Namespace of the Prometheus, which must be let through to the proxies. Default: `"monitoring"`.
   *
   * @example `prometheusNamespace: "monitoring"`
   */
  prometheusNamespace?: string;
  /**
   * Labels by which the Prometheus finds it (its `serviceMonitorSelector`). Many want `release`.
   *
   * @example `labels: { release: "kube-prometheus-stack" }`
   */
  labels?: Record<string, string>;
  /**
   * Seconds between two readings. Default: `30`.
   *
   * @example `intervalSeconds: 15`
   */
  intervalSeconds?: number;
}

/** Settings of LiteLLM that this package has no input for. */
export interface ExtraArgs {
  /**
   * Further keys for LiteLLM's `general_settings`, copied as they are. They can't replace what is
   * made from other inputs.
   *
   * @example `generalSettings: { user_header_name: "x-user" }`
   */
  generalSettings?: JsonObject;
  /**
   * Further keys for LiteLLM's `litellm_settings`, copied as they are. They can't replace what is
   * made from other inputs.
   *
   * @example `litellmSettings: { modify_params: true }`
   */
  litellmSettings?: JsonObject;
}

/** Arguments of {@link LiteLLMGateway}. */
export interface LiteLLMGatewayArgs {
  /**
   * Where the gateway runs. Default: `"docker"`.
   *
   * @example `target: "docker"`
   */
  target?: Target;
  /**
   * How model providers are reached. Their keys are secrets of the stack, each under its own name.
   *
   * @example `providers: { openai: { baseUrl: "https://eu.api.openai.com/v1", organization: "org-example" }, anthropic: { baseUrl: "https://api.anthropic.com", allModels: true } }`
   */
  providers?: ProvidersArgs;
  /**
   * Models that clients can ask for. Needed unless a provider's key is set.
   *
   * @example `models: [{ name: "fast", provider: "openai", model: "gpt-4o-mini" }]`
   */
  models?: ModelArgs[];
  /**
   * Models that answer to one more name together, by weight.
   *
   * @example `groups: [{ name: "production-chat", members: [{ model: "gpt-4o", weight: 0.8 }, { model: "claude-3.5-sonnet", weight: 0.2 }] }]`
   */
  groups?: GroupArgs[];
  /**
   * Other names of models and groups: what clients ask for, and what answers.
   *
   * @example `aliases: { "gpt-4": "gpt-4o" }`
   */
  aliases?: Record<string, string>;
  /**
   * How a request finds its deployment, and what happens when that fails.
   *
   * @example `routing: { strategy: "least-busy", retries: 1 }`
   */
  routing?: RoutingArgs;
  /**
   * Limits of spend, in USD. Budgets are counted for all replicas together; a request that has
   * begun is finished.
   *
   * @example `budgets: { maxUsd: 1000, period: "30d" }`
   */
  budgets?: BudgetsArgs;
  /**
   * How fast the gateway may be used. Limits hold for all replicas together; more get a 429.
   *
   * @example `limits: { rpm: 600, tpm: 100000 }`
   */
  limits?: LimitsArgs;
  /**
   * Cached answers, in a Redis of their own that may forget.
   *
   * @example `cache: { type: "redis", mode: "opt-in" }`
   */
  cache?: CacheArgs;
  /**
   * Data that is kept from logs and from providers.
   *
   * @example `privacy: { redactMessages: false, pii: { entities: [{ entity: "CREDIT_CARD", action: "mask" }] } }`
   */
  privacy?: PrivacyArgs;
  /**
   * Guardrails of other products.
   *
   * @example `guardrails: [{ name: "moderation", integration: "openai_moderation", mode: "pre_call" }]`
   */
  guardrails?: GuardrailArgs[];
  /**
   * Who may do what, apart from keys.
   *
   * @example `security: { adminUi: { enabled: false, username: "operator" }, routes: ["files", "batches"] }`
   */
  security?: SecurityArgs;
  /**
   * Logs of the proxies.
   *
   * @example `logging: { level: "info", json: true }`
   */
  logging?: LoggingArgs;
  /**
   * Metrics of the proxies.
   *
   * @example `metrics: { enabled: false }`
   */
  metrics?: MetricsArgs;
  /**
   * The request log in the database.
   *
   * @example `spendLogs: { retentionDays: 90, storePrompts: true }`
   */
  spendLogs?: SpendLogsArgs;
  /**
   * LiteLLM's own alerts. They go to the secret addresses `slackWebhookUrl` and `alertWebhookUrl`;
   * with neither there are none.
   *
   * @example `alerting: { types: ["budget_alerts", "outage_alerts"], slowRequestSeconds: 120 }`
   */
  alerting?: AlertingArgs;
  /**
   * Background health checks of the models. The gateway's own health needs none.
   *
   * @example `healthChecks: { enabled: true, intervalSeconds: 3600 }`
   */
  healthChecks?: HealthChecksArgs;
  /**
   * How Datadog watches the gateway. The Agent is made with the secret `datadogApiKey` only, and
   * all else with `datadogAppKey` too.
   *
   * @example `datadog: { site: "datadoghq.eu", apiUrl: "https://datadog-api.example.com" }`
   */
  datadog?: DatadogArgs;
  /**
   * How many LiteLLM proxies share the requests. One worker each. Default: `2`.
   *
   * @example `replicas: 3`
   */
  replicas?: number;
  /**
   * Longest time that one request may take, streams included, in seconds. Default: `600`.
   *
   * @example `requestTimeoutSeconds: 300`
   */
  requestTimeoutSeconds?: number;
  /**
   * The Postgres of keys, budgets and spend.
   *
   * @example `database: { connectionsPerReplica: 20, generation: 2 }`
   */
  database?: DatabaseArgs;
  /**
   * The Redis of rate limits, and of spend on its way to the database.
   *
   * @example `redis: { generation: 2, server: { host: "redis.internal" } }`
   */
  redis?: RedisArgs;
  /**
   * Where clients reach the gateway.
   *
   * @example `edge: { address: "0.0.0.0", port: 8443 }`
   */
  edge?: EdgeArgs;
  /**
   * Memory limits of the containers.
   *
   * @example `resources: { proxyMemoryMegabytes: 8192, postgresMemoryMegabytes: 2048 }`
   */
  resources?: ResourcesArgs;
  /**
   * Images to run, by full version; a private mirror goes here.
   *
   * @example `images: { litellm: "mirror.example.com/ghcr.io/berriai/litellm-non_root:v1.106.12", postgres: "mirror.example.com/postgres:17.11-bookworm" }`
   */
  images?: ImagesArgs;
  /**
   * Settings that only the target `kubernetes` has.
   *
   * @example `kubernetes: { namespace: "llm", createNamespace: false }`
   */
  kubernetes?: KubernetesArgs;
  /**
   * Settings of LiteLLM that this package has no input for.
   *
   * @example `extra: { generalSettings: { user_header_name: "x-user" }, litellmSettings: { modify_params: true } }`
   */
  extra?: ExtraArgs;
  /** OpenAI's API key. Secret. */
  openaiApiKey?: pulumi.Input<string>;
  /** Anthropic's API key. Secret. */
  anthropicApiKey?: pulumi.Input<string>;
  /** Azure OpenAI's API key. Secret. */
  azureApiKey?: pulumi.Input<string>;
  /** AWS access key, for Bedrock. Secret. */
  awsAccessKeyId?: pulumi.Input<string>;
  /** AWS secret access key, for Bedrock. Secret. */
  awsSecretAccessKey?: pulumi.Input<string>;
  /** Google service account for Vertex AI, as its JSON text. Secret. */
  vertexCredentials?: pulumi.Input<string>;
  /** Google AI Studio's API key. Secret. */
  geminiApiKey?: pulumi.Input<string>;
  /** Mistral's API key. Secret. */
  mistralApiKey?: pulumi.Input<string>;
  /** Groq's API key. Secret. */
  groqApiKey?: pulumi.Input<string>;
  /** OpenRouter's API key. Secret. */
  openrouterApiKey?: pulumi.Input<string>;
  /** DeepSeek's API key. Secret. */
  deepseekApiKey?: pulumi.Input<string>;
  /** Administrator's key: `sk-` and at least 20 letters and digits. Default: generated. Secret. */
  masterKey?: pulumi.Input<string>;
  /**
   * Encrypts credentials that are stored in the database; it can never change. Default: generated.
   * Secret.
   */
  saltKey?: pulumi.Input<string>;
  /** LiteLLM's enterprise licence. Secret. */
  licenseKey?: pulumi.Input<string>;
  /** Password of the admin pages. Default: the master key. Secret. */
  uiPassword?: pulumi.Input<string>;
  /** Slack address for LiteLLM's alerts. Secret. */
  slackWebhookUrl?: pulumi.Input<string>;
  /** Address that gets LiteLLM's alerts as JSON. Secret. */
  alertWebhookUrl?: pulumi.Input<string>;
  /** Datadog's API key, by which the Agent sends and monitors are made. Secret. */
  datadogApiKey?: pulumi.Input<string>;
  /** Datadog's application key, by which monitors, SLOs and dashboards are made. Secret. */
  datadogAppKey?: pulumi.Input<string>;
  /** Password of `database.server`. Secret. */
  databasePassword?: pulumi.Input<string>;
  /** Password of `redis.server`. Secret. */
  redisPassword?: pulumi.Input<string>;
  /** Password of `cache.server`. Secret. */
  cacheRedisPassword?: pulumi.Input<string>;
  /** Certificate of the edge and its chain, in PEM. Secret. */
  tlsCertificate?: pulumi.Input<string>;
  /** Private key of the edge's certificate, in PEM. Secret. */
  tlsKey?: pulumi.Input<string>;
  /** Further secrets, by the names that models and guardrails refer to. Secret. */
  credentials?: Record<string, pulumi.Input<string>>;
}
