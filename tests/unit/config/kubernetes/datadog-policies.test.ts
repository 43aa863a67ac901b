import type { NetworkPolicy } from "../../../../config/kubernetes/policy-types";
import type { SettingsInput } from "../../../../config/inputs/schema";
import { watchedStack } from "./datadog";
import { isAllowed, podOfGateway as pod, type Connection, type End } from "./network";
import { stackOf } from "./stacks";

const place = "litellm-gateway-datadog";
const agent = pod("datadog-agent", place);
const other = (namespace: string): End => ({ namespace, labels: { app: "something" } });
const at = (address: string): End => ({ address });

const policiesOf = (...args: Parameters<typeof watchedStack>) =>
  watchedStack(...args).ofKind<NetworkPolicy>("NetworkPolicy");

/** A connection as a test's title tells it, and whether it is let through. */
type Row = [title: string, connection: Connection, allowed: boolean];

const udp = "UDP" as const;

describe("an Agent on each node", () => {
  const policies = policiesOf();
  const rows: Row[] = [
    ["the Agent to the proxies' metrics", { from: agent, to: pod("proxy"), port: 9464 }, true],
    ["the Agent to Postgres", { from: agent, to: pod("postgres"), port: 5432 }, true],
    ["the Agent to Redis", { from: agent, to: pod("redis"), port: 6379 }, true],
    ["the Agent to the cache", { from: agent, to: pod("redis-cache"), port: 6379 }, true],
    ["the Agent to a kubelet", { from: agent, to: at("10.20.0.7"), port: 10250 }, true],
    ["the Agent to Datadog", { from: agent, to: at("3.233.144.1"), port: 443 }, true],
    ["the Agent to DNS", { from: agent, to: other("kube-system"), port: 53, protocol: udp }, true],
    ["proxies to the Agent", { from: pod("proxy"), to: agent, port: 8125, protocol: udp }, true],
    [
      "the Job that makes the role to Postgres",
      { from: pod("monitoring-role"), to: pod("postgres"), port: 5432 },
      true,
    ],
    ["the Agent to the proxies' API", { from: agent, to: pod("proxy"), port: 4000 }, false],
    ["the Agent to Presidio", { from: agent, to: pod("presidio-analyzer"), port: 3000 }, false],
    ["the Agent to the cluster's API", { from: agent, to: at("10.96.0.1"), port: 443 }, false],
    [
      "the Agent to a cloud's metadata",
      { from: agent, to: at("169.254.169.254"), port: 80 },
      false,
    ],
    ["the Agent to others", { from: agent, to: other("other"), port: 6379 }, false],
    ["traces to an Agent without", { from: pod("proxy"), to: agent, port: 8126 }, false],
    ["Redis to the Agent", { from: pod("redis"), to: agent, port: 8125, protocol: udp }, false],
    ["others to the Agent", { from: other("other"), to: agent, port: 8125, protocol: udp }, false],
    ["others to the metrics", { from: other("other"), to: pod("proxy"), port: 9464 }, false],
    ["others beside the Agent", { from: other(place), to: pod("proxy"), port: 9464 }, false],
    [
      "the Job that makes the role to Redis",
      { from: pod("monitoring-role"), to: pod("redis"), port: 6379 },
      false,
    ],
  ];
  test.each(rows)("%s", (_, connection, allowed) => {
    expect(isAllowed(policies, connection)).toBe(allowed);
  });
});

test("traces, and an intake of one's own, are let through when they are there", () => {
  const input: SettingsInput = {
    datadog: { agent: { apm: { enabled: true }, intakeUrl: "http://pipeline.data.svc:8282" } },
  };
  const policies = policiesOf({}, input);
  expect(isAllowed(policies, { from: pod("proxy"), to: agent, port: 8126 })).toBe(true);
  expect(isAllowed(policies, { from: agent, to: other("data"), port: 8282 })).toBe(true);
  expect(isAllowed(policies, { from: agent, to: other("data"), port: 8283 })).toBe(false);
});

test("an Agent has no way to CloudNativePG's servers: there is no role for it", () => {
  const specs = policiesOf({}, { kubernetes: { cloudNativePg: {} } }).map(({ spec }) => spec);
  const [ofAgent, ofServers] = ["app.kubernetes.io/name", "cnpg.io/cluster"].map((label) =>
    specs.filter(({ podSelector: { matchLabels = {} } }) =>
      ["datadog-agent", "postgres"].includes(matchLabels[label] ?? ""),
    ),
  );
  expect(ofAgent).toHaveLength(1);
  expect(JSON.stringify(ofAgent)).not.toContain("cnpg.io");
  expect(ofServers).toHaveLength(1);
  expect(JSON.stringify(ofServers)).not.toContain("datadog-agent");
});

test("Agents of the cluster may come from their namespace, as far as they read passwords", () => {
  const from = other("monitoring");
  const agents = { type: "existing", namespace: "monitoring" } as const;
  const metrics = { from, to: pod("proxy"), port: 9464 };
  const database = { from, to: pod("postgres"), port: 5432 };
  const bare = policiesOf(agents);
  expect([metrics, database].map((one) => isAllowed(bare, one))).toEqual([true, false]);
  const reading = policiesOf({ ...agents, secretBackend: "script" });
  expect([metrics, database].map((one) => isAllowed(reading, one))).toEqual([true, true]);
});

test("without an Agent nobody reads the metrics, and without policies none is added", () => {
  const policies = stackOf({}).ofKind<NetworkPolicy>("NetworkPolicy");
  for (const from of [agent, other("datadog")])
    expect(isAllowed(policies, { from, to: pod("proxy"), port: 9464 })).toBe(false);
  const off = { kubernetes: { networkPolicies: { enabled: false } } };
  expect(policiesOf({}, off)).toEqual([]);
});
