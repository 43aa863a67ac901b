"""Requests to an ASGI app, byte for byte as they are given: no client in between makes them proper."""

from urllib.parse import unquote


async def ask(app, method, path, headers=(), parts=(b"",), kind="http", client="198.51.100.7"):
    """The answer to one request, and how much of its body was read."""
    raw = path.split("?")[0].encode("latin-1")
    waiting = list(parts)
    found = {"status": None, "headers": {}, "body": b"", "read": 0}

    async def receive():
        if kind == "websocket":
            return {"type": "websocket.connect"}
        if not waiting:
            return {"type": "http.disconnect"}
        part = waiting.pop(0)
        found["read"] += len(part)
        return {"type": "http.request", "body": part, "more_body": bool(waiting)}

    async def send(message):
        if message["type"] == "http.response.start":
            found["status"] = message["status"]
            found["headers"] = {name.decode(): value.decode() for name, value in message["headers"]}
        elif message["type"] == "http.response.body":
            found["body"] += message.get("body", b"")
        elif message["type"] == "websocket.close":
            found["status"] = 404

    scope = {
        "type": kind,
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http" if kind == "http" else "ws",
        # As uvicorn decodes it.
        "path": unquote(raw.decode("latin-1")),
        "raw_path": raw,
        "query_string": path.partition("?")[2].encode(),
        "root_path": "",
        "headers": [(b"host", b"gateway"), *((name.encode(), value.encode()) for name, value in headers)],
        "client": (client, 1234),
        "server": ("gateway", 4000),
        "state": {},
        "extensions": {},
    }
    await app(scope, receive, send)
    return found
