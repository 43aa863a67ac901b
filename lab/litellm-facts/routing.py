"""Reads the router of LiteLLM's app, with all that LiteLLM would add to it on first use."""

import os

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

from fastapi.routing import _IncludedRouter  # noqa: E402
from litellm.proxy import _lazy_features as lazy  # noqa: E402
from litellm.proxy.proxy_server import app  # noqa: E402


def routes(candidates):
    for route in candidates:
        if isinstance(route, _IncludedRouter):
            yield from routes(route.effective_candidates())
        else:
            original = getattr(route, "original_route", route)
            yield getattr(route, "path", None) or original.path, original


def requests():
    """Method, template and route of all that the router takes, in the order in which it tries them.

    A WebSocket has the method `SOCKET`; a folder of files is what is in it, too.
    """
    lazy.register_all_features(app)
    for path, route in routes(app.router.routes):
        kind = type(route).__name__
        if kind == "Mount":
            paths, methods = [path, f"{path}/{{file:path}}"], ["GET", "HEAD"]
        else:
            paths, methods = [path], ["SOCKET"] if "WebSocket" in kind else sorted(route.methods)
        yield from ((method, one, route) for one in paths for method in methods)
