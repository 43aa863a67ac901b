import facts from "./data/litellm-prices.json";

/** Where a deployment's requests go. */
export interface Route {
  provider: string;
  model: string;
}

/** Whether the price map has a name under a `litellm_provider` (and in a mode). */
type Has = (name: string, provider: string, mode?: string) => boolean;

const aliases = new Map(Object.entries(facts.aliases));

/** The route that LiteLLM looks a price up for: its own names of providers and models. */
export function route(given: Route, has: Has): Route {
  const { provider, model } = providerOf(given, has);
  return { provider, model: aliases.get(model) ?? model };
}

/**
 * The provider that LiteLLM really uses for a route (litellm:
 * litellm_core_utils/get_llm_provider_logic.py get_llm_provider).
 */
function providerOf({ provider, model }: Route, has: Has): Route {
  switch (provider) {
    case "azure":
      // Models of others that Azure serves go by OpenAI's API, their name left whole.
      return has(model, "cohere_chat") || has(`mistral/${model}`, "mistral")
        ? { provider: "openai", model: `azure/${model}` }
        : { provider, model };
    case "cohere":
      return { provider: has(model, "cohere_chat") ? "cohere_chat" : provider, model };
    case "ai21":
      return { provider: has(model, "ai21", "chat") ? "ai21_chat" : provider, model };
    case "bedrock_mantle":
      return { provider, model: withoutRegion(model) };
    case "ragflow":
      return { provider, model: `ragflow/${model}` };
    case "vertex_ai_beta":
      return { provider: "vertex_ai", model: vertexName(model, has) };
    case "vertex_ai":
      return { provider, model: vertexName(model, has) };
    default:
      return { provider, model };
  }
}

function vertexName(model: string, has: Has): string {
  if (has(`vertex_ai/meta/${model}`, "vertex_ai-llama_models")) return `meta/${model}`;
  const latest = `${model}@latest`;
  const hasLatest =
    has(`vertex_ai/${latest}`, "vertex_ai-mistral_models") ||
    has(`vertex_ai/${latest}`, "vertex_ai-ai21_models");
  return hasLatest ? latest : model;
}

/**
 * Names that the price map may have a model under, the best first (litellm: utils.py
 * get_potential_model_names).
 */
export function candidateNames({ provider, model }: Route): string[] {
  const prefix = `${provider}/`;
  const isPrefixed = model.startsWith(prefix);
  const bare = isPrefixed ? model.slice(prefix.length) : model;
  const stripped = stripName(bare, provider);
  const split = provider === "bedrock" ? withoutBedrockRoute(bare) : bare;
  return [
    isPrefixed ? model : prefix + model,
    model,
    split,
    prefix + stripped,
    stripped,
    provider === "fireworks_ai" ? prefix + fireworksName(split) : prefix + model,
  ];
}

/**
 * A name without the version or the fine-tuning that has the same price (litellm: utils.py
 * _strip_model_name).
 */
function stripName(name: string, provider: string): string {
  if (provider === "bedrock" || provider === "bedrock_converse") return bedrockBaseName(name);
  if (["vertex_ai", "gemini", "databricks"].includes(provider)) return name.replace(/-\d+$/, "");
  if (name.includes("ft:")) return name.replace(/(:[^:]*){3}$/, "");
  return name.replace(/-\d{4}-\d{2}-\d{2}$/, "");
}

const bedrockRoutes = [
  "bedrock/",
  "chat_completions/",
  "converse/",
  "invoke/",
  "openai/",
  "mantle/",
  "nova-2/",
  "nova/",
];

function withoutBedrockRoute(name: string): string {
  return bedrockRoutes.reduce(
    (rest, prefix) => (rest.startsWith(prefix) ? rest.slice(prefix.length) : rest),
    name,
  );
}

const bedrockRegions = new Set(facts.bedrockRegions);
const bedrockGeographies = new Set(facts.bedrockGeographies);

function withoutRegion(name: string): string {
  const slash = name.indexOf("/");
  return bedrockRegions.has(name.slice(0, Math.max(slash, 0))) ? name.slice(slash + 1) : name;
}

/** Bedrock's own name of a model, without route, ARN, throughput, geography or region. */
function bedrockBaseName(name: string): string {
  const routed = /^(?:bedrock\/converse\/|bedrock\/|converse\/)?(nova-2|nova)\//.exec(name);
  if (routed) return `amazon.${routed[1] ?? ""}-custom`;
  let base = withoutBedrockRoute(name);
  if (/arn/i.test(base)) base = base.slice(base.lastIndexOf("/") + 1);
  base = base.replace(/(:\d+):\d+k$/, "$1").replace(/\[\w+\]$/, "");
  const dot = base.indexOf(".");
  return bedrockGeographies.has(base.slice(0, Math.max(dot, 0)))
    ? base.slice(dot + 1)
    : withoutRegion(base);
}

/** Fireworks' whole name of a model or router (fireworks_ai.common_utils.resolve_fireworks_resource_name). */
function fireworksName(name: string): string {
  const bare = name.replace(/^fireworks_ai\//, "");
  if (/^(accounts\/|FW-)/.test(bare) || bare.includes("#")) return bare;
  if (/^(routers|models)\//.test(bare)) return `accounts/fireworks/${bare}`;
  const isRouter = /-fast$|^firerouter\/|^(firerouter|auto|auto-instant)$/.test(bare);
  return `accounts/fireworks/${isRouter ? "routers" : "models"}/${bare}`;
}
