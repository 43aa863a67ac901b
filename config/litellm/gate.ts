import { modes } from "../inputs/schema/models";
import { publicUrl } from "../edge/edge-url";
import { wildcardProviders } from "../inputs/providers";
import type { Settings } from "../inputs/schema";
import litellm from "./data/litellm-routes.json";
import python from "./data/gate.json";
import {
  groupOfRoute,
  routeGroupNames,
  routeGroups,
  type Opener,
  type RouteGroup,
} from "./route-groups";

/** Entry of LiteLLM's `callbacks` that loads the gate. */
export const gateCallback = "gate.gate";

/**
 * Path at which the gate, and nothing else, says that a proxy serves: 200, while it leaves 404, and
 * 503 until LiteLLM has once been ready. `READY` in `proxy/gate.py`.
 */
export const readyPath = "/health/ready";

/**
 * Headers from which LiteLLM takes a key (litellm: proxy/_types.py SpecialHeaders;
 * proxy/auth/user_api_key_auth.py get_api_key).
 */
const keyHeaders = [
  "x-litellm-api-key",
  "authorization",
  "api-key",
  "x-api-key",
  "x-goog-api-key",
  "ocp-apim-subscription-key",
];

/** What an open route wants of a request: a key, the cookie of a sign-in, or nothing. */
export type Wants = "key" | "signIn" | "open";

/** Groups of routes that a stack opens, with those that they need. */
export function openGroups({ models, providers, security }: Settings): RouteGroup[] {
  // A provider that serves all its models may be asked for any kind of call.
  const servesAll = wildcardProviders.some((name) => providers[name]?.allModels);
  const served = new Set(servesAll ? modes : models.map(({ mode }) => mode));
  const named = new Set<string>(
    security.routes.flatMap((name) => [name, ...(routeGroups[name].needs ?? [])]),
  );
  const opens: Record<Opener, boolean> = {
    always: true,
    never: false,
    "security.adminUi.enabled": security.adminUi.enabled,
    "security.apiDocs": security.apiDocs,
  };
  return routeGroupNames.filter((name) => {
    const { modes: answered = [], opener } = routeGroups[name];
    return opener ? opens[opener] : named.has(name) || answered.some((mode) => served.has(mode));
  });
}

/**
 * LiteLLM's routes as `METHOD path`, in the order of its router, and what each wants; null where the
 * stack doesn't open it. Closed ones are there because an open one may fit the same path:
 * `/fallback/{model}` fits `/fallback/login`.
 */
export function gateRoutes(settings: Settings): Record<string, Wants | null> {
  const open = new Set(openGroups(settings));
  const routes = Object.entries(litellm.routes).map(([route, asks]): [string, Wants | null] => {
    const group = groupOfRoute(route);
    if (!group || !open.has(group)) return [route, null];
    return [route, routeGroups[group].wants ?? (asks as Wants)];
  });
  return Object.fromEntries(routes);
}

/**
 * The gate in front of LiteLLM's app, and what it lets through: a module that LiteLLM loads by
 * {@link gateCallback}, so the same on both targets. Where LiteLLM has changed what it hooks into,
 * the proxy doesn't start; where it isn't loaded, nothing answers {@link readyPath}; in both cases the
 * old proxies go on.
 */
export function renderGate(settings: Settings): Record<string, string> {
  const { edge, extra } = settings;
  const named = extra.generalSettings?.litellm_key_header_name;
  const rules = {
    keyHeaders: [...keyHeaders, ...(typeof named === "string" ? [named.toLowerCase()] : [])],
    maxBodyBytes: edge.maxBodyMegabytes * 1_000_000,
    publicUrl: publicUrl(settings) ?? null,
    routes: gateRoutes(settings),
  };
  return { ...python, "gate.json": `${JSON.stringify(rules, undefined, 1)}\n` };
}
