import { renderHAProxyConfig } from "../../../config/haproxy";
import { parseSettings } from "../../../config/stack";

const render = (input: object = {}) =>
  renderHAProxyConfig(parseSettings({ models: [{ name: "m", provider: "mock" }], ...input }));

test("gives up later than LiteLLM, whose error says why", () => {
  const config = render({ requestTimeoutSeconds: 100 });
  expect(config).toMatch(/timeout client 120s/);
  expect(config).toMatch(/timeout server 120s/);
});

test("has a server start as down where HAProxy can do so, which came with 3.1", () => {
  expect(render({ images: { haproxy: "haproxy:3.4.6" } })).toContain("init-state down");
  expect(render({ images: { haproxy: "haproxy:3.0.11" } })).not.toContain("init-state");
});

test("stays the same when replicas are added, so that the edge is not replaced", () => {
  expect(render({ replicas: 16 })).toBe(render({ replicas: 1 }));
});
