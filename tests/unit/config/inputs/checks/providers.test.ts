import { gpt, mock, testCases } from "./cases";

const local = "http://host.docker.internal:11434";
const claude = {
  name: "claude",
  provider: "bedrock",
  model: "anthropic.claude-3-5-sonnet-20240620-v1:0",
} as const;
const gemini = { name: "gemini", provider: "vertex", model: "gemini-2.5-flash" } as const;
const azure = { name: "gpt", provider: "azure", baseModel: "azure/gpt-4o" } as const;
const endpoint = { baseUrl: "https://example.openai.azure.com", apiVersion: "2024-10-21" };
const free = { inputCostPerMillionTokens: 0, outputCostPerMillionTokens: 0 };

describe("keys", () => {
  testCases([
    {
      title: "a model without a key",
      settings: { models: [gpt] },
      found: [["error", "models[0].provider", "pulumi config set --secret openaiApiKey"]],
    },
    {
      title: "many models without a key are told of once",
      settings: { models: [mock, gpt, { ...gpt, name: "b", model: "gpt-4o" }] },
      found: [["error", "models[1].provider", "1 more"]],
    },
    { title: "a key", settings: { models: [gpt] }, keys: ["openaiApiKey"] },
    {
      title: "a credential instead of the key",
      settings: { models: [{ ...gpt, credential: "mine" }] },
      credentials: ["mine"],
    },
    {
      title: "a container has no cloud role",
      settings: { models: [{ ...claude, region: "eu-central-1" }] },
      found: [["error", "models[0].provider", "a container has no cloud role"]],
    },
    {
      title: "a pod can have one",
      settings: { target: "kubernetes", models: [{ ...claude, region: "eu-central-1" }] },
    },
    {
      title: "half of AWS's key",
      settings: { models: [{ ...claude, region: "eu-central-1" }] },
      keys: ["awsAccessKeyId"],
      found: [["error", "awsSecretAccessKey", "its other half is set"]],
    },
    {
      title: "AWS's key",
      settings: { models: [claude], providers: { bedrock: { region: "eu-central-1" } } },
      keys: ["awsAccessKeyId", "awsSecretAccessKey"],
    },
  ]);
});

describe("needs", () => {
  testCases([
    {
      title: "Azure without address and version",
      settings: { models: [azure] },
      keys: ["azureApiKey"],
      found: [
        ["error", "models[0].baseUrl", "pulumi config set --path 'providers.azure.baseUrl'"],
        ["error", "models[0].apiVersion", "azure needs it"],
      ],
    },
    {
      title: "Azure's from the provider",
      settings: { models: [azure], providers: { azure: endpoint } },
      keys: ["azureApiKey"],
    },
    {
      title: "Vertex without a project",
      settings: { models: [{ ...gemini, location: "europe-west4" }] },
      keys: ["vertexCredentials"],
      found: [["error", "models[0].project", "vertex needs it"]],
    },
    {
      title: "Ollama without an address",
      settings: { models: [{ name: "llama3", provider: "ollama" }] },
      found: [["error", "models[0].baseUrl", "http://host.docker.internal:11434"]],
    },
    {
      title: "a compatible server without an address",
      settings: { models: [{ name: "mine", provider: "openai-compatible", ...free }] },
      found: [["error", "models[0].baseUrl", "pulumi config set --path 'models[0].baseUrl'"]],
    },
  ]);
});

describe("all models of a provider", () => {
  testCases([
    {
      title: "without its key",
      settings: { providers: { groq: { allModels: true } } },
      found: [["error", "providers.groq.allModels", "pulumi config set --secret groqApiKey"]],
    },
    {
      title: "without its address",
      settings: { providers: { ollama: { allModels: true } } },
      found: [["error", "providers.ollama.allModels", "no address"]],
    },
    {
      title: "with its key",
      settings: { providers: { groq: { allModels: true } } },
      keys: ["groqApiKey"],
    },
  ]);
});

describe("connection fields", () => {
  testCases([
    {
      title: "of other providers",
      settings: {
        models: [{ ...gpt, apiVersion: "1", region: "eu", project: "p", location: "l" }],
      },
      keys: ["openaiApiKey"],
      found: [
        ["error", "models[0].apiVersion", "openai has no use for it, only azure"],
        ["error", "models[0].region", "only bedrock"],
        ["error", "models[0].project", "only vertex"],
        ["error", "models[0].location", "only vertex"],
      ],
    },
    {
      title: "an organization of OpenAI",
      settings: { models: [{ ...gpt, organization: "org" }] },
      keys: ["openaiApiKey"],
    },
    {
      title: "an address of the mock",
      settings: { models: [{ ...mock, baseUrl: "http://a.internal" }] },
      found: [["error", "models[0].baseUrl", "openai-compatible"]],
    },
  ]);
});

describe("addresses", () => {
  const compatible = (baseUrl: string) => ({
    models: [{ name: "mine", provider: "openai-compatible" as const, ...free, baseUrl }],
  });
  testCases([
    {
      title: "the container itself",
      settings: compatible("http://localhost:8000/v1"),
      found: [["error", "models[0].baseUrl", "host.docker.internal"]],
    },
    {
      title: "the container itself, of a provider",
      settings: { providers: { ollama: { baseUrl: "http://127.0.0.1:11434" } } },
      found: [["error", "providers.ollama.baseUrl", "host.docker.internal"]],
    },
    { title: "this machine", settings: compatible(local) },
    {
      title: "a key in clear text",
      settings: { models: [{ ...gpt, baseUrl: "http://proxy.example.com" }] },
      keys: ["openaiApiKey"],
      found: [["warning", "models[0].baseUrl", "clear text"]],
    },
    {
      title: "clear text without a key",
      settings: compatible("http://models.example.com/v1"),
    },
    {
      title: "clear text in a private network",
      settings: { models: [{ ...gpt, baseUrl: "http://10.1.2.3:8080" }] },
      keys: ["openaiApiKey"],
    },
  ]);
});

describe("credentials", () => {
  testCases([
    {
      title: "one that isn't there",
      settings: { models: [{ ...gpt, credential: "azureEats" }] },
      credentials: ["azureEast"],
      found: [
        ["error", "models[0].credential", "did you mean azureEast?"],
        ["warning", "credentials.azureEast", "nothing uses it"],
      ],
    },
    {
      title: "of a guardrail, and there are none",
      settings: {
        guardrails: [
          { name: "g", integration: "lakera_v2", mode: "pre_call", credential: "lakera" },
        ],
      },
      found: [
        [
          "error",
          "guardrails[0].credential",
          "pulumi config set --secret --path credentials.lakera",
        ],
      ],
    },
    {
      title: "used in an extra",
      settings: {
        models: [{ ...mock, extra: { extra_headers: { key: "os.environ/CREDENTIAL_mine" } } }],
      },
      credentials: ["mine"],
    },
  ]);
});

describe("unused keys", () => {
  testCases([
    {
      title: "a key whose provider is never asked",
      settings: { providers: { openai: { allModels: false } } },
      keys: ["openaiApiKey"],
      found: [["warning", "openaiApiKey", "pulumi config rm openaiApiKey"]],
    },
    {
      title: "a key that a guardrail uses",
      settings: {
        providers: { openai: { allModels: false } },
        guardrails: [{ name: "m", integration: "openai_moderation", mode: "pre_call" }],
      },
      keys: ["openaiApiKey"],
    },
  ]);
});
