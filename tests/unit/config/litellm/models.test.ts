import type { SettingsInput } from "../../../../config/inputs/schema";
import type { SecretNames } from "../../../../config/inputs/secrets";
import { keys, mock, render } from "./rendered-litellm";

describe("prices", () => {
  test("are in USD per token, exactly, and cached input costs the same unless something is said", () => {
    const model = { ...mock, inputCostPerMillionTokens: 0.15, outputCostPerMillionTokens: 0.6 };
    expect(render({ models: [model] }).model_list[0]?.litellm_params).toEqual({
      model: "openai/m",
      api_base: "http://mock-upstream:8080/v1",
      api_key: "not-needed",
      input_cost_per_token: 1.5e-7,
      output_cost_per_token: 6e-7,
      cache_read_input_token_cost: 1.5e-7,
      cache_creation_input_token_cost: 1.5e-7,
    });
  });

  test("are left to LiteLLM's price map where none is given, and 0 for what is free", () => {
    const [openai, ollama] = render(
      {
        models: [
          { name: "gpt-4o", provider: "openai" },
          { name: "llama3", provider: "ollama" },
        ],
      },
      keys("openaiApiKey"),
    ).model_list;
    expect(openai?.litellm_params).toEqual({
      model: "openai/gpt-4o",
      api_key: "os.environ/PROVIDER_openaiApiKey",
    });
    expect(ollama?.litellm_params).toMatchObject({ input_cost_per_token: 0 });
  });
});

describe("providers", () => {
  test.each<[string, SettingsInput, Partial<SecretNames>, Record<string, unknown>]>([
    [
      "Azure, with an endpoint and a credential of its own",
      {
        providers: { azure: { baseUrl: "https://a.example.com", apiVersion: "2024-10-21" } },
        models: [
          {
            name: "m",
            provider: "azure",
            model: "d",
            baseUrl: "https://b.example.com",
            credential: "east",
          },
        ],
      },
      { keys: ["azureApiKey"], credentials: ["east"] },
      {
        model: "azure/d",
        api_base: "https://b.example.com",
        api_version: "2024-10-21",
        api_key: "os.environ/CREDENTIAL_east",
      },
    ],
    [
      "Bedrock, with a pair of keys",
      {
        providers: { bedrock: { region: "eu-central-1" } },
        models: [{ name: "m", provider: "bedrock", model: "amazon.nova-lite-v1:0" }],
      },
      keys("awsAccessKeyId", "awsSecretAccessKey"),
      {
        model: "bedrock/amazon.nova-lite-v1:0",
        aws_region_name: "eu-central-1",
        aws_access_key_id: "os.environ/PROVIDER_awsAccessKeyId",
        aws_secret_access_key: "os.environ/PROVIDER_awsSecretAccessKey",
      },
    ],
    [
      "Vertex, with the JSON of a service account",
      {
        models: [
          {
            name: "m",
            provider: "vertex",
            model: "gemini-2.5-pro",
            project: "p",
            location: "europe-west4",
          },
        ],
      },
      keys("vertexCredentials"),
      {
        model: "vertex_ai/gemini-2.5-pro",
        vertex_project: "p",
        vertex_location: "europe-west4",
        vertex_credentials: "os.environ/PROVIDER_vertexCredentials",
      },
    ],
    [
      "an OpenAI-compatible server without a key, which must not get OpenAI's",
      {
        providers: { openai: { allModels: false } },
        models: [
          { name: "m", provider: "openai-compatible", baseUrl: "http://vllm.internal:8000/v1" },
        ],
      },
      keys("openaiApiKey"),
      { model: "openai/m", api_base: "http://vllm.internal:8000/v1", api_key: "not-needed" },
    ],
  ])("%s", (_, input, secrets, expected) => {
    const { model_list, text } = render(input, secrets);
    expect(model_list).toHaveLength(1);
    expect(model_list[0]?.litellm_params).toEqual(expected);
    expect(text).not.toMatch(/sk-/);
  });

  test("embeddings of Ollama go by its other route", () => {
    const models = [
      { name: "chat", provider: "ollama" as const },
      { name: "vectors", provider: "ollama" as const, mode: "embedding" as const },
    ];
    const { model_list } = render({ models });
    expect(model_list.map(({ litellm_params }) => litellm_params.model)).toEqual([
      "ollama_chat/chat",
      "ollama/vectors",
    ]);
  });

  test("one with a key and no model listed serves all of its models, unless told otherwise", () => {
    const names = (input: SettingsInput) =>
      render(input, keys("openaiApiKey", "anthropicApiKey")).model_list.map((m) => m.model_name);
    expect(names({})).toEqual(["openai/*", "anthropic/*"]);
    const models = [{ name: "gpt-4o", provider: "openai" as const }];
    expect(names({ models })).toEqual(["gpt-4o", "anthropic/*"]);
    const providers = { openai: { allModels: true }, anthropic: { allModels: false } };
    expect(names({ models, providers })).toEqual(["gpt-4o", "openai/*"]);
  });

  test("a model without a price is refused by the proxy: its cost would be recorded as 0", () => {
    expect(render({ models: [mock] }).litellm_settings).toMatchObject({
      block_requests_for_models_without_pricing: true,
    });
  });
});

describe("deployments", () => {
  test("have ids that stay when they are tuned, and differ when they lead elsewhere", () => {
    const ids = (...models: NonNullable<SettingsInput["models"]>) =>
      render({ models }).model_list.map(({ model_info }) => model_info.id);
    expect(ids(mock)).toEqual(["m:openai/m"]);
    expect(ids({ ...mock, temperature: 0.5, rpm: 10 })).toEqual(["m:openai/m"]);
    const [one, two] = ids(
      { ...mock, provider: "openai-compatible", baseUrl: "http://a.internal" },
      { ...mock, provider: "openai-compatible", baseUrl: "http://b.internal" },
    );
    expect(one).toMatch(/^m:openai\/m:[0-9a-f]{8}$/);
    expect(two).not.toBe(one);
  });

  test("all have a weight where one has a limit: without one it would get no request", () => {
    const models = [
      { ...mock, model: "a", rpm: 10 },
      { ...mock, model: "b" },
    ];
    const { model_list, router_settings } = render({ models });
    expect(model_list.map(({ litellm_params }) => litellm_params.weight)).toEqual([1, 1]);
    expect(router_settings.optional_pre_call_checks).toEqual(["enforce_model_rate_limits"]);
  });
});
