import { presidio } from "./presidio";
import type { Settings } from "../inputs/schema";
import { credentialEnvironment } from "../inputs/secrets";
import { renamed } from "./renames";
import { fromEnvironment, sorted, unlessEmpty, withoutUnset } from "./values";

/** Name of the guardrail that masks personal data. */
export const piiGuardrail = "presidio-pii";

/** LiteLLM's `guardrails`; undefined when there are none. */
export function guardrails({ privacy, guardrails: others }: Settings) {
  const list = [
    ...(privacy.pii ? [masking(privacy.pii)] : []),
    ...others.map((guardrail) => ({
      guardrail_name: guardrail.name,
      litellm_params: {
        ...renamed("guardrail_params", guardrail, {
          api_key:
            guardrail.credential && fromEnvironment(credentialEnvironment(guardrail.credential)),
        }),
        ...sorted(guardrail.extra),
      },
    })),
  ];
  return list.length > 0 ? list : undefined;
}

function masking(pii: NonNullable<Settings["privacy"]["pii"]>) {
  const address = ({ host, port }: { host: string; port: number }) => `http://${host}:${port}`;
  const thresholds = pii.entities.flatMap(({ entity, scoreThreshold }) =>
    scoreThreshold === undefined ? [] : [[entity, scoreThreshold] as const],
  );
  return {
    guardrail_name: piiGuardrail,
    litellm_params: {
      guardrail: "presidio",
      mode: "pre_call",
      default_on: true,
      presidio_analyzer_api_base: address(presidio.analyzer),
      presidio_anonymizer_api_base: address(presidio.anonymizer),
      presidio_language: "en",
      pii_entities_config: Object.fromEntries(
        pii.entities.map(({ entity, action }) => [entity, action === "mask" ? "MASK" : "BLOCK"]),
      ),
      ...withoutUnset({
        presidio_score_thresholds: unlessEmpty(Object.fromEntries(thresholds)),
        output_parse_pii: pii.restoreInAnswers || undefined,
      }),
    },
  };
}
