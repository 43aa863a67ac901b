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

test("with TLS, says so to the proxies, and overwrites what clients say", () => {
  const config = render({ edge: tls });
  expect(config).toContain(
    "bind :8080 ssl crt /files/edge.pem alpn h2,http/1.1 ssl-min-ver TLSv1.2\n",
  );
  expect(config).toContain("http-request set-header X-Forwarded-Proto https\n");
  expect(config).toContain("http-request set-header X-Forwarded-For %[src]\n");
  // It would add an address behind that of the client.
  expect(config).not.toContain("option forwardfor");
});

test("without TLS, says nothing that the proxies would believe", () => {
  const config = render();
  expect(config).toContain("bind :8080\n");
  expect(config).not.toMatch(/ssl|set-header/);
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
  "/ui",
  "/ui/",
  "/ui/login",
  "/login",
  "/v2/login",
  "/v3/login/exchange",
  "//fallback/login",
])("hides %s only when there are to be no admin pages", (path) => {
  expect(path).not.toMatch(closed(render()));
  expect(path).toMatch(closed(render({ security: { adminUi: { enabled: false } } })));
});

test.each(["/v1/models", "/health/readiness", "/uint", "/loginx", "/v1/chat/completions", "/"])(
  "never hides %s",
  (path) => {
    expect(path).not.toMatch(closed(render({ security: { adminUi: { enabled: false } } })));
  },
);
