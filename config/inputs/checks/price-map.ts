import { error, type Finding } from "../errors";
import { pricedModel } from "../../litellm/facts";
import { factsOf, type Provider } from "../providers";
import type { Mode, Model } from "../schema/models";
import type { Check } from "./check";
import { because, set } from "../fix";
import { hasPrice, usualPrices } from "./prices";

/** A model's entry in LiteLLM's price map; looked up by `baseModel` where the model names one. */
const lookUp = ({ provider, name, model = name, baseModel = model }: Model) =>
  pricedModel(factsOf(provider).litellm, baseModel);

/**
 * Refuses models whose cost LiteLLM would record as 0, so that no budget ever saw it
 * (BerriAI/litellm#11975, #21023). One that its map has for free is refused too: the gateway
 * renders `block_requests_for_models_without_pricing`, for which only a 0 of the deployment's own
 * is a price (litellm: proxy/auth/auth_checks.py model_has_no_cost_mapping).
 */
export const checkKnownPrices: Check = ({ settings }) =>
  settings.models.flatMap((model, index): Finding[] => {
    const { provider, name, mode, baseModel } = model;
    const found = lookUp(model);
    const { litellm, prices: source } = factsOf(provider);
    const asked = `${litellm}/${model.model ?? name}`;
    if (baseModel !== undefined && !found)
      return [
        error(
          `models[${index}].baseModel`,
          `LiteLLM's price map has no price of ${baseModel} for ${provider}; write a name as it is there, such as azure/gpt-4o, or set prices instead`,
        ),
      ];
    if (source === "free" || source === "answers" || hasPrice(model)) return [];
    if (found && !found.free) return [];
    const prices = usualPrices(mode);
    const path = `models[${index}].${prices[0] ?? ""}`;
    const fix = because`set ${prices.join(" and ")}, 0 for free: ${set(path, 0)}`;
    if (found)
      return [
        error(
          path,
          because`is missing: LiteLLM's price map has ${baseModel ?? asked} for free, and the gateway refuses requests without a price; ${fix}`,
        ),
      ];
    return [
      error(
        path,
        because`is missing: LiteLLM's price map has no ${asked}, and its cost would be recorded as 0; ${fix}; or name its like in the map by baseModel`,
      ),
    ];
  });

/**
 * Modes of the price map that a mode can be served by as well. LiteLLM answers chat by Responses
 * models and the other way round (litellm: main.py responses_api_bridge_check,
 * responses/litellm_completion_transformation), and chat by text models; text completions by chat
 * models except where OpenAI's own endpoint is called (litellm: main.py text_completion). Pictures
 * come in Gemini's chats (docs.litellm.ai/docs/providers/gemini), and edits by the models that make
 * them.
 */
function serves(mode: Mode, provider: Provider): readonly string[] {
  switch (mode) {
    case "chat":
      return [
        "chat",
        "responses",
        "completion",
        ...(drawing.has(provider) ? ["image_generation"] : []),
      ];
    case "responses":
      return ["responses", "chat"];
    case "completion":
      return ["completion", ...(provider === "openai" || provider === "azure" ? [] : ["chat"])];
    case "image_generation":
      return ["image_generation", "image_edit"];
    default:
      return [mode];
  }
}

const drawing = new Set<Provider>(["gemini", "vertex", "openrouter"]);

/** Whether a provider's models can be anything, whatever they are called. */
function hasAnyModels(provider: Provider): boolean {
  const { prices } = factsOf(provider);
  return prices === "free" || prices === "model";
}

/** Refuses a model in a mode that it doesn't have: every request would fail. */
export const checkModeOfModels: Check = ({ settings }) =>
  settings.models.flatMap((model, index) => {
    const { mode, provider, name } = model;
    if (hasAnyModels(provider)) return [];
    const found = lookUp(model);
    if (!found || serves(mode, provider).includes(found.mode)) return [];
    const path = `models[${index}].mode`;
    return [
      error(
        path,
        because`is ${mode}, but ${model.baseModel ?? model.model ?? name} answers ${found.mode} (LiteLLM's price map); use another model, or run: ${set(path, found.mode)}`,
      ),
    ];
  });
