import { z } from "zod";
import { count } from "./fields";

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
        rpm: rpm(newOne("key")).optional(),
        tpm: tpm(newOne("key")).optional(),
        maxParallelRequests: parallel(newOne("key")).optional(),
        ceilingRpm: rpm("any new key, at most").optional(),
        ceilingTpm: tpm("any new key, at most").optional(),
        ceilingParallelRequests: parallel("any new key, at most").optional(),
      })
      .meta({ id: "KeyLimitsArgs", description: "Limits of virtual keys." })
      .prefault({}),
    users: z
      .strictObject({
        rpm: rpm(newOne("user")).optional(),
        tpm: tpm(newOne("user")).optional(),
      })
      .meta({ id: "UserLimitsArgs", description: "Limits of users." })
      .prefault({}),
    teams: z
      .strictObject({
        rpm: rpm(newOne("team")).optional(),
        tpm: tpm(newOne("team")).optional(),
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
