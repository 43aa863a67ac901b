import type { Mode } from "../inputs/schema/models";

/** What may open a group of routes: a switch of the stack, or nothing, as it is always open, or never. */
export type Opener = "always" | "never" | "security.adminUi.enabled" | "security.apiDocs";

/**
 * A group of LiteLLM's routes. A route is in the first group, in the order below, whose pattern its
 * template matches; templates are written as LiteLLM's router has them (`/key/{key:path}/regenerate`).
 */
export interface RouteGroupFacts {
  /** What its routes are for. */
  description: string;
  paths: RegExp;
  /** What opens it beside `modes`. Default: being named in `security.routes`. */
  opener?: Opener;
  /** Modes of models that open it. */
  modes?: readonly Mode[];
  /** Other groups that it is of no use without. */
  needs?: readonly string[];
  /** What its routes want, where that isn't what LiteLLM asks for: the cookie of a sign-in, or nothing. */
  wants?: "signIn" | "open";
  /** Whether Presidio masks personal data in what it carries (docs/config/privacy.md). */
  isMasked?: true;
}

/** Of the routes that a version of a path, or none, begins: `/v1/embeddings` and `/embeddings`. */
const either = (path: string) => new RegExp(`^(/v1)?/(${path})$`);

const azure = "(engines|openai/deployments)/\\{model:path\\}";

/** Groups that nothing closes: without them nobody can use a gateway. */
const alwaysOpen = {
  health: {
    description: "what load balancers and monitors ask",
    opener: "always",
    paths: /^(\/|\/robots\.txt|\/health\/(liveliness|liveness|readiness))$/,
  },
  models: {
    description: "the list of models and what is known of each",
    opener: "always",
    paths:
      /^((\/v1)?\/models(\/\{model_id\})?|(\/v[12])?\/model\/info|\/model_group\/info|\/utils\/(token_counter|model_info|supported_openai_params))$/,
  },
} as const satisfies Record<string, RouteGroupFacts>;

/** Groups that the stack's other inputs open. */
const opened = {
  chat: {
    description: "chat, also as Anthropic's messages and OpenAI's text completions",
    paths: new RegExp(
      `^((/v1)?/(chat/completions|completions)|/${azure}/(chat/completions|completions)|/v1/messages(/count_tokens)?)$`,
    ),
    modes: ["chat", "completion"],
    isMasked: true,
  },
  responses: {
    description: "OpenAI's responses",
    paths: /^(\/openai)?(\/v1)?\/responses(\/.*)?$/,
    modes: ["chat", "responses"],
    isMasked: true,
  },
  embeddings: {
    description: "embeddings",
    paths: new RegExp(`^((/v1)?/embeddings|/${azure}/embeddings)$`),
    modes: ["embedding"],
    isMasked: true,
  },
  images: {
    description: "making and editing of images",
    paths: new RegExp(`^((/v1)?|/${azure})/images/(generations|edits)$`),
    modes: ["image_generation"],
    isMasked: true,
  },
  transcriptions: {
    description: "transcription of speech",
    paths: either("audio/transcriptions"),
    modes: ["audio_transcription"],
  },
  speech: {
    description: "speech from text",
    paths: either("audio/speech"),
    modes: ["audio_speech"],
    isMasked: true,
  },
  rerank: {
    description: "ranking of documents",
    paths: /^(\/v[12])?\/rerank$/,
    modes: ["rerank"],
    isMasked: true,
  },
  moderations: { description: "moderation", paths: either("moderations"), modes: ["moderation"] },
  realtime: {
    description: "OpenAI's realtime API",
    paths: /^(\/openai)?(\/v1)?\/realtime(\/.*)?$/,
    modes: ["realtime"],
  },
  adminUi: {
    description: "LiteLLM's admin pages and what they load without a key",
    opener: "security.adminUi.enabled",
    paths:
      /^(\/ui|(\/litellm-asset-prefix)?\/_next|\/get_(image|favicon|logo_url)|\/get\/ui_(theme_)?settings|(\/litellm)?\/\.well-known\/litellm-ui-config|\/(v[23]\/)?login|\/v3\/login\/exchange|\/session\/logout|\/onboarding\/.*)$/,
  },
  adminUiData: {
    description: "what the admin pages load once somebody has signed in",
    opener: "security.adminUi.enabled",
    // LiteLLM gives it to everybody: 2 MB of prices, made anew each time.
    wants: "signIn",
    paths:
      /^\/public\/(litellm_model_cost_map|providers(\/fields)?|agents\/fields|autorouter_presets|complexity_router\/.*)$/,
  },
  apiDocs: {
    description: "the pages of the API's documentation",
    opener: "security.apiDocs",
    paths: /^\/(openapi\.json|redoc|swagger|docs\/oauth2-redirect|routes)$/,
  },
} as const satisfies Record<string, RouteGroupFacts>;

/** Groups that are closed until `security.routes` names them. */
const closed = {
  passThrough: {
    description:
      "a provider's own API with the stack's key, past model lists, prices, budgets and masking",
    paths:
      /^\/(config\/pass_through_endpoint.*|(openai|openai_passthrough|anthropic|azure|azure_ai|azure_speech|assemblyai|eu\.assemblyai|bedrock|cohere|fal_ai|gigachat|gemini|langfuse|milvus|mistral|nvidia_nim|openrouter|tinyfish|typesafe|vllm|watsonx|cursor|vertex_ai|vertex-ai)\/(discovery\/)?\{endpoint:path\}|backend-api\/codex\/.*|cursor\/.*|deepgram\/.*|vertex_ai\/live|transcribe.*|comprehendmedical.*)$/,
  },
  files: {
    description: "files at the providers, which all keys share",
    paths: /^((\/v1)?|\/\{provider\}\/v1)\/files(\/.*)?$/,
  },
  batches: {
    description: "batches",
    paths: /^((\/v1)?|\/\{provider\}\/v1)\/batches(\/.*)?$/,
    needs: ["files"],
  },
  fineTuning: {
    description: "fine-tuning",
    paths: /^(\/v1)?\/fine_tuning\/.*$/,
    needs: ["files"],
  },
  vectorStores: {
    description: "vector stores, and retrieval from them",
    paths: /^((\/v1)?\/(vector_stores?|indexes|rag)(\/.*)?)$/,
  },
  containers: { description: "containers of code", paths: /^(\/v1)?\/containers(\/.*)?$/ },
  assistants: {
    description: "OpenAI's assistants and threads",
    paths: /^(\/v1)?\/(assistants|threads)(\/.*)?$/,
  },
  evals: { description: "OpenAI's evals", paths: /^\/v1\/evals(\/.*)?$/ },
  skills: {
    description: "skills, and plugins of Claude Code",
    paths: /^(\/v1\/skills(\/.*)?|\/claude-code\/.*|\/\.well-known\/(agent-)?skills\/.*)$/,
  },
  geminiApi: {
    description: "Google's own API: generateContent, interactions and agents",
    paths:
      /^((\/v1beta)?\/models\/\{model_name:path\}:.*|(\/v1beta)?\/interactions(\/.*)?|\/v1beta\/agents(\/.*)?)$/,
  },
  videos: { description: "making of videos", paths: /^(\/v1)?\/videos(\/.*)?$/ },
  ocr: { description: "reading of text in documents", paths: either("ocr") },
  search: { description: "search on the web", paths: /^(\/v1)?\/search(\/.*)?$/ },
  memory: { description: "memory of conversations", paths: /^\/v1\/memory(\/.*)?$/ },
  traces: {
    description: "traces and logs by OpenTelemetry",
    paths: /^\/(v1\/(traces|logs)(\/.*)?|otel-spans)$/,
  },
  mcp: {
    description: "MCP: tools, their servers and their sign-in",
    paths:
      /^(\/mcp(-rest)?(\/.*)?|\/v1\/mcp\/.*|\/toolset\/.*|\/\{mcp_server_name\}\/.*|\/\.well-known\/(oauth-.*|openid-configuration|jwks\.json)|\/(authorize|token|register|revoke|introspect|callback)|\/authorize\/.*|\/oauth\/client-metadata\.json)$/,
  },
  agents: {
    description: "agents, by the A2A protocol",
    paths: /^(\/a2a\/.*|\/v1\/(a2a|agents)(\/.*)?|\/agent\/daily\/.*)$/,
  },
  sso: {
    description: "sign-in by single sign-on and by LiteLLM's command line",
    paths:
      /^(\/sso\/(?!get\/ui_settings|readiness).*|\/fallback\/login|\/\.well-known\/litellm-cli-auth)$/,
  },
  scim: { description: "users and groups from a directory, by SCIM", paths: /^\/scim\/.*$/ },
  modelHub: {
    description: "the pages of what the gateway offers, to everybody",
    wants: "open",
    paths:
      /^\/public\/(agent_hub|mcp_hub|model_hub(\/info)?|skill_hub|endpoints|litellm_blog_posts|v1\/model_hub(\/.*)?)$/,
  },
} as const satisfies Record<string, RouteGroupFacts>;

/**
 * Routes that no input opens: they are for LiteLLM's own services, tell of its inside, or do nothing
 * for a gateway of this kind. `/health/drain` is asked from inside the container, with a token.
 */
const never: RouteGroupFacts = {
  description: "nothing",
  opener: "never",
  paths:
    /^\/(health\/drain|lazy\/.*|debug\/.*|test|config\/yaml|memory-usage-in-mem-cache(-items)?|api\/event_logging\/batch|moyai\/.*|liteadmin\/.*|lens(\/.*)?|model-insights.*|laya\/.*|bespoke\/.*|(v1\/)?(systemone|decisions)|claude_code_gateway\/.*|queue\/.*|v1\/rust_control_plane\/.*|plugin-proxy\/.*|api\/plugins.*|v1\/workflows\/.*|cloudzero\/.*|vantage\/.*|config_overrides\/.*|usage\/ai\/chat)$/,
};

/** Wants a key with the rights for it; beside `alwaysOpen` it is what runs a gateway. */
const management: RouteGroupFacts = {
  description: "management of keys, users, teams, budgets and models, with a key that may",
  opener: "always",
  paths:
    /^\/((v2\/)?(key|user|team|organization)|customer|end_user|budget|tag|project|invitation|management\/v1|model|model_group|model_hub|access_group|v1\/access_group|v1\/unified_access_group|credentials|jwt\/key\/mapping|spend|global|gateway|provider|cost|cost_optimization|audit|alerting|email|callbacks|active|cache|coordination_redis|config|router|adaptive_router|auto_router|fallback|guardrails|v2\/guardrails|apply_guardrail|policies|policy|prompts|compliance|search_tools|v1\/tool|utils|settings|health|get|update|add|delete|upload|reload|schedule|sso\/(get\/ui_settings|readiness)|v1\/model\/deprecations|v2\/model\/info|roi)(\/.*)?$/,
};

/** Name of a group that `security.routes` can open. */
export type ClosedRouteGroup = keyof typeof closed;

/** Groups that `security.routes` can open. */
export const closedRouteGroups = Object.keys(closed) as [ClosedRouteGroup, ...ClosedRouteGroup[]];

/** Name of a group of routes. */
export type RouteGroup =
  keyof typeof alwaysOpen | keyof typeof opened | ClosedRouteGroup | "never" | "management";

/** Groups that `security.routes` can open, and in which nobody's words are. */
const wordless: readonly ClosedRouteGroup[] = ["modelHub", "scim", "sso"];

/** Whether a group that can be opened carries what people write past the masking of personal data. */
export const isUnmasked = (name: ClosedRouteGroup): boolean =>
  !wordless.includes(name) && !routeGroups[name].isMasked;

/** All groups of routes, in the order in which they are looked at. */
export const routeGroups: Readonly<Record<RouteGroup, RouteGroupFacts>> = {
  never,
  ...alwaysOpen,
  ...opened,
  ...closed,
  management,
};

/** Names of all groups of routes. */
export const routeGroupNames = Object.keys(routeGroups) as RouteGroup[];

/**
 * The group of a route, written as `METHOD path`; undefined for one that no version had when the groups
 * were made.
 */
export function groupOfRoute(route: string): RouteGroup | undefined {
  // What is in a folder of files is of the folder's group.
  const path = route.slice(route.indexOf(" ") + 1).replace(/\/\{file:path\}$/, "");
  return routeGroupNames.find((name) => routeGroups[name].paths.test(path));
}
