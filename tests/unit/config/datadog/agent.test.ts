import { parse } from "yaml";
import { datadogNames, type Metric } from "../../../../config/datadog/metric";
import { metrics } from "../../../../config/datadog/metrics";
import { renderAgentChecks, type Watched } from "../../../../config/datadog/agent";
import { postgres } from "../../../../config/stores/postgres";

const watched: Watched = {
  environment: "test",
  service: "litellm",
  proxies: ["proxy-a", "proxy-b"],
  postgres: { ...postgres, username: "datadog" },
  redis: [
    {
      host: "redis",
      port: 6379,
      username: "datadog",
      tls: false,
      secret: "coordination_redis_password",
    },
    { host: "cache", port: 6380, username: "datadog", tls: true, secret: "cache_redis_password" },
  ],
  edge: { host: "edge", port: 8405 },
};

type Instance = Record<string, unknown> & { extra_metrics: [Record<string, string>] };

const instances = (check: string, input = watched) => {
  const text = renderAgentChecks(input)[`${check}.d/conf.yaml`];
  return (parse(text ?? "instances: []", { version: "1.1" }) as { instances: Instance[] })
    .instances;
};

const tags = ["env:test", "service:litellm"];

test("each proxy is an instance of its own, with the same tags", () => {
  const list = instances("litellm");
  expect(list.map(({ openmetrics_endpoint }) => openmetrics_endpoint)).toEqual([
    "http://proxy-a:9464/metrics",
    "http://proxy-b:9464/metrics",
  ]);
  for (const instance of list)
    expect(instance).toMatchObject({
      tags,
      use_process_start_time: true,
      rename_labels: { team: "litellm_team", user: "litellm_user" },
    });
});

test("every name of the catalogue is pinned, and nothing else", () => {
  const [pinned] = instances("litellm")[0]?.extra_metrics ?? [{}];
  const expected = Object.values<Metric>(metrics).map(({ prometheus, mapped }) => [
    prometheus,
    mapped,
  ]);
  expect(Object.entries(pinned)).toEqual(expected.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)));
  // The Agent looks counters up without it.
  for (const family of Object.keys(pinned)) expect(family).not.toMatch(/_total$/);
  expect(datadogNames(metrics.spend)).toEqual([`litellm.${pinned.litellm_spend_metric}.count`]);
});

test("nothing that merges series, and nothing that calls models", () => {
  for (const instance of instances("litellm"))
    for (const key of ["litellm_health_endpoint", "exclude_labels", "include_labels"])
      expect(instance).not.toHaveProperty(key);
});

test("passwords are only named", () => {
  expect(instances("postgres")).toEqual([
    {
      host: "postgres",
      port: 5432,
      username: "datadog",
      password: "ENC[postgres_password]",
      dbname: "litellm",
      dbstrict: true,
      ssl: "disable",
      dbm: false,
      tags,
    },
  ]);
  expect(instances("redisdb")).toEqual([
    {
      host: "redis",
      port: 6379,
      username: "datadog",
      password: "ENC[coordination_redis_password]",
      tags,
    },
    {
      host: "cache",
      port: 6380,
      username: "datadog",
      password: "ENC[cache_redis_password]",
      ssl: true,
      tags,
    },
  ]);
});

test("the load balancer's names are pinned without what the Agent adds", () => {
  const [instance] = instances("haproxy");
  expect(instance).toMatchObject({
    use_openmetrics: true,
    openmetrics_endpoint: "http://edge:8405/metrics?scope=frontend&scope=backend",
    tags,
  });
  expect(instance?.extra_metrics[0]).toMatchObject({
    haproxy_frontend_http_responses: "frontend.http.responses",
    haproxy_backend_active_servers: "backend.active.servers",
  });
});

test("what is not there has no file", () => {
  const files = renderAgentChecks({ ...watched, postgres: undefined, redis: [], edge: undefined });
  expect(Object.keys(files)).toEqual(["litellm.d/conf.yaml"]);
});

test("the same input gives the same bytes", () => {
  expect(renderAgentChecks(structuredClone(watched))).toEqual(renderAgentChecks(watched));
});

test("YAML's aliases, which not all readers know, are not used", () => {
  for (const text of Object.values(renderAgentChecks(watched))) expect(text).not.toMatch(/[&*]a\d/);
});
