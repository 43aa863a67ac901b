import { gateRoutes, openGroups, renderGate } from "../../../../config/litellm/gate";
import { kubernetesUrl } from "../../../../config/kubernetes/edge";
import type { SettingsInput } from "../../../../config/inputs/schema";
import type { SecretKey } from "../../../../config/inputs/secrets";
import { parseSettings } from "../../../../config/inputs/stack";

const settingsOf = (input: SettingsInput = {}, keys: SecretKey[] = []) =>
  parseSettings({ models: [{ name: "m", provider: "mock" }], ...input }, { keys, credentials: [] });

const rulesOf = (input: SettingsInput) =>
  JSON.parse(renderGate(settingsOf(input))["gate.json"] ?? "") as Record<string, unknown>;

test("what the stack's models are asked is open, with health, models, management and the admin pages", () => {
  expect(openGroups(settingsOf())).toEqual([
    ...["health", "models", "chat", "responses", "adminUi", "adminUiData", "management"],
  ]);
  const models: SettingsInput["models"] = [{ name: "v", provider: "mock", mode: "embedding" }];
  const security = { adminUi: { enabled: false }, apiDocs: true };
  expect(openGroups(settingsOf({ models, security }))).toEqual([
    ...["health", "models", "embeddings", "apiDocs", "management"],
  ]);
});

test("a provider that serves all its models may be asked anything that models answer", () => {
  const all = openGroups(
    settingsOf({ models: [], providers: { openai: { allModels: true } } }, ["openaiApiKey"]),
  );
  expect(all).toEqual(
    expect.arrayContaining(["chat", "embeddings", "images", "speech", "transcriptions", "rerank"]),
  );
  expect(all).not.toContain("passThrough");
  expect(all).not.toContain("files");
});

test("a group that is named is open, with those that it is of no use without", () => {
  const groups = openGroups(settingsOf({ security: { routes: ["batches"] } }));
  expect(groups).toEqual(expect.arrayContaining(["batches", "files"]));
  const routes = gateRoutes(settingsOf({ security: { routes: ["batches"] } }));
  expect(routes["POST /v1/batches"]).toBe("key");
  expect(routes["POST /v1/files"]).toBe("key");
  expect(routes["POST /v1/fine_tuning/jobs"]).toBeNull();
  expect(routes["GET /public/litellm_model_cost_map"]).toBe("signIn");
});

test("no input opens what is LiteLLM's own", () => {
  for (const route of ["GET /health/drain", "POST /lazy/warm/{name}", "GET /debug/memory/summary"])
    expect(
      gateRoutes(settingsOf({ security: { routes: ["mcp", "passThrough"] } }))[route],
    ).toBeNull();
});

test("limits and the public address are rules", () => {
  expect(rulesOf({})).toMatchObject({ maxBodyBytes: 100_000_000, publicUrl: null });
  const edge = { maxBodyMegabytes: 7, publicUrl: "https://llm.example.com" };
  expect(rulesOf({ edge })).toMatchObject({
    maxBodyBytes: 7_000_000,
    publicUrl: "https://llm.example.com",
  });
});

test("a header for keys of one's own is one of those that are looked at", () => {
  const extra = { generalSettings: { litellm_key_header_name: "X-Own-Key" } };
  expect(rulesOf({ extra }).keyHeaders).toEqual(
    expect.arrayContaining(["authorization", "x-api-key", "x-own-key"]),
  );
});

test("on Kubernetes the host name is the public address, unless another is said", () => {
  const kubernetes = { namespace: "llm", edge: { type: "ingress", className: "nginx" } } as const;
  const target = "kubernetes";
  const edge = { hostname: "llm.example.com" };
  expect(rulesOf({ target, kubernetes, edge }).publicUrl).toBe("http://llm.example.com");
  const publicUrl = "https://llm.example.com";
  expect(rulesOf({ target, kubernetes, edge: { ...edge, publicUrl } }).publicUrl).toBe(publicUrl);
  expect(kubernetesUrl(settingsOf({ target, kubernetes, edge: { ...edge, publicUrl } }))).toBe(
    publicUrl,
  );
  expect(rulesOf({ target }).publicUrl).toBeNull();
});
