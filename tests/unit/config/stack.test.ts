import { parseSettings, parseStackConfig } from "../../../config/stack";
import { ConfigError } from "../../../config/errors";

const mock = { name: "gpt-4o-mini", provider: "mock" };

function problemsOf(run: () => unknown): Record<string, string> {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return Object.fromEntries(error.problems.map(({ path, reason }) => [path, reason]));
  }
  return {};
}

const problems = (input: object, ...secrets: ("openaiApiKey" | "anthropicApiKey")[]) =>
  problemsOf(() => parseSettings(input, secrets));

test("fills in every default", () => {
  expect(parseSettings({ models: [mock] })).toEqual({
    target: "docker",
    models: [{ ...mock, mode: "chat" }],
    replicas: 2,
    requestTimeoutSeconds: 600,
    cache: { enabled: false, ttlSeconds: 3600, memoryMegabytes: 256 },
    edge: { address: "127.0.0.1", port: 4000 },
    resources: {
      proxyMemoryMegabytes: 4096,
      postgresMemoryMegabytes: 1024,
      redisMemoryMegabytes: 256,
    },
    images: {
      litellm: "ghcr.io/berriai/litellm-non_root:v1.106.2",
      postgres: "postgres:17.11-bookworm",
      redis: "redis:8.10.1",
      haproxy: "haproxy:3.4.6",
      mockUpstream: "node:22-bookworm-slim",
    },
  });
});

test("reads Pulumi's key-values: JSON, plain text, and secrets by name only", () => {
  const { settings, secretsSet } = parseStackConfig({
    models: JSON.stringify([{ name: "gpt-4o", provider: "openai" }]),
    replicas: "3",
    ollamaBaseUrl: "http://host.docker.internal:11434",
    openaiApiKey: "sk-secret-of-openai",
  });
  expect(settings.replicas).toBe(3);
  expect(settings.ollamaBaseUrl).toBe("http://host.docker.internal:11434");
  expect(secretsSet).toEqual(["openaiApiKey"]);
  expect(JSON.stringify(settings)).not.toContain("sk-secret-of-openai");
});

test("tells everything that is wrong at once, each with its path", () => {
  const found = problems({
    models: [{ ...mock, provider: "opnai" }],
    replicas: 0,
    edge: { port: 70000 },
    replica: 3,
  });
  expect(Object.keys(found).sort()).toEqual([
    "edge.port",
    "models[0].provider",
    "replica",
    "replicas",
  ]);
  expect(found.replicas).toMatch(/>=1.*given: 0/);
  expect(found["edge.port"]).toContain("given: 70000");
});

test.each([0, 1000, 1.5])("refuses %d replicas", (replicas) => {
  expect(problems({ models: [mock], replicas })).toHaveProperty("replicas");
});

test("cuts values short in errors: a key in the wrong place is not printed", () => {
  const found = problems({ models: [mock], replicas: "sk-proj-very-secret-key-of-mine" });
  expect(found.replicas).toContain("sk-p…");
  expect(found.replicas).not.toContain("very-secret");
});

describe("providers", () => {
  test("refuses a model whose provider has no key, and says how to set it", () => {
    const found = problems({ models: [{ name: "gpt-4o", provider: "openai" }] });
    expect(found["models[0].provider"]).toContain("pulumi config set --secret openaiApiKey");
    expect(problems({ models: [{ name: "gpt-4o", provider: "openai" }] }, "openaiApiKey")).toEqual(
      {},
    );
  });

  test("refuses an Ollama model without an address", () => {
    const models = [{ name: "llama3", provider: "ollama" }];
    expect(problems({ models })["models[0].provider"]).toContain("ollamaBaseUrl");
    expect(problems({ models, ollamaBaseUrl: "http://localhost:11434" })).toEqual({});
  });

  test("refuses a gateway that could answer nothing", () => {
    expect(problems({}).models).toContain("there is none");
    expect(problems({}, "anthropicApiKey")).toEqual({});
    expect(problems({ ollamaBaseUrl: "http://localhost:11434" })).toEqual({});
  });
});

test("refuses Kubernetes, and says that it is not there yet", () => {
  expect(problems({ models: [mock], target: "kubernetes" })).toEqual({
    target: "kubernetes is not supported yet; the only target is docker",
  });
});

describe("prices", () => {
  test("refuses half a price: LiteLLM would take the other half as 0", () => {
    const input = { ...mock, inputCostPerMillionTokens: 1 };
    const output = { ...mock, outputCostPerMillionTokens: 1 };
    expect(problems({ models: [input, output] })).toEqual({
      "models[0].outputCostPerMillionTokens": expect.stringContaining(
        "set both or neither",
      ) as string,
      "models[1].inputCostPerMillionTokens": expect.stringContaining(
        "set both or neither",
      ) as string,
    });
  });

  test("takes an embedding model with an input price only", () => {
    const model = { ...mock, mode: "embedding", inputCostPerMillionTokens: 0.02 };
    expect(problems({ models: [model] })).toEqual({});
  });
});

describe("images", () => {
  const withLitellm = (litellm: string) => problems({ models: [mock], images: { litellm } });

  test.each([
    ["ghcr.io/berriai/litellm-non_root:v1.82.7", "stole credentials"],
    ["ghcr.io/berriai/litellm-non_root:v1.82.8", "stole credentials"],
    ["ghcr.io/berriai/litellm-non_root:v1.84.0", "CVE-2026-49468"],
    ["ghcr.io/berriai/litellm-non_root:v1.103.11", "at least v1.104.0"],
    ["ghcr.io/berriai/litellm-non_root:main-stable", "full version"],
    ["ghcr.io/berriai/litellm-non_root:v1.106", "full version"],
    ["ghcr.io/berriai/litellm-non_root", "full version"],
  ])("refuses %s", (image, reason) => {
    expect(withLitellm(image)["images.litellm"]).toContain(reason);
  });

  test.each([
    "ghcr.io/berriai/litellm-non_root:v1.104.0",
    "mirror.example:5000/litellm:v1.106.2-lab.12345678",
    `ghcr.io/berriai/litellm-non_root:v1.106.2@sha256:${"a".repeat(64)}`,
  ])("takes %s", (image) => {
    expect(withLitellm(image)).toEqual({});
  });

  test("refuses a Postgres whose major version can't be told", () => {
    const images = { postgres: "mirror.example/postgres:latest" };
    expect(problems({ models: [mock], images })["images.postgres"]).toContain("major version");
  });
});
