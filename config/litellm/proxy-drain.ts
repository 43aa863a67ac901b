import type { Settings } from "../inputs/schema";

/** Name of the file beside LiteLLM's config; the config names it without `.py`. */
export const proxyDrainFile = "proxy_drain.py";

/**
 * Whether clients may have connections to the proxies themselves. On Docker they have them to the load
 * balancer, which sees that a proxy leaves; a Service of Kubernetes is nothing that connections end at.
 */
export const hasDirectClients = ({ target }: Settings): boolean => target === "kubernetes";

/**
 * A module for LiteLLM by which a proxy that leaves closes each connection with the answer on it,
 * and says so in it. LiteLLM answers on as before (litellm:
 * proxy/shutdown/graceful_shutdown_manager.py), until uvicorn stops and closes connections without
 * an answer on them: a request that is on its way on one then is lost. On a node of Kubernetes a
 * rollout under load lost 12 of 8 568 requests so.
 *
 * Where LiteLLM has changed there, the proxy doesn't start, and the old ones go on.
 */
export const renderProxyDrain = (): string => `# Made by litellm-gateway; edits here are lost.
"""Has clients go elsewhere while this proxy leaves: each answer then ends its connection."""
from litellm.integrations.custom_logger import CustomLogger
from litellm.proxy.proxy_server import app
from litellm.proxy.shutdown.graceful_shutdown_manager import GracefulShutdownManager


class EndConnections:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def send_last(message):
            if message["type"] == "http.response.start" and GracefulShutdownManager.is_shutting_down():
                headers = [*message.get("headers", []), (b"connection", b"close")]
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, send_last if scope["type"] == "http" else send)


# add_middleware() refuses once the app has begun to start, which is when this is loaded. LiteLLM loads
# a module twice at times; what is wrapped already is left.
if type(app.middleware_stack).__name__ != EndConnections.__name__:
    app.middleware_stack = EndConnections(app.middleware_stack or app.build_middleware_stack())


# Does nothing: being listed in \`callbacks\` is what loads this module.
drain = CustomLogger()
`;
