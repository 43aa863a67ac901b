import { error, type Finding } from "../errors";
import type { guardrailIntegrations } from "../schema/vocabulary";
import type { guardrailModes } from "../schema/privacy";
import type { Check } from "./check";

type Integration = (typeof guardrailIntegrations)[number];
type Mode = (typeof guardrailModes)[number];

/**
 * Modes in which an integration doesn't run. LiteLLM logs "proxy is starting WITHOUT this
 * guardrail" and goes on without it (measured: each integration in each mode).
 */
const skippedIn: Partial<Record<Integration, readonly Mode[]>> = {
  aim: ["logging_only"],
  aporia: ["pre_call", "logging_only"],
  "azure/prompt_shield": ["post_call", "logging_only"],
  "azure/text_moderations": ["during_call", "logging_only"],
  cato_networks: ["logging_only"],
  crowdstrike_aidr: ["during_call"],
  dynamoai: ["logging_only"],
  headroom: ["during_call"],
  lakera: ["post_call", "logging_only"],
  lakera_v2: ["logging_only"],
  lasso: ["logging_only"],
  mcp_end_user_permission: ["during_call", "post_call"],
  mcp_security: ["during_call", "post_call", "logging_only"],
  noma: ["logging_only"],
  pangea: ["during_call", "logging_only"],
  pillar: ["logging_only"],
  promptguard: ["during_call"],
  rubrik: ["during_call"],
  singulr: ["during_call"],
  straiker: ["during_call"],
  tool_permission: ["during_call", "logging_only"],
  vigil_guard: ["during_call"],
  zscaler_ai_guard: ["during_call"],
};

/** Keys of `extra` without which an integration doesn't start, or stops the proxy's start. */
const neededExtra: Partial<Record<Integration, readonly string[]>> = {
  agent_365: ["tenant_id"],
  akto: ["akto_base_url"],
  decision_model: ["decision_model"],
  deepkeep: ["deepkeep_firewall_id"],
  guardrails_ai: ["guard_name"],
  ibm_guardrails: ["auth_token"],
  javelin: ["guard_name"],
  llm_as_a_judge: ["judge_model"],
  microsoft_purview: ["tenant_id"],
  ovalix: ["tracker_api_base"],
  repelloai: ["asset_id"],
};

/** Refuses guardrails that LiteLLM would leave out, and answer requests without. */
export const checkGuardrailModes: Check = ({ settings: { guardrails } }) =>
  guardrails.flatMap(({ integration, mode, extra = {} }, index): Finding[] => {
    const path = `guardrails[${index}]`;
    const skipped = skippedIn[integration]?.includes(mode);
    const missing = (neededExtra[integration] ?? []).filter((key) => !(key in extra));
    return [
      ...(skipped
        ? [error(`${path}.mode`, `${integration} doesn't run in ${mode}; choose another mode`)]
        : []),
      ...missing.map((key) =>
        error(`${path}.extra.${key}`, `is missing: ${integration} doesn't start without it`),
      ),
    ];
  });
