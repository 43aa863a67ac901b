import { error, type Finding } from "../errors";
import type { Mode, Model } from "../schema/models";
import type { Check } from "./check";
import { because, set } from "../fix";

/** Inputs that are prices. */
const priceInputs = [
  "inputCostPerMillionTokens",
  "outputCostPerMillionTokens",
  "cachedReadCostPerMillionTokens",
  "cacheWriteCostPerMillionTokens",
  "costPerImage",
  "costPerSecond",
  "costPerCharacter",
  "costPerQuery",
] as const;

/** An input that is a price. */
export type PriceInput = (typeof priceInputs)[number];

const input = "inputCostPerMillionTokens";
const output = "outputCostPerMillionTokens";
const cached = ["cachedReadCostPerMillionTokens", "cacheWriteCostPerMillionTokens"] as const;

/**
 * Prices that LiteLLM counts a mode's answers by, the usual ones first (litellm: cost_calculator.py
 * completion_cost). Pictures and audio are priced by tokens or by what is made of them.
 */
const pricesOfMode: Record<Mode, readonly PriceInput[]> = {
  chat: [input, output, ...cached],
  completion: [input, output, ...cached],
  responses: [input, output, ...cached],
  realtime: [input, output, ...cached],
  embedding: [input],
  moderation: [input],
  rerank: ["costPerQuery", input],
  image_generation: ["costPerImage", input, output],
  audio_transcription: ["costPerSecond", input, output],
  audio_speech: ["costPerCharacter", "costPerSecond", input, output],
};

/** Prices that are enough for a mode: the first to be written when there is none. */
export function usualPrices(mode: Mode): readonly PriceInput[] {
  const prices = pricesOfMode[mode];
  return prices[0] === input && prices.includes(output) ? [input, output] : prices.slice(0, 1);
}

/** Whether a model says a price that its mode is counted by. */
export const hasPrice = (model: Model): boolean =>
  pricesOfMode[model.mode].some((price) => model[price] !== undefined);

/**
 * Refuses half a price: once one price is set, LiteLLM takes those that are unset as 0, and the cost
 * would be recorded too low (BerriAI/litellm#35691).
 */
export const checkHalfPrices: Check = ({ settings }) =>
  settings.models.flatMap((model, index): Finding[] => {
    const byTokens = [input, output, ...cached].filter(
      (price) => model[price as PriceInput] !== undefined,
    );
    if (byTokens.length === 0) return [];
    const needed = pricesOfMode[model.mode].includes(output) ? [input, output] : [input];
    return needed
      .filter((price) => model[price as PriceInput] === undefined)
      .map((price) => {
        const path = `models[${index}].${price}`;
        return error(
          path,
          because`is missing, but ${byTokens.join(", ")} is set; set it too, 0 for free: ${set(path, 0)}; or remove the other`,
        );
      });
  });

/** Refuses prices that a mode isn't counted by: they would be ignored. */
export const checkUselessPrices: Check = ({ settings }) =>
  settings.models.flatMap((model, index) =>
    priceInputs
      .filter((price) => model[price] !== undefined && !pricesOfMode[model.mode].includes(price))
      .map((price) =>
        error(
          `models[${index}].${price}`,
          `mode ${model.mode} is not counted by it, but by ${pricesOfMode[model.mode].join(", ")}; remove it, or change the mode`,
        ),
      ),
  );
