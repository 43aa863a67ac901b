import { certificate, encryptedKey, key, oldCertificate, otherKey } from "../../../../certificates";
import { findings, gpt, testCases, type Case } from "./cases";

const models = { models: [gpt] };

describe("texts of secrets", () => {
  const openai = (text: string) => ({ settings: models, values: { openaiApiKey: text } });
  testCases([
    { title: "a key", ...openai("sk-proj-Zx81abQ") },
    { title: "empty", ...openai(""), found: [["error", "openaiApiKey", "is empty"]] },
    {
      title: "a placeholder",
      ...openai("sk-..."),
      found: [["error", "openaiApiKey", "placeholder"]],
    },
    {
      title: "another placeholder",
      ...openai("your-openai-key"),
      found: [["error", "openaiApiKey", "placeholder"]],
    },
    {
      title: "a line end",
      ...openai("sk-abc12\n"),
      found: [["error", "openaiApiKey", "line end"]],
    },
    {
      title: "a space",
      ...openai("sk-abc 12"),
      found: [["error", "openaiApiKey", "spaces in it"]],
    },
    {
      title: "a password of the words that passwords may have",
      settings: { database: { server: { host: "postgres.internal" } } },
      values: { databasePassword: "correct horse battery" },
    },
    {
      title: "a password that is a placeholder",
      settings: { database: { server: { host: "postgres.internal" } } },
      values: { databasePassword: "changeme" },
      found: [["error", "databasePassword", "placeholder"]],
    },
  ]);
});

describe("texts of a form", () => {
  const vertex = {
    models: [
      { name: "g", provider: "vertex", model: "gemini-2.5-flash", project: "p", location: "l" },
    ],
  } satisfies Case["settings"];
  testCases([
    {
      title: "an https address",
      values: { slackWebhookUrl: "https://hooks.slack.com/services/T/B/x" },
    },
    {
      title: "an http address",
      values: { alertWebhookUrl: "http://alerts.example.com" },
      found: [["error", "alertWebhookUrl", "https"]],
    },
    {
      title: "a service account",
      settings: vertex,
      values: { vertexCredentials: '{"type":"service_account"}' },
    },
    {
      title: "the path of a service account",
      settings: vertex,
      values: { vertexCredentials: "/home/me/account.json" },
      found: [["error", "vertexCredentials", "must be the JSON of a service account"]],
    },
    {
      title: "JSON of something else",
      settings: vertex,
      values: { vertexCredentials: '{"key":"a"}' },
      found: [["error", "vertexCredentials", "with its type"]],
    },
  ]);
});

describe("the gateway's own keys", () => {
  const good = "sk-Zk3uL90qv_Tb-4WmXe7R2";
  const salt = "0123456789abcdef0123456789abcdef";
  testCases([
    { title: "good ones", values: { masterKey: good, saltKey: salt, uiPassword: "long enough" } },
    {
      title: "LiteLLM's example",
      values: { masterKey: "sk-1234" },
      found: [["error", "masterKey", "which everybody knows"]],
    },
    {
      title: "another beginning",
      values: { masterKey: good.slice(3) },
      found: [["error", "masterKey", "must begin with sk-"]],
    },
    {
      title: "other characters",
      values: { masterKey: `${good}!` },
      found: [["error", "masterKey", "only letters, digits, - and _"]],
    },
    {
      title: "too short",
      values: { masterKey: good.slice(0, 22) },
      found: [["error", "masterKey", "at least 20"]],
    },
    {
      title: "easily guessed",
      values: { masterKey: `sk-${"a1".repeat(20)}` },
      found: [["error", "masterKey", "easily guessed"]],
    },
    {
      title: "a short salt",
      values: { saltKey: salt.slice(1) },
      found: [["error", "saltKey", "at least 32"]],
    },
    {
      title: "one for both",
      values: { masterKey: `${good}${good.slice(3)}`, saltKey: `${good}${good.slice(3)}` },
      found: [["error", "saltKey", "must not be the masterKey"]],
    },
    {
      title: "a short password",
      values: { uiPassword: "1234567" },
      found: [["error", "uiPassword", "at least 8"]],
    },
  ]);
});

describe("TLS", () => {
  const settings = { edge: { tls: true } };
  const both = { tlsCertificate: certificate, tlsKey: key };
  testCases([
    { title: "certificate and key", settings, values: both },
    {
      title: "neither",
      settings,
      found: [
        ["error", "tlsCertificate", "edge.tls needs it"],
        ["error", "tlsKey", "pulumi config set --secret tlsKey"],
      ],
    },
    {
      title: "without the switch",
      values: both,
      found: [
        ["error", "tlsCertificate", "edge.tls is false"],
        ["error", "tlsKey", "pulumi config set --path 'edge.tls' true"],
      ],
    },
    {
      title: "the key of another",
      settings,
      values: { ...both, tlsKey: otherKey },
      found: [["error", "tlsKey", "is not the key of tlsCertificate"]],
    },
    {
      title: "a key with a passphrase",
      settings,
      values: { ...both, tlsKey: encryptedKey },
      found: [["error", "tlsKey", "passphrase"]],
    },
    {
      title: "swapped",
      settings,
      values: { tlsCertificate: key, tlsKey: certificate },
      found: [
        ["error", "tlsCertificate", "belongs into tlsKey"],
        ["error", "tlsKey", "must be a private key in PEM"],
      ],
    },
    {
      title: "no PEM",
      settings,
      values: { ...both, tlsCertificate: "/etc/ssl/cert.pem" },
      found: [["error", "tlsCertificate", "must be in PEM"]],
    },
    {
      title: "over",
      settings,
      values: { ...both, tlsCertificate: oldCertificate },
      found: [["warning", "tlsCertificate", "no longer valid since Jan  2"]],
    },
  ]);
});

test("no finding shows a secret", () => {
  const texts = [
    "sk-Secret Of Openai",
    "sk-short7",
    "ftp://Hook",
    "NotJson",
    "CertTexT",
    "PriTexT",
  ];
  const [openaiApiKey, masterKey, slackWebhookUrl, vertexCredentials, tlsCertificate, tlsKey] =
    texts;
  const values = {
    openaiApiKey,
    masterKey,
    slackWebhookUrl,
    vertexCredentials,
    tlsCertificate,
    tlsKey,
  };
  const found = findings({ title: "", values: values });
  expect(found.length).toBeGreaterThanOrEqual(texts.length);
  for (const text of texts) expect(JSON.stringify(found)).not.toContain(text);
});
