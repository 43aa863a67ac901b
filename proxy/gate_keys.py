"""Who asks: whether there is a key, whether this proxy has seen it answered, and how often a source failed."""

import asyncio
import hashlib
import time
from http.cookies import CookieError, SimpleCookie

import jwt

# Failures of a source in a minute that cost nothing.
FREE_FAILURES = 20
LONGEST_DELAY = 2.0
WINDOW = 60.0
# A key that was withdrawn meanwhile only has its body read: LiteLLM looks at each key itself.
KNOWN_SECONDS = 600.0
MOST_KNOWN = 10_000


class Caller:
    def __init__(self, source, credentials, known):
        self.source = source
        self.credentials = credentials
        self.has_key = bool(credentials)
        # One hash of all that could be taken for a key, so that a good one can't vouch for another.
        self.identity = hashlib.sha256(repr(credentials).encode()).digest() if credentials else b""
        self.is_trusted = known.get(self.identity, 0) > time.monotonic()


class Keys:
    def __init__(self, app, headers, master_key):
        self.app = app
        self.headers = [name.encode() for name in headers]
        self.master_key = master_key
        self.known = {}
        self.failures = {}

    def caller(self, scope, headers):
        credentials = [(name, headers[name]) for name in self.headers if headers.get(name, b"").strip()]
        source = (scope.get("client") or ("",))[0]
        return Caller(source, credentials, self.known)

    async def slow_down(self, caller):
        """Has a source that failed often wait. It is never shut out: others may share its address."""
        started, count = self.failures.get(caller.source, (0.0, 0))
        if count > FREE_FAILURES and time.monotonic() - started < WINDOW:
            await asyncio.sleep(min(LONGEST_DELAY, 0.1 * (count - FREE_FAILURES)))

    def failed(self, caller):
        now = time.monotonic()
        started, count = self.failures.get(caller.source, (now, 0))
        if now - started >= WINDOW:
            started, count = now, 0
        self.failures[caller.source] = (started, count + 1)
        if len(self.failures) > MOST_KNOWN:
            self.failures = {source: one for source, one in self.failures.items() if now - one[0] < WINDOW}

    def succeeded(self, caller):
        if len(self.known) >= MOST_KNOWN:
            self.known.pop(next(iter(self.known)))
        self.known[caller.identity] = time.monotonic() + KNOWN_SECONDS

    def watching(self, caller, wants, body):
        """A `send` that learns from the answer whether the key is good."""

        async def send(message):
            if message["type"] == "http.response.start":
                status = message["status"]
                if status in (401, 403):
                    self.failed(caller)
                # Other answers may come before LiteLLM has looked at the key.
                elif wants == "key" and 200 <= status < 300 and not caller.is_trusted:
                    self.succeeded(caller)
            await body.send(message)

        return send

    async def is_known(self, scope, caller):
        """Whether LiteLLM knows the key, asked without the request's body."""
        if caller.is_trusted:
            return True
        if not caller.has_key:
            return False
        status = await self.ask(scope, "/v1/models", caller.credentials)
        # 403 and 429: it is known, and may not do this, or no more.
        if status not in (200, 403, 429):
            self.failed(caller)
            return False
        self.succeeded(caller)
        caller.is_trusted = True
        return True

    async def ask(self, scope, path, headers):
        """The status of LiteLLM's answer to a request of our own."""
        status = 500

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            nonlocal status
            status = message.get("status", status)

        own = {"method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
        await self.app({**scope, **own, "headers": [(b"host", b"gate"), *headers], "state": {}}, receive, send)
        return status

    def is_signed_in(self, headers):
        """Whether there is the cookie that LiteLLM signs for its admin pages."""
        if not self.master_key:
            return False
        try:
            cookies = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1"))
            jwt.decode(cookies["token"].value, self.master_key, algorithms=["HS256"])
        except (CookieError, KeyError, jwt.PyJWTError):
            return False
        return True
