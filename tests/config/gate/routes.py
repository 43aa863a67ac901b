"""Holds the gate's open routes against LiteLLM's own router, as JSON.

- `overlaps`: paths of open routes that LiteLLM's router would give to a closed one.
- `passed`: spellings of closed routes that came through the gate, out of `asked`.
"""

import asyncio
import json
import os
import re
import sys

sys.path.insert(0, "/files")
os.environ.update(LITELLM_MASTER_KEY="sk-of-a-test", DRAIN_ENDPOINT_TOKEN="token-of-a-test")

from asking import ask  # noqa: E402
from routing import requests  # noqa: E402
from starlette.routing import compile_path  # noqa: E402

import gate  # noqa: E402

ordered = [(method, path, compile_path(path)[0]) for method, path, _ in requests()]
settings = json.load(open("/files/gate.json"))
opened = {route for route, wants in settings["routes"].items() if wants}


def routed(method, path):
    """The route to which LiteLLM's router gives a request."""
    return next((f"{own} {one}" for own, one, fits in ordered if own == method and fits.match(path)), None)


VALUES = ["x", "a/b", "gpt-4o", "..", "me", "openai/v1", "v1/files", "mcp", "token"]


def samples(template):
    for value in VALUES:
        one = re.sub(r"\{\w+:path\}", value, template)
        yield re.sub(r"\{\w+\}", value.replace("/", "-"), one)


def overlaps():
    gates = gate.Routes(settings["routes"])
    for route in opened:
        method, template = route.split(" ", 1)
        for path in samples(template):
            found = routed(method, path)
            if found is not None and found not in opened and gates.find(method, path):
                yield [route, path, found]


def spellings(path):
    encoded = "".join(f"%{ord(letter):02x}" if letter.isalpha() else letter for letter in path)
    first, rest = path[1:2], path[2:]
    yield path
    for prefix in ("/", "//", "/.", "/./", "/../", "/%2e", "/%2f", "/x/..", "/x/../", "/v1", "/openai", "/ui/..", "/v1/models/..", "/health/.."):
        yield prefix + path
    for suffix in ("/", "//", "/.", "/..", "/%2e", "%2f", ";", ";a=b", "%3b", "%00", "%0a", "%0d", "%20", "%09", "%", "%zz", "%c0%af", "?", "?a=b", "#a", "/x", "/%zz/..", "%ef%bc%8f"):
        yield path + suffix
    yield f"/%{ord(first):02x}{rest}" if first else "/%2f"
    yield f"/%25{ord(first):02x}{rest}" if first else "/%252f"
    yield path.upper()
    yield path.title()
    yield encoded
    yield path.replace("/", "//")
    yield path.replace("/", "/./")
    yield path.replace("/", "\\")
    yield path.replace("/", "%2f")


async def passed():
    """Spellings that reach LiteLLM's app by a path that its router gives to a closed route."""
    reached = []

    async def inner(scope, receive, send):
        reached.append(scope["path"])
        await send({"type": "http.response.start", "status": 299, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    guard = gate.Gate(inner, settings, os.environ)
    guard.was_ready = True
    wrong, asked = [], 0
    for method, template, _ in ordered:
        if f"{method} {template}" in opened or method == "SOCKET":
            continue
        for path in dict.fromkeys(list(samples(template))[:2]):
            for spelling in dict.fromkeys(spellings(path)):
                asked += 1
                reached.clear()
                answer = await ask(guard, method, spelling, [("authorization", "Bearer sk-x")])
                if not reached and answer["status"] in (400, 404, 405):
                    continue
                # An open route's own path, by chance: `/x/../models` is no path of a closed one.
                found = routed(method, reached[0]) if reached else None
                if answer["status"] != 299 or found not in opened:
                    wrong.append([method, template, spelling, answer["status"], found])
    return wrong, asked


wrong, asked = asyncio.run(passed())
print(json.dumps({"overlaps": list(overlaps()), "passed": wrong, "asked": asked, "routes": len(ordered)}))
