import { certificate, key } from "../../../../certificates";
import { mock, testCases } from "./cases";

const target = "kubernetes" as const;
const certificatePair = { tlsCertificate: certificate, tlsKey: key };
const hostname = "llm.example.com";

describe("settings of the other target", () => {
  testCases([
    {
      title: "of Kubernetes, on Docker",
      settings: { kubernetes: { namespace: "llm", storage: { className: "gp3" } } },
      found: [
        ["error", "kubernetes.namespace", "pulumi config set target kubernetes"],
        ["error", "kubernetes.storage", "pulumi config rm --path 'kubernetes.storage'"],
      ],
    },
    {
      title: "of Docker, on Kubernetes",
      settings: {
        target,
        edge: { address: "0.0.0.0", port: 8443 },
      },
      found: [
        ["error", "edge.address", "is of the target docker"],
        ["error", "edge.port", "pulumi config rm --path 'edge.port'"],
      ],
    },
    {
      title: "Docker's name of the machine",
      settings: {
        target,
        providers: { ollama: { baseUrl: "http://host.docker.internal:11434" } },
        redis: { server: { host: "127.0.0.1" } },
      },
      keys: ["redisPassword"],
      found: [
        ["error", "providers.ollama.baseUrl", "is a name of Docker's"],
        ["error", "redis.server.host", "that pods of the cluster can reach"],
      ],
    },
    {
      title: "two databases",
      settings: {
        target,
        kubernetes: { cloudNativePg: {} },
        database: { server: { host: "postgres.example.com" } },
      },
      keys: ["databasePassword"],
      found: [["error", "kubernetes.cloudNativePg", "database.server names another"]],
    },
  ]);
});

describe("replicas", () => {
  const autoscaling = (maxReplicas: number, connectionsPerReplica = 10) => ({
    target,
    replicas: 3,
    kubernetes: { autoscaling: { maxReplicas } },
    database: { connectionsPerReplica },
  });
  testCases([
    { title: "room for more", settings: autoscaling(4), found: [] },
    {
      title: "no room for more",
      settings: autoscaling(3),
      found: [["error", "kubernetes.autoscaling.maxReplicas", "not above replicas (3), the least"]],
    },
    {
      title: "more than the database has connections for",
      settings: autoscaling(20),
      found: [["error", "database.connectionsPerReplica", "2 × 20 replicas"]],
    },
    {
      title: "more than any number of connections would do for",
      settings: autoscaling(300, 1),
      found: [
        [
          "error",
          "database.connectionsPerReplica",
          "run: pulumi config rm --path 'kubernetes.autoscaling'",
        ],
      ],
    },
  ]);
});

describe("the edge", () => {
  const edge = (type: "clusterip" | "loadbalancer" | "ingress" | "gateway", more = {}) => ({
    target,
    kubernetes: { edge: { type, ...more } },
  });
  const gateway = { name: "public", namespace: "gateways" };
  const tls = { edge: { hostname, tls: true } };
  testCases([
    { title: "inside the cluster", settings: edge("clusterip"), found: [] },
    {
      title: "a route of a Gateway",
      settings: { ...edge("gateway", { gateway }), ...tls },
      found: [],
    },
    {
      title: "a Gateway of our own, with a certificate of cert-manager",
      settings: { ...edge("gateway", { className: "cilium", certManagerIssuer: "le" }), ...tls },
      found: [],
    },
    {
      title: "a route without a host or a Gateway",
      settings: edge("gateway"),
      found: [
        ["error", "edge.hostname", "is missing"],
        ["error", "kubernetes.edge.type", "needs a Gateway"],
        ["warning", "kubernetes.edge.type", "clear text"],
      ],
    },
    {
      title: "an Ingress with the given certificate, whose controller may hang up",
      settings: { ...edge("ingress"), ...tls },
      values: certificatePair,
      found: [["warning", "kubernetes.edge.annotations", "more than 600 s"]],
    },
    {
      title: "an Ingress with timeouts, and no certificate",
      settings: { ...edge("ingress", { annotations: { "a/timeout": "700" } }), ...tls },
      found: [
        ["error", "tlsCertificate", "edge.tls needs it"],
        ["error", "tlsKey", "edge.tls needs it"],
      ],
    },
    {
      title: "TLS that nothing speaks, and what only routes have",
      settings: { ...edge("loadbalancer", { className: "cilium", tlsSecret: "cert" }), ...tls },
      found: [
        ["error", "kubernetes.edge.className", "is for the types ingress and gateway"],
        ["error", "kubernetes.edge.tlsSecret", "kubernetes.edge.type is loadbalancer"],
        ["error", "edge.tls", "nothing speaks TLS"],
      ],
    },
    {
      title: "clear text on the network",
      settings: { ...edge("loadbalancer"), security: { apiDocs: true } },
      found: [
        ["warning", "kubernetes.edge.type", "clear text"],
        ["warning", "security.apiDocs", "everybody who reaches the gateway"],
      ],
    },
    {
      title: "three certificates",
      settings: {
        ...edge("gateway", { className: "cilium", tlsSecret: "cert", certManagerIssuer: "le" }),
        ...tls,
      },
      values: certificatePair,
      found: [
        ["error", "kubernetes.edge.certManagerIssuer", "and so does kubernetes.edge.tlsSecret"],
        ["error", "tlsCertificate", "kubernetes.edge.tlsSecret brings the certificate"],
        ["error", "tlsKey", "kubernetes.edge.tlsSecret brings the certificate"],
      ],
    },
    {
      title: "a certificate that nobody asks for",
      settings: {
        ...edge("gateway", { className: "cilium", tlsSecret: "cert" }),
        edge: { hostname },
      },
      found: [
        ["warning", "kubernetes.edge.type", "clear text"],
        ["error", "kubernetes.edge.tlsSecret", "edge.tls is false"],
      ],
    },
  ]);
});

describe("what the NetworkPolicies shut off", () => {
  const ollama = (baseUrl: string, networkPolicies = {}) => ({
    target,
    models: [mock, { name: "llama3", provider: "ollama" as const, baseUrl }],
    kubernetes: { networkPolicies },
  });
  testCases([
    {
      title: "a name of a private network",
      settings: ollama("http://ollama.internal:11434"),
      found: [
        ["warning", "models[1].baseUrl", "ollama.internal looks like a name of a private network"],
      ],
    },
    {
      title: "a name whose network is named",
      settings: ollama("http://ollama.internal:11434", { egressCidrs: ["10.20.0.0/16"] }),
      found: [],
    },
    {
      title: "a name, without policies",
      settings: ollama("http://ollama.internal:11434", { enabled: false }),
      found: [],
    },
    {
      title: "a Service and an address",
      settings: {
        ...ollama("http://ollama.models.svc.cluster.local:11434"),
        redis: { server: { host: "10.0.0.5" } },
      },
      keys: ["redisPassword"],
      found: [],
    },
  ]);
});

describe("what operators make", () => {
  type References = Record<string, { key: string }>;
  const external = (keys: References, credentials: References = {}) => ({
    target,
    models: [mock, { name: "gpt-4o-mini", provider: "openai" as const }],
    kubernetes: { externalSecrets: { store: { name: "vault" }, keys, credentials } },
  });
  const openaiApiKey = { key: "llm/openai" };
  testCases([
    {
      title: "a provider's key from External Secrets",
      settings: external({ openaiApiKey }),
      found: [],
    },
    {
      title: "a credential from External Secrets",
      settings: {
        ...external({}, { east: { key: "llm/east" } }),
        models: [{ name: "gpt-4o-mini", provider: "openai", credential: "east" }],
      },
      found: [],
    },
    {
      title: "a secret of both sides",
      settings: external({ openaiApiKey }),
      keys: ["openaiApiKey"],
      found: [
        [
          "error",
          "kubernetes.externalSecrets.keys.openaiApiKey",
          "is a secret of the stack too; run: pulumi config rm openaiApiKey",
        ],
      ],
    },
    {
      title: "secrets that nothing uses",
      settings: external({ openaiApiKey, azureApiKey: openaiApiKey }, { east: openaiApiKey }),
      found: [
        ["warning", "kubernetes.externalSecrets.credentials.east", "nothing uses it"],
        ["warning", "kubernetes.externalSecrets.keys.azureApiKey", "no model uses it"],
      ],
    },
    {
      title: "a store from which nothing comes",
      settings: { target, kubernetes: { externalSecrets: { store: { name: "vault" } } } },
      found: [["error", "kubernetes.externalSecrets", "fetches nothing"]],
    },
    {
      title: "a Prometheus without metrics",
      settings: { target, metrics: { enabled: false }, kubernetes: { serviceMonitor: {} } },
      found: [["error", "kubernetes.serviceMonitor", "metrics.enabled is false"]],
    },
    {
      title: "backups without keys",
      settings: {
        target,
        kubernetes: { cloudNativePg: { backups: { destinationPath: "s3://backups" } } },
      },
      found: [["warning", "kubernetes.cloudNativePg.backups", "neither credentialsSecret nor"]],
    },
    {
      title: "poolers with more connections than the database",
      settings: { target, kubernetes: { cloudNativePg: { pooler: { poolSize: 200 } } } },
      found: [["error", "kubernetes.cloudNativePg.pooler.poolSize", "more than the 380 that"]],
    },
    {
      title: "many proxies, whose connections a pooler shares",
      settings: {
        target,
        replicas: 16,
        database: { connectionsPerReplica: 100 },
        kubernetes: { cloudNativePg: { pooler: {} } },
      },
      found: [],
    },
  ]);
});
