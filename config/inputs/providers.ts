/** Inputs that say where a provider's models are: for all of them in `providers`, or for one in the model. */
export const connectionInputs = [
  "baseUrl",
  "organization",
  "apiVersion",
  "region",
  "project",
  "location",
] as const;

/** An input that says where a provider's models are. */
export type ConnectionInput = (typeof connectionInputs)[number];

/** A secret of the stack that opens a provider. */
export interface ProviderSecret {
  description: string;
  /** LiteLLM's name of it in a deployment's `litellm_params`. Default: `api_key`. */
  parameter?: string;
}

/** All that is particular to a provider. */
interface ProviderFacts {
  /** Name of the provider within names of types and enum members, in its own spelling. */
  name: string;
  /** Name of the provider in sentences. */
  title: string;
  /** LiteLLM's name of the provider: its models begin with it, also in LiteLLM's price map. */
  litellm: string;
  /** LiteLLM's name of its chat API, where that is another (docs.litellm.ai/docs/providers/ollama). */
  litellmChat?: string;
  /** Secrets that hold its key, by config key; all of them are needed. Empty when it has none. */
  secrets: Readonly<Record<string, ProviderSecret>>;
  /** Whether calls also work without a key, by the identity of the machine (cloud roles). */
  machineIdentity?: true;
  /** Connection inputs that the provider reads, each with an example. */
  connection: Readonly<Partial<Record<ConnectionInput, string>>>;
  /** Connection inputs that must be set. */
  needs: readonly ConnectionInput[];
  /** Whether each model says its own connection, so that there is no `providers.<provider>`. */
  perModel?: true;
  /** Whether it can serve all its models at once, as `<provider>/<model>`: it has `allModels` then. */
  servesAll?: true;
  /**
   * Where the price of a model that says none comes from: from LiteLLM's price map; with each answer
   * of the provider; nowhere, as it is free; or nowhere, so that each model must say one.
   */
  prices: "map" | "answers" | "free" | "model";
}

/**
 * The providers, a row each. Their inputs, secrets, enum members, checks and pages are made from
 * it. Sources: docs.litellm.ai/docs/providers, and LiteLLM's own (litellm:
 * litellm_core_utils/get_llm_provider_logic.py get_llm_provider).
 */
export const providerFacts = {
  openai: {
    name: "OpenAI",
    title: "OpenAI",
    litellm: "openai",
    secrets: {
      openaiApiKey: { description: "OpenAI's API key." },
    },
    connection: { baseUrl: "https://eu.api.openai.com/v1", organization: "org-example" },
    needs: [],
    servesAll: true,
    prices: "map",
  },
  anthropic: {
    name: "Anthropic",
    title: "Anthropic",
    litellm: "anthropic",
    secrets: {
      anthropicApiKey: { description: "Anthropic's API key." },
    },
    connection: { baseUrl: "https://api.anthropic.com" },
    needs: [],
    servesAll: true,
    prices: "map",
  },
  azure: {
    name: "Azure",
    title: "Azure OpenAI",
    litellm: "azure",
    secrets: {
      azureApiKey: { description: "Azure OpenAI's API key." },
    },
    connection: { baseUrl: "https://example.openai.azure.com", apiVersion: "2024-10-21" },
    needs: ["baseUrl", "apiVersion"],
    prices: "map",
  },
  bedrock: {
    name: "Bedrock",
    title: "Amazon Bedrock",
    litellm: "bedrock",
    secrets: {
      awsAccessKeyId: {
        description: "AWS access key, for Bedrock.",
        parameter: "aws_access_key_id",
      },
      awsSecretAccessKey: {
        description: "AWS secret access key, for Bedrock.",
        parameter: "aws_secret_access_key",
      },
    },
    machineIdentity: true,
    connection: { region: "eu-central-1" },
    needs: ["region"],
    prices: "map",
  },
  vertex: {
    name: "Vertex",
    title: "Google Vertex AI",
    litellm: "vertex_ai",
    secrets: {
      vertexCredentials: {
        description: "Google service account for Vertex AI, as its JSON text.",
        parameter: "vertex_credentials",
      },
    },
    machineIdentity: true,
    connection: { project: "my-project", location: "europe-west4" },
    needs: ["project", "location"],
    prices: "map",
  },
  gemini: {
    name: "Gemini",
    title: "Google AI Studio",
    litellm: "gemini",
    secrets: {
      geminiApiKey: { description: "Google AI Studio's API key." },
    },
    connection: {},
    needs: [],
    servesAll: true,
    prices: "map",
  },
  mistral: {
    name: "Mistral",
    title: "Mistral",
    litellm: "mistral",
    secrets: {
      mistralApiKey: { description: "Mistral's API key." },
    },
    connection: { baseUrl: "https://api.mistral.ai/v1" },
    needs: [],
    servesAll: true,
    prices: "map",
  },
  groq: {
    name: "Groq",
    title: "Groq",
    litellm: "groq",
    secrets: { groqApiKey: { description: "Groq's API key." } },
    connection: { baseUrl: "https://api.groq.com/openai/v1" },
    needs: [],
    servesAll: true,
    prices: "map",
  },
  openrouter: {
    name: "OpenRouter",
    title: "OpenRouter",
    litellm: "openrouter",
    secrets: {
      openrouterApiKey: { description: "OpenRouter's API key." },
    },
    connection: { baseUrl: "https://openrouter.ai/api/v1" },
    needs: [],
    servesAll: true,
    prices: "answers",
  },
  deepseek: {
    name: "DeepSeek",
    title: "DeepSeek",
    litellm: "deepseek",
    secrets: {
      deepseekApiKey: { description: "DeepSeek's API key." },
    },
    connection: { baseUrl: "https://api.deepseek.com/v1" },
    needs: [],
    servesAll: true,
    prices: "map",
  },
  ollama: {
    name: "Ollama",
    title: "Ollama",
    litellm: "ollama",
    litellmChat: "ollama_chat",
    secrets: {},
    connection: { baseUrl: "http://host.docker.internal:11434" },
    needs: ["baseUrl"],
    servesAll: true,
    prices: "free",
  },
  "openai-compatible": {
    name: "OpenAICompatible",
    title: "A server that speaks OpenAI's API",
    litellm: "openai",
    secrets: {},
    connection: { baseUrl: "https://example.com/v1", organization: "org-example" },
    needs: ["baseUrl"],
    perModel: true,
    prices: "model",
  },
  mock: {
    name: "Mock",
    title: "The mock upstream",
    litellm: "openai",
    secrets: {},
    connection: {},
    needs: [],
    perModel: true,
    prices: "free",
  },
} as const satisfies Record<string, ProviderFacts>;

type Rows = typeof providerFacts;

/** Name of a provider. */
export type Provider = keyof Rows;

/** Names of the providers whose row has certain facts. */
type ProviderWith<Facts> = { [P in Provider]: Rows[P] extends Facts ? P : never }[Provider];

/** A provider that can serve all its models. */
export type WildcardProvider = ProviderWith<{ servesAll: true }>;

/** A provider that has a section in `providers`. */
export type SharedProvider = Exclude<Provider, ProviderWith<{ perModel: true }>>;

/** A provider that sends a bill. */
export type PaidProvider = ProviderWith<{ prices: "map" | "answers" }>;

/** Config key of a secret that opens a provider. */
export type ProviderSecretKey = { [P in Provider]: keyof Rows[P]["secrets"] }[Provider];

/** Providers whose models a deployment can use. */
export const providers = Object.keys(providerFacts) as [Provider, ...Provider[]];

/** The row of a provider, in the type that all rows share. */
export const factsOf = (provider: Provider): ProviderFacts => providerFacts[provider];

const providersWith = <P extends Provider>(has: (facts: ProviderFacts) => boolean | undefined) =>
  providers.filter((provider) => has(factsOf(provider))) as [P, ...P[]];

/** Providers that can serve all their models at once, as `<provider>/<model>`. */
export const wildcardProviders = providersWith<WildcardProvider>(({ servesAll }) => servesAll);

/** Providers whose connection can be said for all their models. */
export const sharedProviders = providersWith<SharedProvider>(({ perModel }) => !perModel);

/** Providers that send a bill: their spend can be limited together. */
export const paidProviders = providersWith<PaidProvider>(
  ({ prices }) => prices === "map" || prices === "answers",
);

/** Secrets that open a provider, and LiteLLM's name of each in a deployment. */
export const secretsOf = (provider: Provider): readonly ProviderSecretKey[] =>
  Object.keys(providerFacts[provider].secrets) as ProviderSecretKey[];

/**
 * All secrets that open providers, by config key, each with the environment variable in which the
 * proxies get it. LiteLLM doesn't know the variable's name: what it finds by itself (`OPENAI_API_KEY`
 * and the like) it also gives to routes that no model of the stack is behind.
 */
export const providerSecrets = Object.fromEntries(
  providers.flatMap((provider) =>
    Object.entries(factsOf(provider).secrets).map(([key, secret]) => [
      key,
      { ...secret, environment: `PROVIDER_${key}` },
    ]),
  ),
) as Record<ProviderSecretKey, ProviderSecret & { environment: string }>;

/** Whether a secret opens a provider. */
export const isProviderSecret = (key: string): key is ProviderSecretKey =>
  Object.hasOwn(providerSecrets, key);
