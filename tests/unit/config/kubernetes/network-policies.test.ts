import type { NetworkPolicy } from "../../../../config/kubernetes/policy-types";
import type { SettingsInput } from "../../../../config/inputs/schema";
import { definitions } from "../../../../config/workloads";
import { isAllowed, podOfGateway as pod, type Connection, type End } from "./network";
import { everything, secretsOfEverything, stackOf } from "./stacks";

const podOf = (namespace: string): End => ({ namespace, labels: { app: "something" } });
const at = (address: string): End => ({ address });
const dns = { to: podOf("kube-system"), port: 53, protocol: "UDP" as const };

/** A connection as a test's title tells it. */
type Row = [title: string, connection: Connection];

const proxyTo = (title: string, to: End, port: number): Row => [
  `the proxies to ${title}`,
  { from: pod("proxy"), to, port },
];

/** What is asked of a stack. */
function policiesOf(input: SettingsInput, keys: Parameters<typeof stackOf>[1] = []) {
  return stackOf(input, keys).ofKind<NetworkPolicy>("NetworkPolicy");
}

describe("a gateway with everything", () => {
  const policies = policiesOf(
    {
      ...everything,
      kubernetes: {
        ...everything.kubernetes,
        networkPolicies: { ingressNamespaces: ["envoy"], ingressCidrs: ["203.0.113.0/24"] },
      },
    },
    [...secretsOfEverything.keys],
  );

  const needed: Row[] = [
    ["clients", { from: podOf("envoy"), to: pod("proxy"), port: 4000 }],
    ["a load balancer outside", { from: at("203.0.113.9"), to: pod("proxy"), port: 4000 }],
    ["the proxies to DNS", { from: pod("proxy"), ...dns }],
    ["the proxies to a node's DNS", { from: pod("proxy"), ...dns, to: at("169.254.20.10") }],
    proxyTo("Postgres", pod("postgres"), 5432),
    proxyTo("Redis", pod("redis"), 6379),
    proxyTo("the cache", pod("redis-cache"), 6379),
    proxyTo("Presidio's analyzer", pod("presidio-analyzer"), 3000),
    proxyTo("Presidio's anonymizer", pod("presidio-anonymizer"), 3000),
    proxyTo("the mock upstream", pod("mock-upstream"), 8080),
    ["Prometheus to the metrics", { from: podOf("monitoring"), to: pod("proxy"), port: 9464 }],
    proxyTo("a provider", at("104.18.7.192"), 443),
    proxyTo("a provider by IPv6", at("2606:4700::6812:7c0"), 443),
    ["the migration to DNS", { from: pod("migration"), ...dns }],
    ["the migration to Postgres", { from: pod("migration"), to: pod("postgres"), port: 5432 }],
  ];
  test.each(needed)("lets through %s", (_, connection) => {
    expect(isAllowed(policies, connection)).toBe(true);
  });

  const outside = ["10.0.0.1", "172.20.0.1", "192.168.1.1", "100.64.0.1", "fd00::1", "fe80::1"];
  const stores = ["postgres", "redis", "redis-cache"] as const;
  const denied: Row[] = [
    ["others of the cluster", { from: podOf("other"), to: pod("proxy"), port: 4000 }],
    ["others outside", { from: at("198.51.100.1"), to: pod("proxy"), port: 4000 }],
    ["a client to the metrics", { from: podOf("envoy"), to: pod("proxy"), port: 9464 }],
    ["Prometheus to the API", { from: podOf("monitoring"), to: pod("proxy"), port: 4000 }],
    ["a client to Postgres", { from: podOf("envoy"), to: pod("postgres"), port: 5432 }],
    ["a client to Redis", { from: podOf("envoy"), to: pod("redis"), port: 6379 }],
    proxyTo("a cloud's metadata", at("169.254.169.254"), 80),
    proxyTo("a cloud's metadata by TLS", at("169.254.169.254"), 443),
    proxyTo("a cloud's metadata by IPv6", at("fd00:ec2::254"), 443),
    ...outside.map((address) => proxyTo(`a private address, ${address},`, at(address), 443)),
    proxyTo("SSH", at("104.18.7.192"), 22),
    proxyTo("the cluster's API", podOf("kube-system"), 443),
    proxyTo("other namespaces", podOf("other"), 443),
    ...stores.map((store): Row => [
      `${store} to the Internet`,
      { from: pod(store), to: at("104.18.7.192"), port: 443 },
    ]),
    ...stores.map((store): Row => [`${store} to DNS`, { from: pod(store), ...dns }]),
    [
      "Presidio, which sees prompts, to the Internet",
      { from: pod("presidio-analyzer"), to: at("104.18.7.192"), port: 443 },
    ],
    ["the migration to Redis", { from: pod("migration"), to: pod("redis"), port: 6379 }],
    [
      "the migration to the Internet",
      { from: pod("migration"), to: at("104.18.7.192"), port: 443 },
    ],
    [
      "the mock upstream to Postgres",
      { from: pod("mock-upstream"), to: pod("postgres"), port: 5432 },
    ],
  ];
  test.each(denied)("denies %s", (_, connection) => {
    expect(isAllowed(policies, connection)).toBe(false);
  });

  test("no network is left out that Kubernetes refuses: addresses of IPv4 written as IPv6", () => {
    expect(JSON.stringify(policies)).toContain('"::/0"');
    expect(JSON.stringify(policies)).not.toContain("::ffff:");
  });

  test("no workload is forgotten", () => {
    for (const { name: workload } of definitions) {
      const open = [
        { from: podOf("other"), to: pod(workload), port: 1 },
        { from: pod(workload), to: podOf("other"), port: 1 },
      ].filter((connection) => isAllowed(policies, connection));
      expect({ workload, open }).toEqual({ workload, open: [] });
    }
  });
});

describe("servers and models of one's own", () => {
  const free = {
    provider: "openai-compatible",
    inputCostPerMillionTokens: 0,
    outputCostPerMillionTokens: 0,
  } as const;
  const policies = policiesOf(
    {
      models: [
        { ...free, name: "a", baseUrl: "http://vllm.models.svc:8000/v1" },
        { ...free, name: "b", baseUrl: "https://llm.example.com:8443" },
        { ...free, name: "c", baseUrl: "http://192.168.7.7:11434" },
      ],
      database: { server: { host: "postgres.data.svc", port: 6432 } },
      redis: { server: { host: "10.0.0.5" } },
      kubernetes: { networkPolicies: { egressCidrs: ["10.20.0.0/16"] } },
    },
    ["databasePassword", "redisPassword"],
  );
  const rows: [...Row, allowed: boolean][] = [
    [...proxyTo("a Service", podOf("models"), 8000), true],
    [...proxyTo("another port of its namespace", podOf("models"), 22), false],
    [...proxyTo("a port on the Internet", at("104.18.7.192"), 8443), true],
    [...proxyTo("an address", at("192.168.7.7"), 11434), true],
    [...proxyTo("its neighbour", at("192.168.7.8"), 11434), false],
    [...proxyTo("the database", podOf("data"), 6432), true],
    [...proxyTo("Redis", at("10.0.0.5"), 6379), true],
    [...proxyTo("a network that is named", at("10.20.3.4"), 5432), true],
    [
      "the migration to the database",
      { from: pod("migration"), to: podOf("data"), port: 6432 },
      true,
    ],
    ["the migration to Redis", { from: pod("migration"), to: at("10.0.0.5"), port: 6379 }, false],
  ];
  test.each(rows)("%s", (_, connection, allowed) => {
    expect(isAllowed(policies, connection)).toBe(allowed);
  });
});

describe("CloudNativePG", () => {
  const policies = policiesOf({
    kubernetes: {
      cloudNativePg: {
        operatorNamespace: "operators",
        backups: { destinationPath: "s3://backups", endpointUrl: "https://s3.example.com:9000" },
        pooler: {},
      },
    },
  });
  const pooler: End = {
    namespace: "litellm-gateway",
    labels: { "cnpg.io/cluster": "postgres", "cnpg.io/poolerName": "postgres-pooler" },
  };
  const server: End = {
    namespace: "litellm-gateway",
    labels: { "cnpg.io/cluster": "postgres", role: "replica" },
  };
  const rows: [string, Connection, boolean][] = [
    ["the proxies to a server", { from: pod("proxy"), to: server, port: 5432 }, true],
    ["the migration to a server", { from: pod("migration"), to: server, port: 5432 }, true],
    ["the proxies to its manager", { from: pod("proxy"), to: server, port: 8000 }, false],
    ["the operator to its manager", { from: podOf("operators"), to: server, port: 8000 }, true],
    ["a server to another", { from: server, to: server, port: 5432 }, true],
    ["a server to the cluster's API", { from: server, to: at("10.96.0.1"), port: 443 }, true],
    [
      "a server to a cloud's metadata",
      { from: server, to: at("169.254.169.254"), port: 443 },
      false,
    ],
    [
      "a server to the store of backups",
      { from: server, to: at("104.18.7.192"), port: 9000 },
      true,
    ],
    ["a server to its AWS", { from: server, to: at("104.18.7.192"), port: 443 }, true],
    ["a server to another port", { from: server, to: at("104.18.7.192"), port: 22 }, false],
    ["the proxies to the pooler", { from: pod("proxy"), to: pooler, port: 5432 }, true],
    ["the pooler to a server", { from: pooler, to: server, port: 5432 }, true],
    ["the pooler to the cluster's API", { from: pooler, to: at("10.96.0.1"), port: 443 }, true],
    ["others to the pooler", { from: podOf("other"), to: pooler, port: 5432 }, false],
    ["others to a server", { from: podOf("other"), to: server, port: 5432 }, false],
  ];
  test.each(rows)("%s", (_, connection, allowed) => {
    expect(isAllowed(policies, connection)).toBe(allowed);
  });
});

test("without a ServiceMonitor nobody reaches the metrics", () => {
  const connection = { from: podOf("monitoring"), to: pod("proxy"), port: 9464 };
  expect(isAllowed(policiesOf({}), connection)).toBe(false);
});

describe("who may be a client", () => {
  const from = (end: End) => ({ from: end, to: pod("proxy"), port: 4000 });
  const allowed = (input: SettingsInput, end: End) => isAllowed(policiesOf(input), from(end));
  const loadBalancer = { kubernetes: { edge: { type: "loadbalancer" as const } } };

  test("inside the cluster: all of its pods, and nobody outside", () => {
    expect(allowed({}, podOf("any"))).toBe(true);
    expect(allowed({}, at("198.51.100.1"))).toBe(false);
  });

  test("behind a load balancer: everybody", () => {
    expect(allowed(loadBalancer, at("198.51.100.1"))).toBe(true);
  });

  test("without policies: everybody to everything", () => {
    const input = { kubernetes: { networkPolicies: { enabled: false } } };
    expect(policiesOf(input)).toEqual([]);
  });
});
