import { z } from "zod";
import { about, makes, text } from "./fields";

/** Ways to choose among the deployments that could answer. */
export const strategies = ["simple-shuffle", "least-busy", "latency", "cost", "usage"] as const;

/** A way to choose among deployments. */
export type Strategy = (typeof strategies)[number];

/** Input with a {@link Strategy}. */
export const strategySchema = z.enum(strategies).meta({ id: "Strategy" });

const member = z
  .strictObject({
    model: text("Name of a model.", "gpt-4o"),
    weight: about(z.number().positive().max(1e6).optional(), {
      description: "Share of the group's requests, relative to the other members'.",
      example: 0.4,
    }),
  })
  .meta({ id: "GroupMemberArgs", description: "One model of a group." });

/** Models that answer to one more name together. */
export const groupSchema = z
  .strictObject({
    name: text("Name that clients ask for.", "production-chat"),
    members: about(z.array(member).min(1), {
      description: "The models. A model can be in one group.",
      example: [
        { model: "gpt-4o", weight: 0.4 },
        { model: "claude-3.5-sonnet", weight: 0.6 },
      ],
    }),
    strategy: about(strategySchema.default("simple-shuffle"), {
      description:
        "How a member is chosen, also when it is asked for by its own name. Weights need `simple-shuffle`.",
      example: "least-busy",
    }),
  })
  .meta({ id: "GroupArgs", description: "Models that answer to one more name together." });

/** Other names of models. */
export const aliasesSchema = about(z.record(z.string().min(1), z.string().min(1)).default({}), {
  description: "Other names of models and groups: what clients ask for, and what answers.",
  example: { "gpt-4": "gpt-4o" },
  ...makes("router_settings.model_group_alias"),
});
