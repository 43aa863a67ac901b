import { config, withSettings, type BadInput } from "../bad-input";

const limits = (limits: unknown) => withSettings({ limits });
const general = (general_settings: unknown) => config({ general_settings });
const keys = (ours: unknown, most: unknown) =>
  config({
    litellm_settings: { default_key_generate_params: ours, upperbound_key_generate_params: most },
  });

/** How fast the gateway may be used. */
export const limitCases: readonly BadInput[] = [
  {
    name: "no request at once",
    input: limits({ maxParallelRequests: 0 }),
    path: "limits.maxParallelRequests",
    reason: "must be at least 1",
    litellm: general({ global_max_parallel_requests: 0 }),
  },
  {
    name: "half a request a minute",
    input: limits({ keys: { rpm: 0.5 } }),
    path: "limits.keys.rpm",
    reason: "must be",
    litellm: keys({ rpm_limit: 0.5 }, {}),
  },
  {
    name: "a limit as a text",
    input: limits({ tpm: "100k" }),
    path: "limits.tpm",
    reason: "must be a number",
    litellm: keys({ tpm_limit: "100k" }, {}),
  },
  {
    name: "a limit by another name",
    input: limits({ requestsPerMinute: 100 }),
    path: "limits.requestsPerMinute",
    reason: "is not an input",
    litellm: general({ requests_per_minute: 100 }),
  },
  {
    name: "keys whose default requests are above their ceiling",
    input: limits({ keys: { rpm: 100, ceilingRpm: 10 } }),
    path: "limits.keys.rpm",
    reason: "above limits.keys.ceilingRpm",
    litellm: keys({ rpm_limit: 100 }, { rpm_limit: 10 }),
  },
  {
    name: "keys whose default tokens are above their ceiling",
    input: limits({ keys: { tpm: 100, ceilingTpm: 10 } }),
    path: "limits.keys.tpm",
    reason: "above limits.keys.ceilingTpm",
    litellm: keys({ tpm_limit: 100 }, { tpm_limit: 10 }),
  },
  {
    name: "keys whose default requests at once are above their ceiling",
    input: limits({ keys: { maxParallelRequests: 100, ceilingParallelRequests: 10 } }),
    path: "limits.keys.maxParallelRequests",
    reason: "above limits.keys.ceilingParallelRequests",
    litellm: keys({ max_parallel_requests: 100 }, { max_parallel_requests: 10 }),
  },
  {
    name: "requests at once of a user, which LiteLLM doesn't limit",
    input: limits({ users: { maxParallelRequests: 10 } }),
    path: "limits.users.maxParallelRequests",
    reason: "is not an input",
    litellm: config({
      litellm_settings: { default_internal_user_params: { max_parallel: 10 } },
    }),
  },
];
