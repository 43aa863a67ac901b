"""Prints the routes of LiteLLM's app in the order of its router, with what each asks for, as committed
in config/litellm/data. A request is given to the first route that its method and path fit.

`key`: LiteLLM looks at a key before anything else. `open`: for everybody, or with a sign-in of its own.
A WebSocket has the method `SOCKET`; a folder of files is what is in it, too.
"""

import json
import os
from importlib.metadata import version

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

from fastapi.routing import _IncludedRouter  # noqa: E402
from litellm.proxy import _lazy_features as lazy  # noqa: E402
from litellm.proxy.proxy_server import app  # noqa: E402


def dependencies(dependant):
    for one in dependant.dependencies:
        yield getattr(one.call, "__name__", "")
        yield from dependencies(one)


def routes(candidates):
    for route in candidates:
        if isinstance(route, _IncludedRouter):
            yield from routes(route.effective_candidates())
        else:
            original = getattr(route, "original_route", route)
            yield getattr(route, "path", None) or original.path, original


def asks(route):
    dependant = getattr(route, "dependant", None)
    has_key = dependant is not None and any("user_api_key" in name for name in dependencies(dependant))
    return "key" if has_key else "open"


def requests(path, route):
    """What fits a route, as a method and a path."""
    kind = type(route).__name__
    if kind == "Mount":
        return [f"{method} {one}" for one in (path, f"{path}/{{file:path}}") for method in ("GET", "HEAD")]
    methods = ["SOCKET"] if "WebSocket" in kind else sorted(route.methods)
    return [f"{method} {path}" for method in methods]


lazy.register_all_features(app)
found = {}
for path, route in routes(app.router.routes):
    for request in requests(path, route):
        found.setdefault(request, asks(route))
print(json.dumps({"version": version("litellm"), "routes": found}, indent=0))
