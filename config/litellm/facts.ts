import keyFacts from "./data/litellm-keys.json";
import priceFacts from "./data/litellm-prices.json";
import { candidateNames, route } from "./names";

/** The LiteLLM that these facts are of: lab/litellm-facts/extract.py found them in its package. */
export const litellmVersion = keyFacts.version;

/** A part of LiteLLM's config, or a kind of value in it. */
export type LiteLLMSection = keyof typeof keyFacts.sections;

/**
 * Keys that LiteLLM knows, by section of its config. Keys of `litellm_params` and `model_info` beyond
 * these aren't errors to LiteLLM: it sends the former to the provider and keeps the latter as metadata.
 */
export const litellmKeys: Readonly<Record<LiteLLMSection, readonly string[]>> = keyFacts.sections;

const sets = new Map<LiteLLMSection, ReadonlySet<string>>();

/** Whether LiteLLM knows a key (or a value, for sections such as `callbacks` and `modes`). */
export function isKnownKey(section: LiteLLMSection, key: string): boolean {
  const known = sets.get(section) ?? new Set(litellmKeys[section]);
  sets.set(section, known);
  return known.has(key);
}

/** Entry of a model in LiteLLM's price map. */
export interface PricedModel {
  /** LiteLLM's `model_info.mode`: chat, embedding, image_generation and the like. */
  mode: string;
  /** Whether all its prices are 0, so that no budget ever sees it. */
  free: boolean;
}

/**
 * Looks a model up in LiteLLM's price map, as LiteLLM does when a deployment has no prices of its own.
 *
 * @param provider - LiteLLM's name of the provider, as before the slash of `litellm_params.model`
 * @param model - what follows that slash; for a deployment with a `base_model`, that one
 * @returns undefined when LiteLLM finds no price: in its books, such requests cost nothing, unless
 *   the provider's answers state their cost, as OpenRouter's do
 */
export function pricedModel(provider: string, model: string): PricedModel | undefined {
  const entry = findEntry(provider, model);
  if (!entry || entry.price === "unpriced") return undefined;
  // LiteLLM takes an entry without a mode for one of chat.
  return { mode: entry.mode || "chat", free: entry.price === "free" };
}

/** Distinct entries of the price map: many models share one. */
interface Entry {
  /** LiteLLM's `litellm_provider`: finer than a route's, such as `vertex_ai-mistral_models`. */
  provider: string;
  /** Empty for an entry without one. */
  mode: string;
  /** `free` has prices, all 0; `unpriced` has none. */
  price: string;
}

let made: ReadonlyMap<string, Entry> | undefined;

/** Made by the first look-up: who looks nothing up doesn't pay for it. */
function entries(): ReadonlyMap<string, Entry> {
  if (made) return made;
  const map = new Map<string, Entry>();
  for (const [group, names] of Object.entries(priceFacts.groups)) {
    const [provider = "", mode = "", price = ""] = group.split(" ");
    const entry = { provider, mode, price };
    for (const name of names) {
      map.set(name, entry);
      // No two names differ in case only.
      const lowerCase = name.toLowerCase();
      if (lowerCase !== name) map.set(lowerCase, entry);
    }
  }
  return (made = map);
}

/**
 * The entry of exactly this name, else the one that differs in case only (litellm: utils.py
 * get_model_cost_key).
 */
const entryOf = (name: string) => entries().get(name) ?? entries().get(name.toLowerCase());

/**
 * The first of a model's names that the map has under its provider (litellm: utils.py
 * get_model_info_helper).
 */
function findEntry(provider: string, model: string): Entry | undefined {
  const has = (name: string, by: string, mode?: string) => {
    const entry = entries().get(name);
    return entry?.provider === by && (mode === undefined || entry.mode === mode);
  };
  const routed = route({ provider, model }, has);
  if (asksItsServer(routed.provider, routed.model))
    return { provider, mode: "chat", price: "free" };
  for (const name of candidateNames(routed)) {
    const entry = entryOf(name);
    if (entry && billsBy(routed.provider, entry.provider)) return entry;
  }
  return undefined;
}

/** Whether LiteLLM asks a local server about a model: whatever it answers, the model costs nothing. */
function asksItsServer(provider: string, model: string): boolean {
  if (provider === "lemonade") return true;
  if (provider !== "ollama" && provider !== "ollama_chat") return false;
  // Not about those in the map (litellm: llms/ollama/common_utils.py _is_static_ollama_model).
  const bare = model.replace(/^ollama(_chat)?\//, "");
  const names = [model, bare, `ollama/${bare}`, `ollama_chat/${bare}`];
  return !names.some((name) => entryOf(name));
}

/**
 * Whether a provider's requests are billed by an entry of another's (litellm: utils.py
 * _check_provider_match).
 */
function billsBy(provider: string, entryProvider: string): boolean {
  if (entryProvider === provider) return true;
  switch (provider) {
    case "vertex_ai":
    case "fireworks_ai":
      return entryProvider.startsWith(provider);
    case "azure_ai":
      return entryProvider === "azure" || entryProvider === "openai";
    case "litellm_proxy":
    case "github":
    case "nadir":
      return true;
    default:
      return provider.startsWith("bedrock") && entryProvider.startsWith("bedrock");
  }
}
