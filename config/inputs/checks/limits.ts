import { error, warning, type Finding } from "../errors";
import type { Settings } from "../schema";
import type { Check } from "./check";

const kinds = [
  { limit: "rpm", ceiling: "ceilingRpm" },
  { limit: "tpm", ceiling: "ceilingTpm" },
  { limit: "maxParallelRequests", ceiling: "ceilingParallelRequests" },
] as const;

/**
 * Refuses default limits above their own ceiling: LiteLLM would refuse each key that is made
 * without the limit (litellm: proxy/management_endpoints/key_management_endpoints.py
 * _enforce_upperbound_key_params).
 */
export const checkCeilings: Check = ({ settings: { limits } }) =>
  kinds.flatMap(({ limit, ceiling }) => {
    const [value, most] = [limits.keys[limit], limits.keys[ceiling]];
    if (value === undefined || most === undefined || value <= most) return [];
    const reason = `is ${value}, above limits.keys.${ceiling} (${most}), so no key could be made without that limit; lower it`;
    return [error(`limits.keys.${limit}`, reason)];
  });

/** Warns of limits above those of the whole gateway, which is reached first. */
export const checkLimitsOfGateway: Check = ({ settings: { limits } }) =>
  kinds.flatMap(({ limit, ceiling }) => {
    const most = limits[limit];
    if (most === undefined) return [];
    return limitsOf(limits, limit, ceiling).flatMap(([path, value]): Finding[] =>
      value === undefined || value <= most
        ? []
        : [
            warning(
              path,
              `is ${value}, above the gateway's own limits.${limit} (${most}), which is reached first`,
            ),
          ],
    );
  });

/**
 * Below it, LiteLLM cuts answers to requests that don't say `max_tokens`, to a quarter of the limit
 * (litellm: proxy/hooks/parallel_request_limiter_v3.py _apply_implicit_output_cap).
 */
const leastTokens = 4096;

/** Warns of token limits so small that answers are cut. */
export const checkSmallTokenLimits: Check = ({ settings: { limits } }) => {
  const all = [["limits.tpm", limits.tpm] as const, ...limitsOf(limits, "tpm", "ceilingTpm")];
  return all.flatMap(([path, value]) => {
    if (value === undefined || value >= leastTokens) return [];
    const reason = `is ${value}: below ${leastTokens}, LiteLLM cuts answers to requests without max_tokens to a quarter of it`;
    return [warning(path, reason)];
  });
};

function limitsOf(
  { keys, users, teams }: Settings["limits"],
  limit: (typeof kinds)[number]["limit"],
  ceiling: (typeof kinds)[number]["ceiling"],
): [string, number | undefined][] {
  const ofKeys: [string, number | undefined][] = [
    [`limits.keys.${limit}`, keys[limit]],
    [`limits.keys.${ceiling}`, keys[ceiling]],
  ];
  if (limit === "maxParallelRequests") return ofKeys;
  return [
    ...ofKeys,
    [`limits.users.${limit}`, users[limit]],
    [`limits.teams.${limit}`, teams[limit]],
  ];
}
