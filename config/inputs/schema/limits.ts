import { z } from "zod";
import { becomes, count } from "./fields";

const rpm = (who: string) => count(`Requests per minute of ${who}.`, 600);
const tpm = (who: string) => count(`Tokens per minute of ${who}.`, 100_000);
const parallel = (who: string) => count(`Requests at once of ${who}.`, 20, 1, 100_000);

const newOne = (who: string) => `a new ${who} that is made without that limit`;

/** How fast the gateway may be used. Limits hold for all replicas together. */
export const limitsSchema = z
  .strictObject({
    rpm: rpm("the whole gateway").optional(),
    tpm: tpm("the whole gateway").optional(),
    maxParallelRequests: parallel("the whole gateway").optional(),
    keys: z
      .strictObject({
        rpm: rpm(newOne("key"))
          .optional()
          .meta(becomes("litellm_settings.default_key_generate_params.rpm_limit")),
        tpm: tpm(newOne("key"))
          .optional()
          .meta(becomes("litellm_settings.default_key_generate_params.tpm_limit")),
        maxParallelRequests: parallel(newOne("key"))
          .optional()
          .meta(becomes("litellm_settings.default_key_generate_params.max_parallel_requests")),
        ceilingRpm: rpm("any new key, at most")
          .optional()
          .meta(becomes("litellm_settings.upperbound_key_generate_params.rpm_limit")),
        ceilingTpm: tpm("any new key, at most")
          .optional()
          .meta(becomes("litellm_settings.upperbound_key_generate_params.tpm_limit")),
        ceilingParallelRequests: parallel("any new key, at most")
          .optional()
          .meta(becomes("litellm_settings.upperbound_key_generate_params.max_parallel_requests")),
      })
      .meta({ id: "KeyLimitsArgs", description: "Limits of virtual keys." })
      .prefault({}),
    users: z
      .strictObject({
        rpm: rpm(newOne("user"))
          .optional()
          .meta(becomes("litellm_settings.default_internal_user_params.rpm_limit")),
        tpm: tpm(newOne("user"))
          .optional()
          .meta(becomes("litellm_settings.default_internal_user_params.tpm_limit")),
      })
      .meta({ id: "UserLimitsArgs", description: "Limits of users." })
      .prefault({}),
    teams: z
      .strictObject({
        rpm: rpm(newOne("team"))
          .optional()
          .meta(becomes("litellm_settings.default_team_params.rpm_limit")),
        tpm: tpm(newOne("team"))
          .optional()
          .meta(becomes("litellm_settings.default_team_params.tpm_limit")),
      })
      .meta({ id: "TeamLimitsArgs", description: "Limits of teams." })
      .prefault({}),
  })
  .meta({
    id: "LimitsArgs",
    description:
      "How fast the gateway may be used. Limits hold for all replicas together; more get a 429.",
  })
  .prefault({});
