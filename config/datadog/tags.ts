/**
 * Labels that LiteLLM is told to leave out of all metrics. In the Agent it would be too late: it
 * would merge series and count differences between them (datadog-checks-base 38.7.0,
 * `pkg/metrics/monotonic_count.go` of the Agent).
 *
 * - `client_ip`, `user_agent`, `hashed_api_key`: a series per client; keys are known by their alias.
 * - `user_email`: personal data; users are known by their id.
 * - `end_user`: LiteLLM says "None" unless told to track end users.
 */
export const excludedLabels = [
  "client_ip",
  "user_agent",
  "hashed_api_key",
  "user_email",
  "end_user",
] as const;

/**
 * Labels that get another name in Datadog, where `team` is the team that owns something, and `user`
 * anybody.
 */
export const renamedLabels = { team: "litellm_team", user: "litellm_user" } as const;

/** Tags that the Agent adds to all series of a replica, other than its own. */
export const agentTags = ["env", "service", "endpoint"] as const;

/** Who asked: the team's id and name. Without a team both say "none", as all that is unknown. */
export const team = ["litellm_team", "team_alias"] as const;

/** Who asked: the key and its team. Keys without an alias are all "none". */
export const caller = ["api_key_alias", ...team] as const;

/** The organisation of the key or the team. */
export const organisation = ["org_id", "org_alias"] as const;

/** Where a request went: the id is ours (`config/litellm/deployment-ids.ts`). */
export const target = ["model_id", "api_provider"] as const;

/** A deployment, as the provider knows it. */
export const deployment = ["litellm_model_name", ...target, "api_base"] as const;
