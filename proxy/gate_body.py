"""A request's body: counted as it comes, before LiteLLM reads and parses it."""

import asyncio

from gate_answers import answer_json, error

# LiteLLM reads bodies before it looks at keys. More than this is read for those only whose key is known.
FREE_BYTES = 1_000_000
# Between two parts of a body.
SILENCE_SECONDS = 30


class Body:
    """The two ends of one request. Once this has refused it, LiteLLM hears that the client has gone."""

    def __init__(self, receive, send, headers, most, is_known):
        self._receive = receive
        self._send = send
        self.most = most
        self.is_known = is_known
        announced = headers.get(b"content-length", b"")
        self.announced = int(announced) if announced.isdigit() else 0
        self.length = 0
        self.is_complete = False
        self.is_checked = False
        self.has_begun = False
        self.is_refused = False

    async def may_begin(self):
        """Whether what is announced may come."""
        return await self.may_be(self.announced)

    async def may_be(self, length):
        if length > self.most:
            return await self.refuse(413, f"the body is larger than {self.most} bytes, the most that is allowed")
        if length > FREE_BYTES and not self.is_checked:
            self.is_checked = True
            if not await self.is_known():
                return await self.refuse(401, "Authentication Error: a body this large wants a valid key")
        return True

    async def receive(self):
        if self.is_refused:
            return {"type": "http.disconnect"}
        if self.is_complete:
            return await self._receive()
        try:
            async with asyncio.timeout(SILENCE_SECONDS):
                message = await self._receive()
        except TimeoutError:
            await self.refuse(408, f"no part of the body came for {SILENCE_SECONDS} s")
            return {"type": "http.disconnect"}
        if message["type"] == "http.request":
            self.length += len(message.get("body", b""))
            self.is_complete = not message.get("more_body", False)
            if not await self.may_be(self.length):
                return {"type": "http.disconnect"}
        return message

    async def send(self, message):
        if self.is_refused:
            return
        if message["type"] == "http.response.start":
            self.has_begun = True
            if not self.is_complete and (self.announced or self.length):
                message = {**message, "headers": [*message.get("headers", []), (b"connection", b"close")]}
        await self._send(message)

    async def refuse(self, status, message):
        self.is_refused = True
        if not self.has_begun:
            content = error(status, "invalid_request_error", message)
            await answer_json(self._send, status, content, ends_connection=True)
        return False
