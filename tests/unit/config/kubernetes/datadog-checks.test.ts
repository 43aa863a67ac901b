import { parse } from "yaml";
import { renderAgentChecks } from "../../../../config/datadog/agent";
import { watchOf } from "../../../../config/datadog/watch";
import { postgres } from "../../../../config/stores/postgres";
import type { ConfigMap, Deployment } from "../../../../config/kubernetes/types";
import { checksOf, watchedStack } from "./datadog";
import { stackOf } from "./stacks";

const [own, other] = ["coordination_redis_password", "cache_redis_password"] as const;

/** What the Agent is told of the same gateway on Docker. */
const onDocker = renderAgentChecks({
  environment: "dev",
  service: "litellm",
  proxies: ["litellm"],
  postgres: { ...postgres, username: "datadog" },
  redis: [
    { host: "redis", port: 6379, username: "datadog", tls: false, secret: own },
    { host: "redis-cache", port: 6379, username: "datadog", tls: false, secret: other },
  ],
  edge: undefined,
});

const dockerInstances = (check: string) =>
  (
    parse(onDocker[`${check}.d/conf.yaml`] ?? "", { version: "1.1" }) as {
      instances: Record<string, unknown>[];
    }
  ).instances;

describe("an Agent of the gateway's own", () => {
  const { pods, find, settings } = watchedStack();

  test.each([
    ["postgres", "postgres", 0],
    ["redis", "redisdb", 0],
    ["redis-cache", "redisdb", 1],
  ])("looks at %s as on Docker, by a name that stays", (workload, check, index) => {
    const checks = checksOf(pods.get(workload));
    expect(Object.keys(checks)).toEqual([check]);
    expect(checks[check]?.instances).toEqual([
      { ...dockerInstances(check)[index], host: `${workload}.litellm-gateway.svc` },
    ]);
  });

  test("gives Redis' metrics the tag that monitors and dashboards ask for", () => {
    const asked = JSON.stringify(watchOf(settings)).match(/redis_host:[^,}]+/g);
    const given = ["redis", "redis-cache"].flatMap((workload) =>
      (checksOf(pods.get(workload)).redisdb?.instances ?? []).map(
        ({ host }) => `redis_host:${String(host)}`,
      ),
    );
    expect([...new Set(asked)].sort()).toEqual(given.sort());
  });

  test("reads each proxy as on Docker, as a series of its own, without the Agent's tags", () => {
    const { litellm } = checksOf(pods.get("proxy"));
    const [instance] = dockerInstances("litellm");
    expect(litellm).toEqual({
      ignore_autodiscovery_tags: true,
      init_config: {},
      instances: [
        {
          ...instance,
          openmetrics_endpoint: "http://%%host%%:9464/metrics",
          tags: ["env:dev", "service:litellm", "pod_name:%%kube_pod_name%%"],
        },
      ],
    });
  });

  test("reads a proxy that stops to its end", () => {
    const { metadata, spec } = pods.get("proxy") ?? {};
    expect(metadata?.annotations).toMatchObject({ "ad.datadoghq.com/tolerate-unready": "true" });
    const unwatched = stackOf({}).find<Deployment>("Deployment", "proxy").spec.template.spec;
    expect(
      (spec?.terminationGracePeriodSeconds ?? 0) - unwatched.terminationGracePeriodSeconds,
    ).toBeGreaterThan(15);
    const config = spec?.volumes.find(({ name }) => name === "files")?.projected?.sources[0];
    const script = find<ConfigMap>("ConfigMap", config?.configMap?.name ?? "").data["serve.sh"];
    expect(script).toContain("Its counters are still read.");
  });

  test("looks at nothing else", () => {
    for (const workload of ["presidio-analyzer", "mock-upstream"])
      expect(pods.get(workload)?.metadata).not.toHaveProperty("annotations");
  });
});

test.each([
  ["k8s.secrets", "ENC[litellm-gateway/datadog-monitoring;password]"],
  ["script", "ENC[k8s_secret@litellm-gateway/datadog-monitoring/password]"],
] as const)("Agents of the cluster read passwords by %s", (secretBackend, handle) => {
  const { pods } = watchedStack({ type: "existing", secretBackend });
  for (const workload of ["postgres", "redis", "redis-cache"])
    expect(Object.values(checksOf(pods.get(workload)))).toMatchObject([
      { instances: [{ password: handle }] },
    ]);
});

test("Agents of the cluster that read no Secret read the proxies only", () => {
  const { pods } = watchedStack({ type: "existing" });
  expect(Object.keys(checksOf(pods.get("proxy")))).toEqual(["litellm"]);
  for (const workload of ["postgres", "redis"]) expect(checksOf(pods.get(workload))).toEqual({});
});

test("the annotations are there without an Agent too, so that one that comes restarts no store", () => {
  const { pods, objects } = stackOf({});
  const { pods: watched } = stackOf({}, ["datadogApiKey"]);
  for (const workload of ["postgres", "redis", "redis-cache"])
    expect(pods.get(workload)).toEqual(watched.get(workload));
  expect(Object.keys(checksOf(pods.get("postgres")))).toEqual(["postgres"]);
  expect(Object.keys(checksOf(pods.get("proxy")))).toEqual(["litellm"]);
  expect(objects.filter(({ kind }) => kind === "DaemonSet")).toEqual([]);
});

test("none is there when nothing is to watch", () => {
  const none = { kubernetes: { datadogAgent: { type: "none" as const } } };
  const { pods, objects } = stackOf(none, ["datadogApiKey"]);
  for (const { metadata } of pods.values()) expect(metadata).not.toHaveProperty("annotations");
  expect(JSON.stringify(objects)).not.toContain("datadog-agent");
});

test("servers of others are watched by whose they are", () => {
  const server = { host: "postgres.data.svc", tls: "require" as const };
  const { pods, objects } = stackOf({ database: { server } }, [
    "databasePassword",
    "datadogApiKey",
  ]);
  expect(pods.has("postgres")).toBe(false);
  expect(JSON.stringify(objects)).not.toContain("monitoring-role");
});
