import { renderHAProxyConfig } from "../../../../config/edge/haproxy";
import type { SettingsInput } from "../../../../config/inputs/schema";
import { parseSettings } from "../../../../config/inputs/stack";

const render = (input: SettingsInput = {}) =>
  renderHAProxyConfig(
    parseSettings(
      { models: [{ name: "m", provider: "mock" }], ...input },
      { keys: input.edge?.tls ? ["tlsCertificate", "tlsKey"] : [], credentials: [] },
    ),
    "/files",
  );

const tls = { tls: true };

/** Paths that the edge hides, as it matches them: decoded and in lower case. */
function closed(config: string): RegExp {
  const [, pattern = ""] = /deny_status 404 if \{ path\S* -m reg (\S+) \}/.exec(config) ?? [];
  return new RegExp(pattern);
}

test("gives up later than LiteLLM, whose error says why", () => {
  const config = render({ requestTimeoutSeconds: 100 });
  expect(config).toMatch(/timeout client 120s/);
  expect(config).toMatch(/timeout server 120s/);
});

test("or when it is told to", () => {
  const config = render({ edge: { timeoutSeconds: 900 } });
  expect(config).toMatch(/timeout client 900s/);
  expect(config).toMatch(/timeout server 900s/);
});

test("has a server start as down where HAProxy can do so, which came with 3.1", () => {
  expect(render({ images: { haproxy: "haproxy:3.4.6" } })).toContain("init-state down");
  expect(render({ images: { haproxy: "haproxy:3.0.30" } })).not.toContain("init-state");
});

test("stays the same when replicas are added, so that the edge is not replaced", () => {
  expect(render({ replicas: 16 })).toBe(render({ replicas: 1 }));
});

test("tells its metrics on a port of its own, and nothing else there", () => {
  const [, metrics = ""] = /\nfrontend metrics\n((?: {4}.*\n)*)/.exec(render()) ?? [];
  expect(metrics.trim().split(/\n\s*/)).toEqual([
    "bind :8405",
    "no log",
    "http-request use-service prometheus-exporter if { path /metrics }",
    "http-request deny deny_status 404",
  ]);
});

test("speaks TLS with forward secrecy only", () => {
  expect(render({ edge: tls })).toContain(
    "bind :8080 ssl crt /files/edge.pem alpn h2,http/1.1 ssl-min-ver TLSv1.2 ciphers ECDHE+AESGCM:ECDHE+CHACHA20\n",
  );
  expect(render()).toContain("bind :8080\n");
});

test.each([
  ["https", tls],
  ["http", {}],
])("overwrites what clients say of themselves, over %s", (scheme, edge) => {
  const config = render({ edge });
  expect(config).toContain("http-request set-var(txn.client) src\n");
  expect(config).toContain("http-request set-header X-Forwarded-For %[var(txn.client)]\n");
  expect(config).toContain(`http-request set-header X-Forwarded-Proto ${scheme}\n`);
  expect(config).not.toContain("x-forwarded-for,-1");
});

test("takes the word of proxies before it that are trusted, from the right, as far as they are", () => {
  const config = render({ edge: { trustedProxies: ["10.0.0.0/8", "2001:db8::1"] } });
  const steps = [...config.matchAll(/set-var\(txn\.client\) (\S+) if \{ (.*?) \}/g)];
  expect(steps.map(([, said, when]) => [said, when])).toEqual(
    [1, 2, 3, 4, 5].map((place) => [
      `req.hdr_ip(x-forwarded-for,-${place})`,
      "var(txn.client) -m ip 10.0.0.0/8 2001:db8::1",
    ]),
  );
  expect(config).toContain(
    "X-Forwarded-Proto http unless { src 10.0.0.0/8 2001:db8::1 } { req.hdr(x-forwarded-proto) -m found }",
  );
});

test("refuses what doesn't decode, and bodies that say that they are too large", () => {
  const config = render({ edge: { maxBodyMegabytes: 7 } });
  expect(config).toContain("deny_status 400 unless { path,url_dec -m found }");
  expect(config).toContain("deny_status 413 if { req.hdr_val(content-length) gt 7000000 }");
});

test.each([
  "/metrics",
  "/metrics/",
  "//metrics",
  "/./metrics",
  "/health/drain",
  "/health//drain/x",
])("hides %s", (path) => {
  expect(path).toMatch(closed(render()));
});

test.each([
  "/v1/models",
  "/health/readiness",
  "/ui",
  "/login",
  "/uint",
  "/loginx",
  "/v1/chat/completions",
  "/",
])("never hides %s", (path) => {
  expect(path).not.toMatch(closed(render()));
});
