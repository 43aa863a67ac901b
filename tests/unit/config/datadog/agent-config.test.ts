import { parse } from "yaml";
import {
  agentCommand,
  renderAgentConfig,
  renderAgentScript,
} from "../../../../config/datadog/agent-config";
import type { SettingsInput } from "../../../../config/inputs/schema";
import { parseSettings } from "../../../../config/inputs/stack";
import { workloadsOf } from "../../../../config/workloads";

const settings = (datadog: SettingsInput["datadog"] = {}) =>
  parseSettings({ models: [{ name: "m", provider: "mock" }], datadog });

const render = (datadog?: SettingsInput["datadog"]) => {
  const workloads = workloadsOf(settings(datadog), { keys: ["datadogApiKey"], credentials: [] });
  return renderAgentConfig(settings(datadog), "/files", { prefix: "gateway-dev", workloads });
};

const config = (datadog?: SettingsInput["datadog"]) =>
  parse(render(datadog), { version: "1.1" }) as Record<string, unknown>;

test("secrets are only named, and read from a file", () => {
  expect(config()).toMatchObject({
    api_key: "ENC[api_key]",
    secret_backend_type: "file.json",
    secret_backend_config: { file_path: "/files/secrets.json" },
  });
});

test("it sends to the site, unless it is told of something between", () => {
  expect(config()).toMatchObject({ site: "datadoghq.com" });
  expect(config()).not.toHaveProperty("dd_url");
  const intakeUrl = "https://proxy.example.com";
  expect(config({ site: "us3.datadoghq.com", agent: { intakeUrl } })).toMatchObject({
    site: "us3.datadoghq.com",
    dd_url: intakeUrl,
  });
});

test.each([
  ["litellm", "production", "litellm-production"],
  ["team/llm_gateway", "eu.prod", "team-llm-gateway-eu-prod"],
])("of service %s in %s, its host is always %s", (service, environment, hostname) => {
  expect(config({ service, environment })).toMatchObject({ hostname, env: environment });
});

test("it writes to one folder in memory, and logs for Docker only", () => {
  expect(config()).toMatchObject({
    confd_path: "/files/conf.d",
    run_path: "/tmp",
    auth_token_file_path: "/tmp/auth_token",
    ipc_cert_file_path: "/tmp/ipc_cert.pem",
    dogstatsd_socket: "",
    disable_file_logging: true,
  });
});

test("it tells nothing of the machine and of itself, and nobody tells it what to do", () => {
  expect(config()).toMatchObject({
    enable_gohai: false,
    inventories_enabled: false,
    cloud_provider_metadata: [],
    process_config: {
      process_collection: { enabled: false },
      container_collection: { enabled: false },
      process_discovery: { enabled: false },
    },
    agent_telemetry: { enabled: false },
    remote_configuration: { enabled: false },
    remote_updates: false,
    apm_config: { enabled: false },
    logs_enabled: false,
  });
});

test("events come from other containers", () => {
  expect(config()).toMatchObject({
    use_dogstatsd: true,
    dogstatsd_port: 8125,
    dogstatsd_non_local_traffic: true,
  });
});

test("it runs as Datadog's chart runs it", () => {
  expect(agentCommand(settings(), "/files")).toEqual([
    "/opt/datadog-agent/bin/agent/agent",
    "run",
    "-c",
    "/files/datadog.yaml",
  ]);
});

test("traces come to a program beside it, in the same container", () => {
  const datadog = { agent: { apm: { enabled: true } } };
  expect(agentCommand(settings(datadog), "/files")).toEqual(["/bin/sh", "/files/agent.sh"]);
  expect(config(datadog).apm_config).toMatchObject({
    enabled: true,
    receiver_port: 8126,
    apm_non_local_traffic: true,
  });
  const script = renderAgentScript("/files");
  expect(script).toContain("trace-agent --config=/files/datadog.yaml\n");
  expect(script).toMatch(/\nexec \S+\/agent run -c \/files\/datadog.yaml\n$/);
});

describe("an Agent that finds containers", () => {
  const mode = "autodiscovery" as const;

  test("looks at the gateway's only", () => {
    expect(config({ agent: { mode } })).toMatchObject({
      listeners: [{ name: "docker" }],
      container_exclude: ["name:.*"],
      container_include: [expect.stringMatching(/^name:\^gateway-dev-/)],
      ignore_autoconf: ["redisdb"],
      logs_enabled: false,
    });
    expect(config()).not.toHaveProperty("listeners");
  });

  test.each([
    ["gateway-dev-postgres-1a2b3c4", true],
    ["gateway-dev-monitoring-role-1a2b3c4", true],
    ["gateway-dev-proxy-12-1a2b3c4", true],
    ["gateway-dev-2-postgres-1a2b3c4", false],
    ["gateway-dev-2-proxy-0-1a2b3c4", false],
    ["gateway-dev-proxy-0-postgres-1a2b3c4", false],
    ["gateway-dev2-postgres-1a2b3c4", false],
    ["other-gateway-dev-postgres-1a2b3c4", false],
  ])("takes %s for one of the stack dev: %s", (name, isOurs) => {
    const { container_include: included } = config({ agent: { mode } }) as {
      container_include: string[];
    };
    const patterns = included.map((one) => new RegExp(one.replace(/^name:/, "")));
    expect(patterns.some((pattern) => pattern.test(name))).toBe(isOurs);
  });

  test("masks keys in logs", () => {
    const { logs_config: logs } = config({ agent: { mode, logs: { enabled: true } } }) as {
      logs_config: { processing_rules: { pattern: string; replace_placeholder: string }[] };
    };
    const masked = logs.processing_rules.reduce(
      // JavaScript has no flags within a pattern.
      (line, { pattern, replace_placeholder: by }) =>
        line.replace(new RegExp(pattern.replace("(?i)", ""), "gi"), by),
      "key sk-abcDEF_123-456 authorization: bearer eyJhbGciOi.J9-x_y/z== end",
    );
    expect(masked).toBe("key sk-[masked] authorization: Bearer [masked] end");
  });
});

test("the same settings give the same bytes, without YAML's aliases", () => {
  const text = render();
  expect(render()).toBe(text);
  expect(text).not.toMatch(/[&*]a\d/);
});
