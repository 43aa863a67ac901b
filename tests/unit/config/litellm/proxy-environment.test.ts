import { defaultImages, imageTag } from "../../../../config/inputs/images";
import { proxyEnvironment } from "../../../../config/litellm/proxy-environment";
import { parseSettings } from "../../../../config/inputs/stack";
import type { SettingsInput } from "../../../../config/inputs/schema";
import type { SecretKey } from "../../../../config/inputs/secrets";

function environment(input: SettingsInput = {}, more: readonly SecretKey[] = []) {
  const tls: readonly SecretKey[] = input.edge?.tls ? ["tlsCertificate", "tlsKey"] : [];
  const secrets = { keys: [...tls, ...more], credentials: [] };
  const models = [{ name: "m", provider: "mock" as const }];
  return proxyEnvironment(parseSettings({ models, ...input }, secrets), secrets);
}

test("by default: warnings, no documentation, no other origins", () => {
  expect(environment()).toEqual({
    DISABLE_SCHEMA_UPDATE: "true",
    FORWARDED_ALLOW_IPS: "*",
    LITELLM_MODE: "PRODUCTION",
    LITELLM_LOCAL_MODEL_COST_MAP: "True",
    KEEPALIVE_TIMEOUT: "75",
    GRACEFUL_SHUTDOWN_TIMEOUT: "600",
    LITELLM_LOG: "WARNING",
    UI_USERNAME: "admin",
    NO_DOCS: "True",
    NO_REDOC: "True",
    NO_OPENAPI: "True",
    LITELLM_CORS_ORIGINS: "https://nobody.invalid",
    LITELLM_CORS_ALLOW_CREDENTIALS: "false",
    PROMETHEUS_METRICS_PORT: "9464",
    PROMETHEUS_MULTIPROC_DIR: "/tmp/metrics",
  });
});

test.each(["error", "warning", "info", "debug"] as const)("log level %s", (level) => {
  expect(environment({ logging: { level } }).LITELLM_LOG).toBe(level.toUpperCase());
});

test("JSON logs", () => {
  expect(environment({ logging: { json: true } }).JSON_LOGS).toBe("true");
});

test("API documentation is served by saying nothing", () => {
  expect(environment({ security: { apiDocs: true } })).not.toHaveProperty("NO_DOCS");
  expect(environment({ security: { apiDocs: true } })).not.toHaveProperty("NO_OPENAPI");
});

test("allowed origins replace nobody", () => {
  const allowedOrigins = ["https://a.example.com", "https://b.example.com"];
  expect(environment({ security: { allowedOrigins } }).LITELLM_CORS_ORIGINS).toBe(
    "https://a.example.com,https://b.example.com",
  );
});

test("admin pages", () => {
  const adminUi = { enabled: false, username: "operator" };
  expect(environment({ security: { adminUi } })).toMatchObject({
    DISABLE_ADMIN_UI: "true",
    UI_USERNAME: "operator",
  });
  expect(environment()).not.toHaveProperty("DISABLE_ADMIN_UI");
});

test("on Docker the edge's word is taken, which overwrites that of clients; elsewhere that of those named", () => {
  expect(environment().FORWARDED_ALLOW_IPS).toBe("*");
  const target = "kubernetes";
  expect(environment({ target })).not.toHaveProperty("FORWARDED_ALLOW_IPS");
  const trustedProxies = ["10.0.0.0/8", "2001:db8::1"];
  expect(environment({ target, edge: { trustedProxies } }).FORWARDED_ALLOW_IPS).toBe(
    "10.0.0.0/8,2001:db8::1",
  );
});

test("sign-ins lead back to the public address, where there is one", () => {
  expect(environment()).not.toHaveProperty("PROXY_BASE_URL");
  const edge = { publicUrl: "https://llm.example.com" };
  expect(environment({ edge }).PROXY_BASE_URL).toBe("https://llm.example.com");
});

test("metrics are served on a port of their own, unless they are off", () => {
  const off = environment({ metrics: { enabled: false } });
  expect(off).not.toHaveProperty("PROMETHEUS_METRICS_PORT");
  expect(off).not.toHaveProperty("PROMETHEUS_MULTIPROC_DIR");
});

describe("what the proxies send to Datadog by themselves", () => {
  const agent = { apm: { enabled: true }, llmObservability: { enabled: true } };
  const datadog = { site: "datadoghq.eu", environment: "test", service: "llm", agent } as const;
  const common = { DD_ENV: "test", DD_SERVICE: "llm", DD_VERSION: imageTag(defaultImages.litellm) };
  const of = (input: SettingsInput, keys: readonly SecretKey[] = ["datadogApiKey"]) =>
    Object.fromEntries(
      Object.entries(environment(input, keys)).filter(([name]) => /^(USE_)?DD/.test(name)),
    );

  test("is nothing by default", () => {
    expect(of({})).toEqual({});
  });

  test("is nothing without an API key", () => {
    expect(of({ datadog }, [])).toEqual({});
  });

  test("spans of model calls", () => {
    const only = { ...datadog, agent: { llmObservability: agent.llmObservability } };
    expect(of({ datadog: only })).toEqual({ ...common, DD_SITE: "datadoghq.eu" });
  });

  test("traces, without what requests carry", () => {
    const traces = of({ datadog: { ...datadog, agent: { apm: agent.apm } } });
    expect(traces).toMatchObject({
      ...common,
      USE_DDTRACE: "true",
      DD_TRACE_AGENT_URL: "http://datadog-agent:8126",
      DD_TRACE_HTTP_CLIENT_TAG_QUERY_STRING: "false",
      DD_HTTP_SERVER_TAG_QUERY_STRING: "false",
      DD_LLMOBS_ENABLED: "false",
    });
    for (const integration of ["ANTHROPIC", "BOTOCORE", "LITELLM", "REDIS", "VERTEXAI"])
      expect(traces[`DD_TRACE_${integration}_ENABLED`]).toBe("false");
    expect(traces).not.toHaveProperty("DD_SITE");
  });
});
