import { config, withSettings, type BadInput } from "../bad-input";

const routing = (routing: unknown) => withSettings({ routing });
const router = (router_settings: unknown) => config({ router_settings });

/** How a request finds its deployment. */
export const routingCases: readonly BadInput[] = [
  {
    name: "a strategy that there isn't",
    input: routing({ strategy: "round-robin" }),
    path: "routing.strategy",
    reason: "must be one of simple-shuffle",
    litellm: router({ routing_strategy: "round-robin" }),
  },
  {
    name: "retries below 0",
    input: routing({ retries: -1 }),
    path: "routing.retries",
    reason: "must be at least 0",
    litellm: router({ num_retries: -1 }),
  },
  {
    name: "retries as a word",
    input: routing({ retries: "three" }),
    path: "routing.retries",
    reason: "must be a number",
    litellm: router({ num_retries: "three" }),
  },
  {
    name: "a thousand retries",
    input: routing({ retries: 1000 }),
    path: "routing.retries",
    reason: "must be at most 10",
    litellm: router({ num_retries: 1000 }),
  },
  {
    name: "retries with a typo",
    input: routing({ retires: 3 }),
    path: "routing.retires",
    reason: "did you mean retries",
    litellm: router({ num_retires: 3 }),
  },
  {
    name: "a retry policy of an error that there isn't",
    input: routing({ retryPolicy: { rateLimits: 3 } }),
    path: "routing.retryPolicy.rateLimits",
    reason: "did you mean rateLimit",
    litellm: router({ retry_policy: { RateLimitRetries: 3 } }),
  },
  {
    name: "a cooldown policy of an error that there isn't",
    input: routing({ allowedFailsPolicy: { serverError: 3 } }),
    path: "routing.allowedFailsPolicy.serverError",
    reason: "is not an input",
    litellm: router({ allowed_fails_policy: { ServerErrorAllowedFails: 3 } }),
  },
  {
    name: "a time of cooldowns that are off",
    input: routing({ cooldowns: false, cooldownSeconds: 30 }),
    path: "routing.cooldownSeconds",
    reason: "does nothing, because routing.cooldowns is false",
    litellm: router({ disable_cooldowns: true, cooldown_time: 30 }),
  },
  {
    name: "fails allowed before cooldowns that are off",
    input: routing({ cooldowns: false, allowedFails: 5 }),
    path: "routing.allowedFails",
    reason: "does nothing, because routing.cooldowns is false",
    litellm: router({ disable_cooldowns: true, allowed_fails: 5 }),
  },
  {
    name: "a cooldown time with its unit",
    input: routing({ cooldownSeconds: "30s" }),
    path: "routing.cooldownSeconds",
    reason: "must be a number",
    litellm: router({ cooldown_time: "30s" }),
  },
  {
    name: "a fallback as a name instead of a list",
    input: routing({ fallbacks: { "gpt-4o": "gpt-4o-mini" } }),
    path: 'routing.fallbacks["gpt-4o"]',
    reason: "must be a list",
    litellm: router({ fallbacks: [{ "gpt-4o": "gpt-4o-mini" }] }),
  },
  {
    name: "a model with an empty list of fallbacks",
    input: routing({ fallbacks: { "gpt-4o": [] } }),
    path: 'routing.fallbacks["gpt-4o"]',
    reason: "must not be empty",
    litellm: router({ fallbacks: [{ "gpt-4o": [] }] }),
  },
  {
    name: "at most 0 fallbacks",
    input: routing({ maxFallbacks: 0 }),
    path: "routing.maxFallbacks",
    reason: "must be at least 1",
    litellm: router({ max_fallbacks: 0 }),
  },
  {
    name: "health checks among the routing settings",
    input: routing({ health_check_interval: 300 }),
    path: "routing.health_check_interval",
    reason: "is not an input",
    litellm: router({ health_check_interval: 300 }),
  },
  {
    name: "a switch as a word",
    input: routing({ tagFiltering: "yes" }),
    path: "routing.tagFiltering",
    reason: "must be true or false",
    litellm: router({ enable_tag_filtering: "no" }),
  },
  {
    name: "routing settings as a list",
    input: routing(["retries", 3]),
    path: "routing",
    reason: "must be an object",
    litellm: router(["num_retries", 3]),
  },
];
