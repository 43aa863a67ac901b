/** A chat model that the mock upstream answers, at the real one's price. */
export const chatModel = {
  name: "gpt-4o-mini",
  provider: "mock" as const,
  inputCostPerMillionTokens: 0.15,
  outputCostPerMillionTokens: 0.6,
};
