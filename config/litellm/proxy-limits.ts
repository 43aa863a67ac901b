import type { Settings } from "../inputs/schema";

/** Name of the file beside LiteLLM's config; the config names it without `.py`. */
export const proxyLimitsFile = "proxy_limits.py";

/** Whether the gateway as a whole is limited. */
export const hasProxyLimits = ({ limits }: Settings): boolean =>
  [limits.rpm, limits.tpm, limits.maxParallelRequests].some((limit) => limit !== undefined);

/**
 * A module for LiteLLM that limits the gateway as a whole, which it can't do itself: its limits are
 * for keys, users, teams and tags, and `global_max_parallel_requests` is read by a limiter that is
 * no longer used (litellm: proxy/hooks/parallel_request_limiter.py global_max_parallel_requests).
 *
 * Every request gets one more descriptor, like that of a tag. So LiteLLM's own limiter counts it, in
 * Redis for all replicas together, reserves tokens for it, and gives back what a failed or
 * disconnected request took. Where that limiter has changed, the proxy doesn't start, and the old
 * ones go on.
 *
 * @returns the module's text; undefined when there are no such limits
 */
export function renderProxyLimits(settings: Settings): string | undefined {
  if (!hasProxyLimits(settings)) return undefined;
  const { rpm, tpm, maxParallelRequests } = settings.limits;
  const python = (value: number | undefined) => (value === undefined ? "None" : String(value));
  return `# Made by litellm-gateway from the stack's settings; edits here are lost.
"""Limits of the gateway as a whole: one more descriptor for LiteLLM's limiter, on every request."""
from litellm.integrations.custom_logger import CustomLogger
from litellm.proxy.hooks import parallel_request_limiter_v3 as limiter

handler = limiter._PROXY_MaxParallelRequestsHandler_v3
of_tags = handler._create_tag_rate_limit_descriptors


async def with_the_gateway(self, data):
    gateway = limiter.RateLimitDescriptor(
        key="tag",
        value="the whole gateway",
        rate_limit={
            "requests_per_unit": ${python(rpm)},
            "tokens_per_unit": ${python(tpm)},
            "max_parallel_requests": ${python(maxParallelRequests)},
            "window_size": self.window_size,
        },
    )
    return (*await of_tags(self, data), gateway)


# LiteLLM loads a module twice at times; what is wrapped already is left.
if of_tags.__name__ != with_the_gateway.__name__:
    handler._create_tag_rate_limit_descriptors = with_the_gateway


# Does nothing: being listed in \`callbacks\` is what loads this module.
limits = CustomLogger()
`;
}
