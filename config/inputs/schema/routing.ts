import { z } from "zod";
import { about, becomes, count, extra, flag, makes } from "./fields";
import { strategySchema } from "./groups";

const retries = (what: string) => count(`Tries again after ${what}.`, 1, 0, 10).optional();

const retryPolicy = z
  .strictObject({
    badRequest: retries("a refused request (400)").meta(
      becomes("router_settings.retry_policy.BadRequestErrorRetries"),
    ),
    authentication: retries("a refused key (401)").meta(
      becomes("router_settings.retry_policy.AuthenticationErrorRetries"),
    ),
    timeout: retries("a timeout (408)").meta(
      becomes("router_settings.retry_policy.TimeoutErrorRetries"),
    ),
    rateLimit: retries("a rate limit (429)").meta(
      becomes("router_settings.retry_policy.RateLimitErrorRetries"),
    ),
    contentPolicy: retries("a refused content").meta(
      becomes("router_settings.retry_policy.ContentPolicyViolationErrorRetries"),
    ),
    internalServerError: retries("a failure of the provider (500)").meta(
      becomes("router_settings.retry_policy.InternalServerErrorRetries"),
    ),
  })
  .meta({
    id: "RetryPolicyArgs",
    description: "Tries again by kind of error, instead of `retries`.",
  });

const fails = (what: string) =>
  count(
    `${what} in a minute before a deployment is left alone for a while.`,
    3,
    0,
    10_000,
  ).optional();

const allowedFailsPolicy = z
  .strictObject({
    badRequest: fails("Refused requests (400)").meta(
      becomes("router_settings.allowed_fails_policy.BadRequestErrorAllowedFails"),
    ),
    authentication: fails("Refused keys (401)").meta(
      becomes("router_settings.allowed_fails_policy.AuthenticationErrorAllowedFails"),
    ),
    timeout: fails("Timeouts (408)").meta(
      becomes("router_settings.allowed_fails_policy.TimeoutErrorAllowedFails"),
    ),
    rateLimit: fails("Rate limits (429)").meta(
      becomes("router_settings.allowed_fails_policy.RateLimitErrorAllowedFails"),
    ),
    contentPolicy: fails("Refused contents").meta(
      becomes("router_settings.allowed_fails_policy.ContentPolicyViolationErrorAllowedFails"),
    ),
    internalServerError: fails("Failures (500)").meta(
      becomes("router_settings.allowed_fails_policy.InternalServerErrorAllowedFails"),
    ),
  })
  .meta({
    id: "AllowedFailsPolicyArgs",
    description: "Failures by kind before a cooldown, instead of `allowedFails`.",
  });

const fallbacks = (when: string) =>
  about(z.record(z.string().min(1), z.array(z.string().min(1)).min(1)).default({}), {
    description: `Who answers ${when}: for a model or group, others in their order.`,
    example: { "gpt-4o": ["claude-3.5-sonnet"] },
  });

/** Inputs that say who answers instead of a model that can't. */
export const fallbackLists = [
  "fallbacks",
  "contextWindowFallbacks",
  "contentPolicyFallbacks",
] as const;

/** How a request finds its deployment, and what happens when that fails. */
export const routingSchema = z
  .strictObject({
    strategy: about(strategySchema.default("simple-shuffle"), {
      description:
        "How one of several models of a name is chosen. `cost` takes the cheapest, `latency` the fastest of late, `usage` the one with the fewest tokens this minute.",
      example: "least-busy",
      ...makes("router_settings.routing_strategy"),
    }),
    retries: about(z.int().min(0).max(10).default(2), {
      description: "Tries again after a failure, before the fallbacks.",
      example: 1,
      ...becomes("router_settings.num_retries", "litellm_settings.num_retries"),
    }),
    retryAfterSeconds: count("Least wait before another try, in seconds.", 1, 0, 60)
      .optional()
      .meta(becomes("router_settings.retry_after")),
    retryPolicy: retryPolicy.optional(),
    allowedFails: count(
      "Failures in a minute before a deployment is left alone for a while. Default: 3.",
      3,
      0,
      10_000,
    )
      .optional()
      .meta(becomes("router_settings.allowed_fails", "litellm_settings.allowed_fails")),
    allowedFailsPolicy: allowedFailsPolicy.optional(),
    cooldowns: flag("Leave failing deployments alone for a while.", true).meta(
      makes("router_settings.disable_cooldowns"),
    ),
    cooldownSeconds: count(
      "How long a failing deployment is left alone, in seconds. Default: 5.",
      30,
      1,
      86_400,
    )
      .optional()
      .meta(becomes("router_settings.cooldown_time")),
    fallbacks: fallbacks("when all tries failed").meta(
      makes("router_settings.fallbacks", "litellm_settings.fallbacks"),
    ),
    contextWindowFallbacks: fallbacks("when a prompt is too long").meta(
      makes(
        "router_settings.context_window_fallbacks",
        "litellm_settings.context_window_fallbacks",
      ),
    ),
    contentPolicyFallbacks: fallbacks("when a provider refuses the content").meta(
      makes(
        "router_settings.content_policy_fallbacks",
        "litellm_settings.content_policy_fallbacks",
      ),
    ),
    defaultFallbacks: about(z.array(z.string().min(1)).default([]), {
      description: "Who answers when a model without fallbacks of its own fails.",
      example: ["gpt-4o-mini"],
      ...becomes("router_settings.default_fallbacks", "litellm_settings.default_fallbacks"),
    }),
    maxFallbacks: count("Most fallbacks for one request. Default: 5.", 3, 1, 20)
      .optional()
      .meta(becomes("router_settings.max_fallbacks", "litellm_settings.max_fallbacks")),
    preCallChecks: flag(
      "Leave out deployments whose context window is too small for the prompt.",
      false,
    ).meta(becomes("router_settings.enable_pre_call_checks")),
    tagFiltering: flag("Choose deployments by the tags of a request.", false).meta(
      becomes("router_settings.enable_tag_filtering"),
    ),
    extra: extra("router_settings", { enable_weighted_failover: true }),
  })
  .meta({
    id: "RoutingArgs",
    description: "How a request finds its deployment, and what happens when that fails.",
  })
  .prefault({});
