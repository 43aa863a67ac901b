"""Prints the routes of LiteLLM's app in the order of its router, with what each asks for, as committed
in config/litellm/data. A path is given to the first route that it fits.

`key`: LiteLLM looks at a key before anything else. `socket`: a WebSocket, likewise. `files`: a folder
of files, for everybody. `open`: for everybody, or with a sign-in of its own.
"""

import json
import os
from importlib.metadata import version

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

from fastapi.routing import _IncludedRouter  # noqa: E402
from litellm.proxy import _lazy_features as lazy  # noqa: E402
from litellm.proxy.proxy_server import app  # noqa: E402

# Later ones win: a path may have several methods.
ASKED = ["key", "socket", "files", "open"]


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
    kind = type(route).__name__
    if kind == "Mount":
        return "files"
    dependant = getattr(route, "dependant", None)
    has_key = dependant is not None and any("user_api_key" in name for name in dependencies(dependant))
    if not has_key:
        return "open"
    return "socket" if "WebSocket" in kind else "key"


lazy.register_all_features(app)
found = {}
for path, route in routes(app.router.routes):
    found[path] = max(found.get(path, "key"), asks(route), key=ASKED.index)
print(json.dumps({"version": version("litellm"), "routes": found}, indent=0))
