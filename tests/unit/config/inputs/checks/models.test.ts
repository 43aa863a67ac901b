import { gpt, mock, testCases } from "./cases";

const openai = { keys: ["openaiApiKey"] as const };
const keys = [...openai.keys];

describe("names", () => {
  testCases([
    { title: "plain name", settings: { models: [mock] } },
    {
      title: "only spaces",
      settings: { models: [{ ...mock, name: "  " }] },
      found: [["error", "models[0].name", "only spaces"]],
    },
    {
      title: "a space at the end",
      settings: { models: [{ ...mock, name: "fast " }] },
      found: [["error", "models[0].name", "leave it out"]],
    },
    {
      title: "a wildcard",
      settings: { models: [mock, { ...mock, name: "openai/*" }] },
      found: [
        ["error", "models[1].name", "pulumi config set --path 'providers.openai.allModels' true"],
      ],
    },
    {
      title: "a wildcard as the provider's name of the model",
      settings: { models: [{ ...mock, model: "*" }] },
      found: [["error", "models[0].model", "allModels"]],
    },
  ]);
});

describe("duplicates", () => {
  const server = {
    name: "fast",
    provider: "openai-compatible",
    inputCostPerMillionTokens: 0,
  } as const;
  const at = (baseUrl: string) => ({ ...server, outputCostPerMillionTokens: 0, baseUrl });
  testCases([
    {
      title: "the same twice, tuned differently",
      settings: { models: [{ ...gpt, temperature: 0 }, mock, { ...gpt, temperature: 1 }] },
      keys,
      found: [["error", "models[2]", "says the same as models[0]"]],
    },
    {
      title: "two servers of one model",
      settings: { models: [at("http://a.internal/v1"), at("http://b.internal/v1")] },
    },
    {
      title: "two keys of one model",
      settings: { models: [gpt, { ...gpt, credential: "second" }] },
      keys,
      credentials: ["second"],
    },
  ]);
});

describe("modes of a name", () => {
  testCases([
    {
      title: "one name, two modes",
      settings: { models: [mock, { ...mock, model: "other", mode: "embedding" }] },
      found: [["error", "models[1].mode", "models[0] of the same name, fast, is chat"]],
    },
    {
      title: "one model of a provider, two modes",
      settings: {
        models: [
          { ...mock, name: "a", model: "x" },
          { ...mock, name: "b", model: "x", mode: "responses" },
        ],
      },
      found: [["error", "models[1].mode", "LiteLLM keeps one mode for both"]],
    },
    { title: "one name, one mode", settings: { models: [mock, { ...mock, model: "other" }] } },
  ]);
});

describe("any model", () => {
  testCases([
    { title: "none", settings: { models: [] }, found: [["error", "models", "there is none"]] },
    { title: "a provider by its key", settings: { models: [] }, keys },
    {
      title: "a provider by its address",
      settings: {
        models: [],
        providers: { ollama: { baseUrl: "http://host.docker.internal:11434" } },
      },
    },
    {
      title: "only a key that serves nothing by itself",
      settings: { models: [] },
      keys: ["azureApiKey"],
      found: [
        ["error", "models", "there is none"],
        ["warning", "azureApiKey", "no model uses it"],
      ],
    },
  ]);
});

describe("parameters of calls", () => {
  const embedding = { ...mock, mode: "embedding" } as const;
  testCases([
    {
      title: "of an embedding model",
      settings: {
        models: [{ ...embedding, temperature: 0, maxTokens: 5, streamTimeoutSeconds: 5 }],
      },
      found: [
        ["error", "models[0].maxTokens", "mode embedding has no such parameter"],
        ["error", "models[0].temperature", "chat, completion, responses"],
        ["error", "models[0].streamTimeoutSeconds", "embedding"],
      ],
    },
    {
      title: "of a chat model",
      settings: {
        models: [
          { ...mock, temperature: 0, topP: 1, reasoningEffort: "low", streamTimeoutSeconds: 5 },
        ],
      },
    },
    { title: "what all modes have", settings: { models: [{ ...embedding, timeoutSeconds: 5 }] } },
  ]);
});

describe("modes of the mock upstream", () => {
  testCases([
    {
      title: "speech",
      settings: { models: [{ ...mock, mode: "audio_speech" }] },
      found: [["error", "models[0].mode", "can't answer audio_speech, only chat, embedding"]],
    },
    { title: "embeddings", settings: { models: [{ ...mock, mode: "embedding" }] } },
  ]);
});
