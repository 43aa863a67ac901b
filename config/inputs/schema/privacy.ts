import { z } from "zod";
import { about, becomes, credentialName, extra, flag, makes, text, url } from "./fields";
import { guardrailIntegrations, piiEntities } from "./vocabulary";

const entity = z
  .strictObject({
    entity: about(z.enum(piiEntities).meta({ id: "PiiEntity" }), {
      description: "Kind of personal data to look for.",
      example: "CREDIT_CARD",
    }),
    action: about(z.enum(["mask", "block"]).meta({ id: "PiiAction" }).default("mask"), {
      description: "Replace it, or refuse the request.",
      example: "block",
    }),
    scoreThreshold: about(z.number().min(0).max(1).optional(), {
      description: "How sure Presidio must be, 0 to 1. Default: any score.",
      example: 0.6,
    }),
  })
  .meta({ id: "PiiEntityArgs", description: "One kind of personal data." });

const pii = z
  .strictObject({
    entities: about(z.array(entity).min(1), {
      description: "Kinds of personal data, and what happens to each.",
      example: [{ entity: "CREDIT_CARD", action: "mask" }],
    }),
    restoreInAnswers: flag("Put masked data back into answers.", false),
    analyzerMemoryMegabytes: about(z.int().min(256).max(65_536).default(2048), {
      description: "Memory limit of Presidio's analyzer, in MB.",
      example: 3072,
    }),
  })
  .meta({
    id: "PiiArgs",
    description:
      "Masks or refuses personal data in prompts, by Presidio, of which two containers are made. Texts of messages are looked at; arguments of tool calls, descriptions of tools, `user`, sound and images are not.",
  })
  .optional();

/** Settings of what is kept from logs and providers. */
export const privacySchema = z
  .strictObject({
    redactMessages: flag("Leave prompts and answers out of logs and callbacks.", true).meta(
      becomes("litellm_settings.turn_off_message_logging"),
    ),
    pii,
  })
  .meta({ id: "PrivacyArgs", description: "Data that is kept from logs and from providers." })
  .prefault({});

/** When a guardrail looks. */
export const guardrailModes = ["pre_call", "during_call", "post_call", "logging_only"] as const;

/** One guardrail of another product. */
export const guardrailSchema = z
  .strictObject({
    name: text("Name of the guardrail; requests can ask for it by it.", "moderation"),
    integration: about(z.enum(guardrailIntegrations).meta({ id: "GuardrailIntegration" }), {
      description: "Product that does it; `presidio` is `privacy.pii`.",
      example: "openai_moderation",
      ...becomes("guardrail_params.guardrail"),
    }),
    mode: about(z.enum(guardrailModes).meta({ id: "GuardrailMode" }), {
      description: "When it looks: before the call, beside it, at the answer, or only for logs.",
      example: "pre_call",
      ...becomes("guardrail_params.mode"),
    }),
    defaultOn: flag("Look at each request, not only at those that ask for it.", true).meta(
      becomes("guardrail_params.default_on"),
    ),
    credential: credentialName("Name of its key in the stack's `credentials`.")
      .optional()
      .meta(makes("guardrail_params.api_key")),
    baseUrl: url("Address of the guardrail's API.", "https://guard.internal")
      .optional()
      .meta(becomes("guardrail_params.api_base")),
    extra: extra("guardrails[].litellm_params", { guardrailIdentifier: "abc" }),
  })
  .meta({ id: "GuardrailArgs", description: "A guardrail of another product." });
