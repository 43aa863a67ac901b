import { error, type Finding } from "../errors";
import { piiGuardrail } from "../../litellm/guardrails";
import type { Check } from "./check";
import { because, setSecret } from "../fix";
import { firstPlaces } from "./names";

/** Refuses guardrails of one name: LiteLLM keeps one of them. */
export const checkNamesOfGuardrails: Check = ({ settings: { guardrails } }) => {
  const again = firstPlaces(guardrails.map(({ name }) => name));
  return guardrails.flatMap(({ name }, index) => {
    const path = `guardrails[${index}].name`;
    if (name === piiGuardrail)
      return [error(path, `${name} is the name of privacy.pii's guardrail; choose another`)];
    const first = again.get(index);
    if (first === undefined) return [];
    return [error(path, `${name} is the name of guardrails[${first}] already; choose another`)];
  });
};

/**
 * Guardrails that don't start without a key, or without an address of their own: the proxies have
 * none of the environment variables that could replace them (litellm:
 * proxy/guardrails/guardrail_hooks).
 */
const needsKey = new Set([
  "aim",
  "alice",
  "aporia",
  "azure/prompt_shield",
  "azure/text_moderations",
  "cato_networks",
  "cisco_ai_defense",
  "crowdstrike_aidr",
  "deepkeep",
  "dynamoai",
  "enkryptai",
  "grayswan",
  "lakera",
  "lakera_v2",
  "lasso",
  "onyx",
  "pangea",
  "panw_prisma_airs",
  "pillar",
  "promptguard",
  "prompt_security",
  "repelloai",
  "straiker",
  "typesafe",
  "vigil_guard",
  "xecguard",
]);

const needsAddress = new Set([
  "aporia",
  "azure/prompt_shield",
  "azure/text_moderations",
  "crowdstrike_aidr",
  "deepkeep",
  "generic_guardrail_api",
  "headroom",
  "prompt_security",
  "vigil_guard",
]);

/** Refuses guardrails that wouldn't start for want of a key or an address. */
export const checkGuardrailNeeds: Check = ({ settings: { guardrails }, secrets }) =>
  guardrails.flatMap(({ integration, credential, baseUrl }, index) => {
    const path = `guardrails[${index}]`;
    const found: Finding[] = [];
    if (needsKey.has(integration) && credential === undefined)
      found.push(
        error(
          `${path}.credential`,
          `is missing: ${integration} needs a key; name one of the stack's credentials`,
        ),
      );
    if (needsAddress.has(integration) && baseUrl === undefined)
      found.push(error(`${path}.baseUrl`, `is missing: ${integration} has no address of its own`));
    if (
      integration === "openai_moderation" &&
      credential === undefined &&
      !secrets.keys.includes("openaiApiKey")
    )
      found.push(
        error(
          `${path}.credential`,
          because`is missing: openai_moderation needs OpenAI's key; name one of the stack's credentials, or run: ${setSecret("openaiApiKey")}`,
        ),
      );
    return found;
  });
