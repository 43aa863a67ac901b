"""Stands before LiteLLM's app and decides what reaches it: only routes that are open, only with a key,
only bodies of a size that is allowed. `gate.json` beside it says which (config/litellm/gate.ts).

It fails closed: nothing else answers READY, so a proxy in which it isn't in front is never ready.
"""

import hmac
import json
import os
import re
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

sys.path.append(str(Path(__file__).parent))

from gate_answers import answer, answer_json, error  # noqa: E402
from gate_body import Body  # noqa: E402
from gate_keys import Keys  # noqa: E402
from litellm.integrations.custom_logger import CustomLogger  # noqa: E402
from litellm.proxy.proxy_server import app  # noqa: E402
from litellm.proxy.shutdown.graceful_shutdown_manager import GracefulShutdownManager  # noqa: E402

READY = "/health/ready"
DRAIN = "/health/drain"
PLAIN = re.compile(rb"[!-$&-~]*")
BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class Routes:
    """Which of LiteLLM's routes are open, and what each wants: `key`, `signIn` or, if `open`, nothing.

    A path must be exactly that of an open route, as LiteLLM's router sees it; so another spelling of
    a closed one is closed, too. Routes are in the order of that router, closed ones among them, as it
    takes the first that method and path fit: `/key/v1/files/regenerate` fits `/{provider}/v1/files/…`.
    """

    def __init__(self, routes):
        self.exact = {}
        patterns = {}
        for route, wants in routes.items():
            method, path = route.split(" ", 1)
            of_method = patterns if "{" in path else self.exact
            of_method.setdefault(method, {}).setdefault(path, wants)
        self.patterns = {
            method: (re.compile("|".join(f"({pattern(path)})" for path in paths)), [None, *paths.values()])
            for method, paths in patterns.items()
        }

    def find(self, method, path):
        """What the open route of a request wants; None when it is closed."""
        exact = self.exact.get(method, {})
        if path in exact:
            return exact[path]
        if method in self.patterns:
            any_of, wants = self.patterns[method]
            if found := any_of.fullmatch(path):
                return wants[found.lastindex]
        # The router sends from a path with a slash at its end to the one without.
        return exact.get(path[:-1]) if path.endswith("/") else None

    def methods(self, path):
        """Methods by which a path is open."""
        return [method for method in {*self.exact, *self.patterns} - {"SOCKET"} if self.find(method, path)]


def pattern(template):
    """A route's template as a regular expression, as Starlette compiles it."""
    parts = re.split(r"(\{\w+(?::path)?\})", template)
    return "".join(
        re.escape(part) if index % 2 == 0 else (".*" if ":path" in part else "[^/]+")
        for index, part in enumerate(parts)
    )


def decodes(raw):
    """Whether a path is text without control characters once its escapes are read."""
    if PLAIN.fullmatch(raw):
        return True
    if BAD_ESCAPE.search(raw):
        return False
    try:
        text = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not re.search(r"[\x00-\x1f\x7f-\x9f]", text)


class Gate:
    def __init__(self, app, settings, environment):
        self.app = app
        self.routes = Routes(settings["routes"])
        self.keys = Keys(app, settings["keyHeaders"], environment.get("LITELLM_MASTER_KEY"))
        self.max_body = settings["maxBodyBytes"]
        self.public = urlsplit(settings["publicUrl"]) if settings["publicUrl"] else None
        self.drain_token = environment.get("DRAIN_ENDPOINT_TOKEN", "").encode()
        self.was_ready = False

    async def __call__(self, scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        self.set_origin(scope)
        headers = dict(scope["headers"])
        send = self.finishing(scope, send)
        path = scope["path"]
        if not decodes(scope.get("raw_path") or path.encode()):
            return await refuse(scope, send, 400, "the path can't be decoded")
        if path == READY:
            return await answer(send, await self.readiness(scope))
        if path == DRAIN:
            given = headers.get(b"x-drain-token", b"")
            if not (self.drain_token and hmac.compare_digest(given, self.drain_token)):
                return await refuse(scope, send, 404)
            return await self.app(scope, receive, send)
        method = "SOCKET" if scope["type"] == "websocket" else scope["method"]
        # A browser asks first whether a page of another origin may. The app answers without a route.
        asked_for = headers.get(b"access-control-request-method", b"").decode("latin-1")
        wants = self.routes.find(asked_for if method == "OPTIONS" else method, path)
        if wants is None:
            return await refuse(scope, send, 405 if method != "SOCKET" and self.routes.methods(path) else 404)
        if method in ("SOCKET", "OPTIONS"):
            return await self.app(scope, receive, send)
        caller = self.keys.caller(scope, headers)
        if not caller.is_trusted:
            await self.keys.slow_down(caller)
        if (wants == "key" and not caller.has_key) or (wants == "signIn" and not self.keys.is_signed_in(headers)):
            return await self.refuse_caller(scope, send, caller)
        body = Body(receive, send, headers, self.max_body, lambda: self.keys.is_known(scope, caller))
        if not await body.may_begin():
            return None
        await self.app(scope, body.receive, self.keys.watching(caller, wants, body))
        return None

    async def refuse_caller(self, scope, send, caller):
        self.keys.failed(caller)
        await refuse(scope, send, 401, "Authentication Error, No api key passed in.")

    async def readiness(self, scope):
        """200 while it serves; 404 while it leaves, by which load balancers keep what they have on it.

        LiteLLM is asked once, at the start: a proxy that never reached its database doesn't take the
        place of one that did. Later the database says nothing about this process.
        """
        if GracefulShutdownManager.is_shutting_down():
            return 404
        if not self.was_ready:
            self.was_ready = await self.keys.ask(scope, "/health/readiness", []) == 200
        return 200 if self.was_ready else 503

    def set_origin(self, scope):
        """Has redirects and cookies be those of the address that clients use."""
        if self.public is None:
            return
        secure = self.public.scheme == "https"
        scheme = "http" if scope["type"] == "http" else "ws"
        scope["scheme"] = f"{scheme}s" if secure else scheme
        others = [header for header in scope["headers"] if header[0] != b"host"]
        scope["headers"] = [(b"host", self.public.netloc.encode()), *others]

    def finishing(self, scope, send):
        async def finish(message):
            if message["type"] == "http.response.start":
                more = []
                if scope["scheme"] == "https":
                    more.append((b"strict-transport-security", b"max-age=31536000"))
                # A client that comes again goes elsewhere: uvicorn closes idle connections at its end, and a
                # request that is on its way on one then is lost.
                if GracefulShutdownManager.is_shutting_down():
                    more.append((b"connection", b"close"))
                message = {**message, "headers": [*message.get("headers", []), *more]}
            await send(message)

        return finish


async def refuse(scope, send, status, message=None):
    """Answers instead of LiteLLM, without reading a body that may be on its way."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close"})
        return
    detail = {404: "Not Found", 405: "Method Not Allowed"}.get(status)
    content = error(status, "auth_error", message) if message else {"detail": detail}
    await answer_json(send, status, content, ends_connection=has_body(scope))


def has_body(scope):
    return any(name in (b"content-length", b"transfer-encoding") and value != b"0" for name, value in scope["headers"])


# add_middleware() refuses once the app has begun to start, which is when this is loaded. LiteLLM loads
# a module twice at times; what is wrapped already is left.
if type(app.middleware_stack).__name__ != Gate.__name__:
    with (Path(__file__).parent / "gate.json").open() as file:
        app.middleware_stack = Gate(app.middleware_stack or app.build_middleware_stack(), json.load(file), os.environ)


# Does nothing: being listed in `callbacks` is what loads this module.
gate = CustomLogger()
