import { gateRoutes, readyPath } from "../../../config/litellm/gate";
import { groupOfRoute } from "../../../config/litellm/route-groups";
import litellm from "../../../config/litellm/data/litellm-routes.json";
import type { SettingsInput } from "../../../config/inputs/schema";
import { parseSettings } from "../../../config/inputs/stack";
import { runBesideProxy } from "./run-beside-proxy";

// What the gate lets through, held against LiteLLM's own router.
jest.setTimeout(10 * 60_000);

test("each route of this LiteLLM is in a group", () => {
  expect(Object.keys(litellm.routes).filter((path) => !groupOfRoute(path))).toEqual([]);
  expect(Object.keys(litellm.routes).length).toBeGreaterThan(800);
  // The gate's alone: what LiteLLM itself answered there would be no proof of the gate.
  expect(Object.keys(litellm.routes)).not.toContain(`GET ${readyPath}`);
});

test("what everybody may ask without a key is written down here", () => {
  // All kinds of calls.
  const everything = parseSettings(
    { providers: { openai: { allModels: true } } },
    { keys: ["openaiApiKey"], credentials: [] },
  );
  const open = Object.entries(gateRoutes(everything))
    .filter(([, wants]) => wants === "open")
    .map(([route]) => route.slice(route.indexOf(" ") + 1));
  expect([...new Set(open)].sort()).toEqual(
    [
      ...["/", "/robots.txt", "/health/liveliness", "/health/liveness", "/health/readiness"],
      // The admin pages and their sign-in.
      ...["/ui", "/ui/{file:path}", "/_next", "/_next/{file:path}"],
      ...["/litellm-asset-prefix/_next", "/litellm-asset-prefix/_next/{file:path}"],
      ...["/get_favicon", "/get_image", "/get_logo_url"],
      ...["/get/ui_settings", "/get/ui_theme_settings"],
      ...["/.well-known/litellm-ui-config", "/litellm/.well-known/litellm-ui-config"],
      ...["/login", "/v2/login", "/v3/login", "/v3/login/exchange"],
      ...["/onboarding/get_token", "/onboarding/claim_token"],
      // With a key of its own, made by /realtime/client_secrets (litellm: proxy/realtime_endpoints).
      ...["/realtime/calls", "/v1/realtime/calls", "/openai/v1/realtime/calls"],
    ].sort(),
  );
});

test.each([
  ["as it comes", {}],
  [
    "without admin pages, with some groups opened",
    { adminUi: { enabled: false }, routes: ["mcp"] },
  ],
] satisfies [string, SettingsInput["security"]][])(
  "%s, no spelling of a closed route reaches it",
  async (_, security) => {
    const { text, said } = await runBesideProxy("routes.py", { security });
    expect(said ?? text).toMatchObject({ overlaps: [], passed: [] });
    expect((said as { asked: number }).asked).toBeGreaterThan(30_000);
  },
);
