import { factsOf, type Provider } from "../inputs/providers";
import type { Model, Settings } from "../inputs/schema";

/** The connection of a provider as the settings have it, for all its models. */
export function connectionOf(
  provider: Provider,
  { providers }: Pick<Settings, "providers">,
): Readonly<Record<string, unknown>> {
  return (providers as Partial<Record<Provider, Record<string, unknown>>>)[provider] ?? {};
}

/** A price in USD per million tokens, or 0 where nothing is said and the provider is free. */
export const priceOrFree = ({ provider }: Model, price: number | undefined): number | undefined =>
  price ?? (factsOf(provider).prices === "free" ? 0 : undefined);

/** Name of a provider's API in LiteLLM, by what its models answer. */
export function litellmRoute(provider: Provider, mode: Model["mode"]): string {
  const { litellm, litellmChat = litellm } = factsOf(provider);
  return mode === "chat" ? litellmChat : litellm;
}

/** LiteLLM's name of a model: `openai/gpt-4o`. */
export const litellmModel = ({ provider, mode, name, model = name }: Model): string =>
  `${litellmRoute(provider, mode)}/${model}`;
