import { parse } from "yaml";
import { renderLiteLLMConfig } from "../../../../config/litellm";
import type { SettingsInput } from "../../../../config/inputs/schema";
import type { SecretKey } from "../../../../config/inputs/secrets";
import { parseSettings } from "../../../../config/inputs/stack";

const rendered = (keys: readonly SecretKey[], input: SettingsInput = {}) => {
  const secrets = { keys, credentials: [] };
  const models = [{ name: "m", provider: "mock" as const }];
  const text = renderLiteLLMConfig(parseSettings({ models, ...input }, secrets), secrets);
  return (parse(text) as { litellm_settings: Record<string, unknown> }).litellm_settings;
};

test("LiteLLM counts, with few labels", () => {
  expect(rendered([])).toMatchObject({
    callbacks: ["gate.gate", "prometheus", "proxy_metrics.metrics"],
    service_callback: ["prometheus_system"],
    prometheus_exclude_labels: [
      "client_ip",
      "user_agent",
      "hashed_api_key",
      "user_email",
      "end_user",
    ],
    prometheus_initialize_budget_metrics: true,
  });
});

test("limits of the gateway stay beside it", () => {
  expect(rendered([], { limits: { rpm: 10 } }).callbacks).toEqual([
    "gate.gate",
    "proxy_limits.limits",
    "prometheus",
    "proxy_metrics.metrics",
  ]);
});

test("with an Agent it counts the same", () => {
  expect(rendered(["datadogApiKey"])).toEqual(rendered([]));
});

test("nothing is counted when metrics are off", () => {
  const settings = rendered([], { metrics: { enabled: false } });
  expect(settings).toMatchObject({ callbacks: ["gate.gate"] });
  expect(Object.keys(settings).filter((key) => /prometheus|service_callback/.test(key))).toEqual(
    [],
  );
});

test("LLM Observability gets no prompts, and nothing without an API key", () => {
  const datadog = { agent: { llmObservability: { enabled: true } } };
  const params = "datadog_llm_observability_params";
  const sent = rendered(["datadogApiKey"], { datadog });
  expect(sent.callbacks).toContain("datadog_llm_observability");
  expect(sent[params]).toEqual({ turn_off_message_logging: true });
  const unsent = rendered([], { datadog });
  expect(unsent.callbacks).not.toContain("datadog_llm_observability");
  expect(unsent).not.toHaveProperty(params);
});
