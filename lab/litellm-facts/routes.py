"""Prints the routes of LiteLLM's app in the order of its router, with what each asks for, as committed
in config/litellm/data. A request is given to the first route that its method and path fit.

`key`: LiteLLM looks at a key before anything else. `open`: for everybody, or with a sign-in of its own.
"""

import json
from importlib.metadata import version

from routing import requests


def dependencies(dependant):
    for one in dependant.dependencies:
        yield getattr(one.call, "__name__", "")
        yield from dependencies(one)


def asks(route):
    dependant = getattr(route, "dependant", None)
    has_key = dependant is not None and any("user_api_key" in name for name in dependencies(dependant))
    return "key" if has_key else "open"


found = {}
for method, path, route in requests():
    found.setdefault(f"{method} {path}", asks(route))
print(json.dumps({"version": version("litellm"), "routes": found}, indent=0))
