import { providers, factsOf } from "../../config/inputs/providers";

/** Words that are written in a way of their own. */
const spelled: Record<string, string> = {
  ai: "AI",
  litellm: "LiteLLM",
  llm: "LLM",
  ...Object.fromEntries(
    providers.map((provider) => [factsOf(provider).name.toLowerCase(), factsOf(provider).name]),
  ),
};

/** The name of an enum's member: `OpenAICompatible` for `openai-compatible`. */
export function memberName(value: string): string {
  const words = value.toLowerCase().split(/[^a-z0-9]+/);
  return words
    .map((word) => spelled[word] ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
