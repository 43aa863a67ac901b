import { mock, testCases } from "./cases";

describe("the edge", () => {
  testCases([
    {
      title: "this machine only",
      settings: { edge: { address: "127.0.0.2" }, security: { apiDocs: true } },
    },
    {
      title: "the network, in clear text",
      settings: { edge: { address: "0.0.0.0" } },
      found: [["warning", "edge.address", "in clear text"]],
    },
    {
      title: "the network, by TLS",
      settings: { edge: { address: "0.0.0.0", tls: true } },
      keys: ["tlsCertificate", "tlsKey"],
    },
    {
      title: "documentation for everybody",
      settings: { edge: { address: "0.0.0.0", tls: true }, security: { apiDocs: true } },
      keys: ["tlsCertificate", "tlsKey"],
      found: [["warning", "security.apiDocs", "everybody"]],
    },
    {
      title: "any web page",
      settings: { security: { allowedOrigins: ["https://a.example.com", "*"] } },
      found: [["warning", "security.allowedOrigins[1]", "any web page"]],
    },
    {
      title: "one web page",
      settings: { security: { allowedOrigins: ["https://a.example.com"] } },
    },
    {
      title: "a password of no pages",
      settings: { security: { adminUi: { enabled: false } } },
      keys: ["uiPassword"],
      found: [["warning", "uiPassword", "security.adminUi.enabled is false"]],
    },
  ]);
});

describe("the licence", () => {
  const audit = { security: { auditLog: true } };
  const ips = { extra: { generalSettings: { allowed_ips: ["10.0.0.1"] } } };
  testCases([
    { title: "with it", settings: { ...audit, ...ips }, keys: ["licenseKey"] },
    {
      title: "without it",
      settings: { ...audit, ...ips },
      found: [
        ["error", "security.auditLog", "pulumi config set --secret licenseKey"],
        ["error", "extra.generalSettings.allowed_ips", "only with its licence"],
      ],
    },
    {
      title: "not needed",
      settings: { extra: { generalSettings: { user_header_name: "x-user" } } },
    },
  ]);
});

describe("logs", () => {
  const open = { privacy: { redactMessages: false } };
  testCases([
    { title: "info", settings: { logging: { level: "info" } } },
    {
      title: "debug",
      settings: { logging: { level: "debug" } },
      found: [["warning", "logging.level", "in spite of privacy.redactMessages"]],
    },
    {
      title: "debug, and nothing is kept from it",
      settings: { ...open, logging: { level: "debug" } },
    },
    {
      title: "raw requests that are emptied",
      settings: { logging: { rawRequests: true } },
      found: [["error", "logging.rawRequests", "leaves nothing of them"]],
    },
    {
      title: "raw requests",
      settings: { ...open, logging: { rawRequests: true } },
      found: [["warning", "logging.rawRequests", "word for word"]],
    },
    {
      title: "stored prompts that are emptied",
      settings: { spendLogs: { storePrompts: true, retentionDays: 5 } },
      found: [["error", "spendLogs.storePrompts", "empties them"]],
    },
    {
      title: "prompts stored for good",
      settings: { ...open, spendLogs: { storePrompts: true } },
      found: [["warning", "spendLogs.retentionDays", "kept for good"]],
    },
    {
      title: "prompts stored for some days",
      settings: { ...open, spendLogs: { storePrompts: true, retentionDays: 5 } },
    },
  ]);
});

describe("alerts", () => {
  const settings = { alerting: { types: ["budget_alerts" as const], slowRequestSeconds: 5 } };
  testCases([
    { title: "to an address", settings, keys: ["alertWebhookUrl"] },
    {
      title: "to nobody",
      settings,
      found: [
        ["error", "alerting.types", "pulumi config set --secret slackWebhookUrl"],
        ["error", "alerting.slowRequestSeconds", "no address"],
      ],
    },
  ]);
});

describe("health checks", () => {
  testCases([
    { title: "none" },
    {
      title: "what they cost",
      settings: {
        models: [
          mock,
          { ...mock, name: "b" },
          { ...mock, name: "c", healthCheck: { enabled: false } },
        ],
        healthChecks: { enabled: true, intervalSeconds: 60 },
      },
      found: [
        ["warning", "healthChecks.enabled", "2 models, each every 60 s, are 2880 real calls a day"],
      ],
    },
    {
      title: "details of none",
      settings: { models: [{ ...mock, healthCheck: { maxTokens: 5 } }] },
      found: [["warning", "models[0].healthCheck", "healthChecks.enabled is false"]],
    },
  ]);
});

describe("versions of images", () => {
  const litellm = (tag: string) => ({ images: { litellm: `ghcr.io/berriai/litellm:${tag}` } });
  testCases([
    ...["v1.106.12", "v1.108.13", "v1.109.3", "v1.110.2", "v1.110.4", "1.111.0"].map((tag) => ({
      title: `safe: ${tag}`,
      settings: litellm(tag),
    })),
    ...["v1.82.7", "v1.82.8"].map((tag) => ({
      title: `stolen: ${tag}`,
      settings: litellm(tag),
      found: [["error", "images.litellm", "stole credentials (BerriAI/litellm#24518)"] as const],
    })),
    {
      title: "not vouched for",
      settings: litellm("v1.107.0"),
      found: [["error", "images.litellm", "discussion 48242"]],
    },
    ...[
      ["v1.83.14", "CVE-2026-49468", "1.106.12"],
      ["v1.103.0", "CVE-2026-114612, fixed in 1.103.1", "1.106.12"],
      ["v1.105.5", "BerriAI/litellm#52838", "1.106.12"],
      ["v1.106.11", "BerriAI/litellm#52838, fixed in 1.106.12", "1.106.12"],
      ["v1.107.1", "BerriAI/litellm#52838", "1.108.13"],
      ["v1.108.12", "BerriAI/litellm#52838, fixed in 1.108.13", "1.108.13"],
      ["v1.109.2", "BerriAI/litellm#52838, fixed in 1.109.3", "1.109.3"],
      ["v1.110.1", "BerriAI/litellm#52838, fixed in 1.110.2", "1.110.2"],
    ].flatMap(([tag = "", known = "", next = ""]) =>
      [known, `config set --path 'images.litellm' ghcr.io/berriai/litellm:v${next}`].map(
        (told) => ({
          title: `unsafe: ${tag}: ${told}`,
          settings: litellm(tag),
          found: [["error", "images.litellm", told] as const],
        }),
      ),
    ),
    {
      title: "the edge that anybody can stop",
      settings: {
        images: { haproxy: "mirror.example.com/haproxy:3.2.20-alpine@sha256:" + "0".repeat(64) },
      },
      found: [
        ["error", "images.haproxy", "'images.haproxy' mirror.example.com/haproxy:3.2.26-alpine"],
      ],
    },
    {
      title: "stores that only the proxies reach",
      settings: { images: { postgres: "postgres:16.14", redis: "redis:8.0.4" } },
      found: [
        ["warning", "images.postgres", "CVE-2026-14680, fixed in 16.15"],
        ["warning", "images.redis", "'images.redis' redis:8.2.6"],
      ],
    },
    {
      title: "stores and edges that are not run, in releases left open, or built by others",
      settings: {
        target: "kubernetes",
        images: {
          haproxy: "haproxy:3.0.1",
          postgres: "postgres:17-bookworm",
          redis: "redis:8.2.1-lab.1",
        },
      },
    },
    {
      title: "untold",
      settings: litellm("main-stable"),
      found: [["error", "images.litellm", "doesn't say its version"]],
    },
    {
      title: "Postgres untold",
      settings: { images: { postgres: "postgres:bookworm" } },
      found: [["error", "images.postgres", "major version"]],
    },
    {
      title: "Postgres untold, and not run",
      settings: {
        images: { postgres: "postgres:bookworm" },
        database: { server: { host: "postgres.internal" } },
      },
      keys: ["databasePassword"],
    },
  ]);
});
