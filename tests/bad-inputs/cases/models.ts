import { config, configOf, entry, withModel, withModels, type BadInput } from "../bad-input";
import { openaiKey } from "../bad-input";

const own = {
  provider: "openai-compatible",
  inputCostPerMillionTokens: 0,
  outputCostPerMillionTokens: 0,
};

/** What a single model says. */
export const models: readonly BadInput[] = [
  {
    name: "no model at all",
    input: { settings: {} },
    path: "models",
    reason: "there is none",
    litellm: { general_settings: { master_key: "os.environ/LITELLM_MASTER_KEY" } },
  },
  {
    name: "a provider with a typo",
    input: withModel({ provider: "opanai" }),
    path: "models[0].provider",
    reason: "did you mean openai",
    litellm: configOf({ model: "opanai/gpt-4o" }),
  },
  {
    name: "an empty name",
    input: withModel({ name: "", model: "gpt-4o" }),
    path: "models[0].name",
    reason: "must not be empty",
    litellm: config({ model_list: [entry("")] }),
  },
  {
    name: "a name with a space at its end",
    input: withModel({ name: "gpt-4o ", model: "gpt-4o" }),
    path: "models[0].name",
    reason: "begins or ends with a space",
    litellm: config({ model_list: [entry("gpt-4o ")] }),
  },
  {
    name: "no name of a model",
    input: withModels({ name: undefined, model: "gpt-4o" }),
    path: "models[0].name",
    reason: "is missing",
    litellm: config({ model_list: [{ litellm_params: { model: "openai/gpt-4o" } }] }),
  },
  {
    name: "the same model twice",
    input: withModels({}, {}),
    path: "models[1]",
    reason: "says the same as models[0]",
    litellm: config({ model_list: [entry(), entry()] }),
  },
  {
    name: "one name for chat and for embeddings",
    input: withModels({}, { model: "text-embedding-3-small", mode: "embedding" }),
    path: "models[1].mode",
    reason: "a name has one mode",
    litellm: config({
      model_list: [
        entry(),
        entry("gpt-4o", { model: "openai/text-embedding-3-small" }, { mode: "embedding" }),
      ],
    }),
  },
  {
    name: "a mode with a typo",
    input: withModel({ model: "text-embedding-3-small", mode: "embeddings" }),
    path: "models[0].mode",
    reason: "did you mean embedding",
    litellm: configOf({ model: "openai/text-embedding-3-small" }, { mode: "embeddings" }),
  },
  {
    name: "an embedding model for chat",
    input: withModel({ model: "text-embedding-3-small" }),
    path: "models[0].mode",
    reason: "answers embedding",
    litellm: configOf({ model: "openai/text-embedding-3-small" }, { mode: "chat" }),
  },
  {
    name: "Azure without an endpoint",
    input: withModel(
      { provider: "azure", baseModel: "azure/gpt-4o", apiVersion: "2024-10-21" },
      { secrets: { azureApiKey: "b7c1e5f09a2d4836" } },
    ),
    path: "models[0].baseUrl",
    reason: "azure needs it",
    litellm: configOf({ model: "azure/gpt-4o", api_version: "2024-10-21" }),
  },
  {
    name: "Azure's API version unquoted, which YAML takes for a date",
    input: withModel(
      {
        provider: "azure",
        baseModel: "azure/gpt-4o",
        baseUrl: "https://example.openai.azure.com",
        apiVersion: new Date("2024-10-21"),
      },
      { secrets: { azureApiKey: "b7c1e5f09a2d4836" } },
    ),
    path: "models[0].apiVersion",
    reason: "must be a text",
    litellm: configOf({
      model: "azure/gpt-4o",
      api_base: "https://example.openai.azure.com",
      api_version: new Date("2024-10-21"),
    }),
  },
  {
    name: "Bedrock without a region",
    input: withModel(
      { provider: "bedrock", model: "amazon.nova-pro-v1:0" },
      { secrets: { awsAccessKeyId: "AKIAV7Q2ZR9LW4XK8TNB", awsSecretAccessKey: "m5Hd1GsVq7Zr" } },
    ),
    path: "models[0].region",
    reason: "bedrock needs it",
    litellm: configOf({ model: "bedrock/amazon.nova-pro-v1:0" }),
  },
  {
    name: "Vertex AI without a project",
    input: withModel(
      { provider: "vertex", model: "gemini-2.5-pro", location: "europe-west4" },
      { secrets: { vertexCredentials: '{"type":"service_account","private_key":"Zr2Lw9"}' } },
    ),
    path: "models[0].project",
    reason: "vertex needs it",
    litellm: configOf({ model: "vertex_ai/gemini-2.5-pro", vertex_location: "europe-west4" }),
  },
  {
    name: "an OpenAI-compatible server without an address: the requests and the key go to OpenAI",
    input: withModel({ ...own, model: "llama" }),
    path: "models[0].baseUrl",
    reason: "openai-compatible needs it",
    litellm: configOf({ model: "openai/llama" }),
  },
  {
    name: "an address without a scheme",
    input: withModel({ ...own, model: "llama", baseUrl: "vllm.internal:8000/v1" }),
    path: "models[0].baseUrl",
    reason: "must be an http or https URL",
    litellm: configOf({ model: "openai/llama", api_base: "vllm.internal:8000/v1" }),
  },
  {
    name: "localhost, which in a container is the container",
    input: withModel({ ...own, model: "llama", baseUrl: "http://localhost:8000/v1" }),
    path: "models[0].baseUrl",
    reason: "host.docker.internal",
    litellm: configOf({ model: "openai/llama", api_base: "http://localhost:8000/v1" }),
  },
  {
    name: "a region of a provider that has none",
    input: withModel({ region: "eu-central-1" }),
    path: "models[0].region",
    reason: "openai has no use for it",
    litellm: configOf({ aws_region_name: "eu-central-1" }),
  },
  {
    name: "a key where the name of a credential belongs",
    input: withModel({ credential: openaiKey }),
    path: "models[0].credential",
    reason: "not the key itself",
    litellm: configOf({ api_key: openaiKey }),
  },
  {
    name: "a key in the settings",
    input: withModel({ api_key: "sk-proj-Kd8Wn3Yt6Rc1Ju5Fb0Ma7Lx" }),
    path: "models[0].api_key",
    reason: "keys are never written into the settings",
    litellm: configOf({ api_key: "sk-proj-Kd8Wn3Yt6Rc1Ju5Fb0Ma7Lx" }),
  },
];
