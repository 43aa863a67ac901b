import { z } from "zod";
import { about, count, extra, flag } from "./fields";
import { strategySchema } from "./groups";

const retries = (what: string) => count(`Tries again after ${what}.`, 1, 0, 10).optional();

const retryPolicy = z
  .strictObject({
    badRequest: retries("a refused request (400)"),
    authentication: retries("a refused key (401)"),
    timeout: retries("a timeout (408)"),
    rateLimit: retries("a rate limit (429)"),
    contentPolicy: retries("a refused content"),
    internalServerError: retries("a failure of the provider (500)"),
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
    badRequest: fails("Refused requests (400)"),
    authentication: fails("Refused keys (401)"),
    timeout: fails("Timeouts (408)"),
    rateLimit: fails("Rate limits (429)"),
    contentPolicy: fails("Refused contents"),
    internalServerError: fails("Failures (500)"),
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

/** How a request finds its deployment, and what happens when that fails. */
export const routingSchema = z
  .strictObject({
    strategy: about(strategySchema.default("simple-shuffle"), {
      description:
        "How one of several models of a name is chosen. `cost` takes the cheapest, `latency` the fastest of late, `usage` the one with the fewest tokens this minute.",
      example: "least-busy",
    }),
    retries: about(z.int().min(0).max(10).default(2), {
      description: "Tries again after a failure, before the fallbacks.",
      example: 1,
    }),
    retryAfterSeconds: count("Least wait before another try, in seconds.", 1, 0, 60).optional(),
    retryPolicy: retryPolicy.optional(),
    allowedFails: count(
      "Failures in a minute before a deployment is left alone for a while. Default: 3.",
      3,
      0,
      10_000,
    ).optional(),
    allowedFailsPolicy: allowedFailsPolicy.optional(),
    cooldowns: flag("Leave failing deployments alone for a while.", true),
    cooldownSeconds: count(
      "How long a failing deployment is left alone, in seconds. Default: 5.",
      30,
      1,
      86_400,
    ).optional(),
    fallbacks: fallbacks("when all tries failed"),
    contextWindowFallbacks: fallbacks("when a prompt is too long"),
    contentPolicyFallbacks: fallbacks("when a provider refuses the content"),
    defaultFallbacks: about(z.array(z.string().min(1)).default([]), {
      description: "Who answers when a model without fallbacks of its own fails.",
      example: ["gpt-4o-mini"],
    }),
    maxFallbacks: count("Most fallbacks for one request. Default: 5.", 3, 1, 20).optional(),
    preCallChecks: flag(
      "Leave out deployments whose context window is too small for the prompt.",
      false,
    ),
    tagFiltering: flag("Choose deployments by the tags of a request.", false),
    extra: extra("router_settings", { enable_weighted_failover: true }),
  })
  .meta({
    id: "RoutingArgs",
    description: "How a request finds its deployment, and what happens when that fails.",
  })
  .prefault({});
