import { priceOrFree } from "../../config/litellm/models";
import type { Settings } from "../../config/inputs/schema";
import type { Gateway } from "../gateway";
import type { VerifyTarget } from "./check";

/** The gateway as the checks need to know it. */
export function targetOf({ url, masterKey, settings }: Gateway): VerifyTarget {
  return {
    url,
    masterKey,
    models: settings.models.map((model) => ({
      name: model.name,
      mode: model.mode,
      inputCostPerMillionTokens: priceOrFree(model, model.inputCostPerMillionTokens),
      outputCostPerMillionTokens: priceOrFree(model, model.outputCostPerMillionTokens),
    })),
    cache: isCached(settings),
    adminUi: settings.security.adminUi.enabled,
  };
}

/** Whether a chat request that is sent twice is answered from the cache the second time. */
function isCached({ cache: { type, mode, callTypes } }: Settings): boolean {
  const chats = callTypes?.includes("chat") ?? true;
  return type === "redis" && mode === "default-on" && chats;
}
