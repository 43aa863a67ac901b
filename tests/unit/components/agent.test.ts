import { parse } from "yaml";
import type { LiteLLMGatewayArgs } from "../../../components/args";
import {
  namesOf,
  recordGateway,
  running,
  uploadsOf,
  variablesOf,
  type RecordedGateway,
} from "./recorded-gateway";

const agentName = "gateway-test-datadog-agent";

const gatewayWith = (args: LiteLLMGatewayArgs) =>
  recordGateway({ models: [{ name: "fast", provider: "mock" }], ...args });

const watched: LiteLLMGatewayArgs = { datadogApiKey: "key-of-datadog", cache: { type: "redis" } };

const proxiesOf = (gateway: RecordedGateway) =>
  running(gateway).filter(({ name }) => /-proxy-\d+$/.test(name));

/** Names that only one proxy has, on the data network. */
const hostsOf = (gateway: RecordedGateway) =>
  proxiesOf(gateway).map(({ inputs }) => {
    const [data] = inputs.networksAdvanced as { name: string; aliases: string[] }[];
    expect(data?.name).toBe("gateway-test-network-data");
    const [shared, own = "", ...others] = data?.aliases ?? [];
    expect({ shared, others }).toEqual({ shared: "proxy", others: [] });
    return own;
  });

/** All that must be there before a resource, however far away. */
function before(gateway: RecordedGateway, name: string, found = new Set<string>()): Set<string> {
  for (const one of gateway.resources.filter((resource) => resource.name === name))
    for (const dependency of one.dependencies) {
      if (found.has(dependency)) continue;
      found.add(dependency);
      before(gateway, dependency, found);
    }
  return found;
}

interface Check {
  instances: Record<string, unknown>[];
}
const checkOf = (gateway: RecordedGateway, check: string) =>
  (
    parse(
      uploadsOf(gateway, "datadog-agent")[`conf.d/${check}.d/conf.yaml`] ?? "instances: []",
    ) as Check
  ).instances;

describe("a gateway with an Agent", () => {
  let gateway: RecordedGateway;
  beforeAll(async () => {
    gateway = await gatewayWith({ ...watched, replicas: 3 });
  });

  test("has every proxy watched by a name of its own", () => {
    const hosts = hostsOf(gateway);
    expect(new Set(hosts).size).toBe(3);
    for (const [index, host] of hosts.entries())
      expect(host).toMatch(new RegExp(`^proxy-${index}-[0-9a-f]{8}$`));
    expect(checkOf(gateway, "litellm").map((instance) => instance.openmetrics_endpoint)).toEqual(
      hosts.map((host) => `http://${host}:9464/metrics`),
    );
  });

  test("makes the Agent before the proxies, so that the old one goes after the old ones", () => {
    for (const { name, dependencies } of proxiesOf(gateway))
      expect({ name, dependencies }).toMatchObject({
        dependencies: expect.arrayContaining([agentName]) as string[],
      });
    expect(gateway.find("Container", agentName).deleteBeforeReplace).toBe(false);
  });

  test("never lets the Agent wait for a proxy or the edge", () => {
    const first = [...before(gateway, agentName)];
    expect(first).toContain("gateway-test-postgres");
    expect(first).toContain("gateway-test-monitoring-role");
    expect(first.filter((name) => /-proxy-\d+$|-docker-edge$/.test(name))).toEqual([]);
  });

  test("gives the Agent its passwords by file only", () => {
    const { secrets = "{}" } = Object.fromEntries(
      Object.entries(uploadsOf(gateway, "datadog-agent")).map(([file, text]) => [
        file.replace(".json", ""),
        text,
      ]),
    );
    const monitoring = "generated-gateway-secrets-monitoring-password";
    expect(JSON.parse(secrets)).toEqual({
      api_key: "key-of-datadog",
      postgres_password: monitoring,
      coordination_redis_password: monitoring,
      cache_redis_password: monitoring,
    });
  });

  test("has Postgres, both Redis and the edge watched", () => {
    expect(checkOf(gateway, "postgres")).toMatchObject([{ host: "postgres", username: "datadog" }]);
    expect(checkOf(gateway, "redisdb")).toMatchObject([
      { host: "redis", username: "datadog" },
      { host: "redis-cache", username: "datadog" },
    ]);
    const [edge] = gateway.find("Container", "gateway-test-edge").inputs.networksAdvanced as {
      aliases: string[];
    }[];
    expect(edge?.aliases).toEqual(["edge"]);
    expect(checkOf(gateway, "haproxy")[0]?.openmetrics_endpoint).toMatch(/^http:\/\/edge:8405\//);
  });

  test("makes the Agent's role without its password", () => {
    const { "role.sql": sql = "" } = uploadsOf(gateway, "monitoring-role");
    expect(sql).toContain("SCRAM-SHA-256$4096:");
    expect(sql).not.toContain("monitoring-password");
  });

  test("has neither Docker's socket nor a port on the host", () => {
    const { inputs } = gateway.find("Container", agentName);
    expect(inputs.user).toBe("100:0");
    expect(inputs).not.toHaveProperty("ports");
    expect(JSON.stringify(inputs.volumes)).not.toContain("docker.sock");
    expect(inputs.entrypoints).toEqual([
      "/opt/datadog-agent/bin/agent/agent",
      "run",
      "-c",
      "/etc/litellm-gateway/datadog.yaml",
    ]);
    expect(inputs.tmpfs).toEqual({ "/tmp": "rw,nosuid,nodev,size=64m" });
  });

  test("lets a stopping proxy be read once more", () => {
    const { "serve.sh": script = "" } = uploadsOf(gateway, "proxy");
    // After the last request, and before the end.
    expect(script).toMatch(
      /drained=\$!\n {2}sleep 5\n {2}wait "\$drained"\n[^]* {2}sleep 20\n {2}kill -TERM/,
    );
    const [proxy] = proxiesOf(gateway);
    expect(proxy?.inputs.destroyGraceSeconds).toBe(600 + 30 + 20);
  });

  test("has proxies tell of their start", () => {
    const { "proxy_metrics.py": module = "" } = uploadsOf(gateway, "proxy");
    const [, title = "", text = "", tags = ""] =
      /b"_e\{21,(?:\d+)\}:([^|]*)\|([^|]*)\|t:info\|#([^"]*)", \("datadog-agent", 8125\)/.exec(
        module,
      ) ?? [];
    expect(title).toHaveLength(21);
    expect(module).toContain(`_e{21,${text.length}}:`);
    expect(tags).toBe("env:dev,service:litellm,event:proxy-started");
  });

  test("does not give the proxies the API key", () => {
    expect(uploadsOf(gateway, "proxy").environment).not.toContain("key-of-datadog");
  });
});

test("without an API key there is nothing of it", async () => {
  const gateway = await gatewayWith({});
  expect(namesOf(running(gateway)).filter((name) => /agent|monitoring/.test(name))).toEqual([]);
  expect(namesOf(gateway.ofKind("RemoteImage"))).not.toContain("gateway-test-image-datadogAgent");
  expect(proxiesOf(gateway)[0]?.inputs.destroyGraceSeconds).toBe(630);
  expect(uploadsOf(gateway, "proxy")["serve.sh"]).not.toContain("drained");
  expect(uploadsOf(gateway, "proxy")["proxy_metrics.py"]).not.toContain("socket");
});

test("whatever replaces a proxy gives it another name; what doesn't, doesn't", async () => {
  const hosts = async (args: LiteLLMGatewayArgs) => hostsOf(await gatewayWith(args));
  const names = await hosts({});
  expect(await hosts({})).toEqual(names);
  expect((await hosts({ replicas: 3 })).slice(0, 2)).toEqual(names);
  const changes: LiteLLMGatewayArgs[] = [
    { images: { litellm: "ghcr.io/berriai/litellm-non_root:v1.110.2" } },
    { logging: { level: "info" } },
    { resources: { proxyMemoryMegabytes: 2048 } },
    { requestTimeoutSeconds: 100 },
    { datadogApiKey: "key-of-datadog" },
  ];
  for (const change of changes) {
    const changed = await hosts(change);
    expect({ change, same: changed.filter((name) => names.includes(name)) }).toEqual({
      change,
      same: [],
    });
  }
});

test("servers that are there already are not watched, and get no role", async () => {
  const server = { host: "there.internal", tls: "disable" } as const;
  const gateway = await gatewayWith({
    datadogApiKey: "key-of-datadog",
    database: { server },
    databasePassword: "password-of-the-database",
    redis: { server: { host: "there.internal" } },
    redisPassword: "password-of-redis",
  });
  expect(namesOf(running(gateway))).not.toContain("gateway-test-monitoring-role");
  const checks = Object.keys(uploadsOf(gateway, "datadog-agent")).filter((file) =>
    file.startsWith("conf"),
  );
  expect(checks.sort()).toEqual(["conf.d/haproxy.d/conf.yaml", "conf.d/litellm.d/conf.yaml"]);
});

test("LLM Observability gives the proxies the key, by file", async () => {
  const gateway = await gatewayWith({
    datadogApiKey: "key-of-datadog",
    datadog: { agent: { llmObservability: { enabled: true } } },
  });
  expect(variablesOf(uploadsOf(gateway, "proxy").environment).DD_API_KEY).toBe("key-of-datadog");
  expect(JSON.stringify(proxiesOf(gateway)[0]?.inputs.envs)).not.toContain("key-of-datadog");
});

describe("an Agent that finds the proxies by itself", () => {
  let gateway: RecordedGateway;
  const labelsOf = (name: string) => {
    const { labels } = gateway.find("Container", name).inputs;
    return Object.fromEntries(
      (labels as { label: string; value: string }[]).map(({ label, value }) => [label, value]),
    );
  };
  beforeAll(async () => {
    const agent = { mode: "autodiscovery", logs: { enabled: true } } as const;
    gateway = await gatewayWith({ ...watched, datadog: { agent, environment: "test" } });
  });

  test("reads Docker's socket, as root", () => {
    const { user, volumes } = gateway.find("Container", agentName).inputs;
    expect(user).toBe("0:0");
    const socket = "/var/run/docker.sock";
    expect(volumes).toContainEqual({ hostPath: socket, containerPath: socket, readOnly: true });
  });

  test("is told of each proxy by its labels, and not of its name", () => {
    const { "com.datadoghq.ad.checks": checks = "{}", "com.datadoghq.ad.logs": logs } =
      labelsOf("gateway-test-proxy-0");
    expect(JSON.parse(checks)).toMatchObject({
      litellm: {
        ignore_autodiscovery_tags: true,
        instances: [
          {
            openmetrics_endpoint: "http://%%host%%:9464/metrics",
            use_process_start_time: true,
            tags: ["env:test", "service:litellm"],
          },
        ],
      },
    });
    expect(logs).toBe('[{"source":"litellm","service":"litellm"}]');
    expect(checkOf(gateway, "litellm")).toEqual([]);
    expect(JSON.stringify(uploadsOf(gateway, "datadog-agent"))).not.toMatch(/proxy-0-/);
  });

  test("still knows the stores and the edge", () => {
    expect(checkOf(gateway, "redisdb")).toHaveLength(2);
    expect(checkOf(gateway, "haproxy")).toHaveLength(1);
  });
});
