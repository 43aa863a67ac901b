import type { ConfigProblem } from "../errors";
import type { Settings } from "../schema";

/**
 * Refuses half a price: LiteLLM takes an unset output price as 0 once the input price is set, and
 * the cost would be recorded too low (BerriAI/litellm#35691).
 */
export function checkPrices({ models }: Settings): ConfigProblem[] {
  return models.flatMap((model, index) => {
    const { inputCostPerMillionTokens: input, outputCostPerMillionTokens: output } = model;
    if (output !== undefined && input === undefined) {
      const path = `models[${index}].inputCostPerMillionTokens`;
      return [{ path, reason: "is missing, but the output price is set; set both or neither" }];
    }
    if (input !== undefined && output === undefined && model.mode === "chat") {
      const path = `models[${index}].outputCostPerMillionTokens`;
      return [{ path, reason: "is missing, but the input price is set; set both or neither" }];
    }
    return [];
  });
}
