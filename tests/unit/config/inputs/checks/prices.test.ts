import { gpt, mock, small, testCases, type Case } from "./cases";

const keys: Case["keys"] = ["openaiApiKey"];
const unknown = { name: "house-model", provider: "openai" } as const;

describe("half a price", () => {
  testCases([
    {
      title: "no output price",
      settings: { models: [{ ...mock, inputCostPerMillionTokens: 1 }] },
      found: [["error", "models[0].outputCostPerMillionTokens", "is missing"]],
    },
    {
      title: "only the price of cached input",
      settings: { models: [{ ...mock, cachedReadCostPerMillionTokens: 1 }] },
      found: [
        ["error", "models[0].inputCostPerMillionTokens", "cachedReadCostPerMillionTokens is set"],
        ["error", "models[0].outputCostPerMillionTokens", "0 for free"],
      ],
    },
    {
      title: "embeddings have no output",
      settings: { models: [{ ...mock, mode: "embedding", inputCostPerMillionTokens: 1 }] },
    },
    {
      title: "both",
      settings: {
        models: [{ ...mock, inputCostPerMillionTokens: 0, outputCostPerMillionTokens: 1 }],
      },
    },
  ]);
});

describe("useless prices", () => {
  testCases([
    {
      title: "a price of pictures for a chat",
      settings: { models: [{ ...mock, costPerImage: 1 }] },
      found: [["error", "models[0].costPerImage", "mode chat is not counted by it"]],
    },
    {
      title: "a price of pictures",
      settings: { models: [{ ...mock, mode: "image_generation", costPerImage: 1 }] },
    },
  ]);
});

describe("known prices", () => {
  testCases([
    {
      title: "a model that the map doesn't have",
      settings: { models: [unknown] },
      keys,
      found: [["error", "models[0].inputCostPerMillionTokens", "no openai/house-model"]],
    },
    {
      title: "a picture model that the map doesn't have",
      settings: { models: [{ ...unknown, mode: "image_generation" }] },
      keys,
      found: [["error", "models[0].costPerImage", "set costPerImage, 0 for free"]],
    },
    {
      title: "with prices",
      settings: {
        models: [{ ...unknown, inputCostPerMillionTokens: 0, outputCostPerMillionTokens: 0 }],
      },
      keys,
    },
    {
      title: "with a base model",
      settings: { models: [{ ...unknown, baseModel: "gpt-4o" }] },
      keys,
    },
    {
      title: "with a base model that the map doesn't have",
      settings: { models: [{ ...gpt, baseModel: "gpt-4711" }] },
      keys,
      found: [["error", "models[0].baseModel", "no price of gpt-4711"]],
    },
    { title: "a model that the map has", settings: { models: [gpt, small] }, keys },
    {
      title: "a model that the map has for free, which the gateway would refuse",
      settings: {
        models: [{ name: "omni-moderation-latest", provider: "openai", mode: "moderation" }],
      },
      keys,
      found: [["error", "models[0].inputCostPerMillionTokens", "for free"]],
    },
    {
      title: "free providers",
      settings: {
        models: [mock, { name: "mine", provider: "ollama", baseUrl: "http://ollama.internal" }],
      },
    },
  ]);
});

describe("modes in the price map", () => {
  testCases([
    {
      title: "an embedding model as chat",
      settings: { models: [{ ...small, mode: "chat" }] },
      keys,
      found: [["error", "models[0].mode", "text-embedding-3-small answers embedding"]],
    },
    {
      title: "a chat model as embedding",
      settings: { models: [{ ...gpt, mode: "embedding" }] },
      keys,
      found: [["error", "models[0].mode", "pulumi config set --path 'models[0].mode' chat"]],
    },
    {
      title: "what LiteLLM translates",
      settings: {
        models: [
          { name: "gpt-5-codex", provider: "openai" },
          { ...gpt, mode: "responses" },
        ],
      },
      keys,
    },
    {
      title: "pictures in Gemini's chats",
      settings: { models: [{ name: "gemini-2.5-flash-image", provider: "gemini" }] },
      keys: ["geminiApiKey"],
    },
    {
      title: "pictures in a chat of OpenAI's",
      settings: { models: [{ name: "gpt-image-1", provider: "openai" }] },
      keys,
      found: [["error", "models[0].mode", "answers image_generation"]],
    },
    {
      title: "pictures",
      settings: { models: [{ name: "gpt-image-1", provider: "openai", mode: "image_generation" }] },
      keys,
    },
    {
      title: "OpenAI's own text completions know no chat models",
      settings: { models: [{ ...gpt, mode: "completion" }] },
      keys,
      found: [["error", "models[0].mode", "is completion"]],
    },
    {
      title: "a server of one's own can call its models what it likes",
      settings: {
        models: [
          {
            name: "gpt-4o",
            provider: "openai-compatible",
            mode: "embedding",
            baseUrl: "http://models.internal/v1",
            inputCostPerMillionTokens: 0,
          },
        ],
      },
    },
  ]);
});
