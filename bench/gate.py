"""CPU of the gate for a chat request, beside that of the same app without it, in turns. Prints JSON."""

import asyncio
import json
import os
import statistics
import sys
import time

sys.path.insert(0, "/files")
os.environ.update(LITELLM_MASTER_KEY="sk-of-a-bench", DRAIN_ENDPOINT_TOKEN="token-of-a-bench")

import gate  # noqa: E402

BODY = json.dumps({"model": "any", "messages": [{"role": "user", "content": "x" * 2000}]}).encode()
SCOPE = {
    "type": "http",
    "method": "POST",
    "scheme": "http",
    "path": "/v1/chat/completions",
    "raw_path": b"/v1/chat/completions",
    "query_string": b"",
    "client": ("198.51.100.7", 1234),
    "headers": [
        (b"host", b"127.0.0.1:4000"),
        (b"authorization", b"Bearer sk-of-somebody"),
        (b"content-type", b"application/json"),
        (b"content-length", str(len(BODY)).encode()),
        (b"user-agent", b"openai-python"),
        (b"accept", b"application/json"),
    ],
}


async def app(scope, receive, send):
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    # A stream: what is done for each part counts.
    for _ in range(20):
        await send({"type": "http.response.body", "body": b"x" * 100, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def receive():
    return {"type": "http.request", "body": BODY, "more_body": False}


async def send(message):
    pass


async def slice_of(one, requests=2000):
    before = time.process_time()
    for _ in range(requests):
        await one({**SCOPE, "headers": list(SCOPE["headers"])}, receive, send)
    return (time.process_time() - before) / requests * 1e6


async def main():
    guarded = gate.Gate(app, json.load(open("/files/gate.json")), os.environ)
    guarded.was_ready = True
    slices = {"without": [], "with": []}
    for _ in range(15):
        slices["without"].append(await slice_of(app))
        slices["with"].append(await slice_of(guarded))
    print(json.dumps({name: statistics.median(times) for name, times in slices.items()}))


asyncio.run(main())
sys.stdout.flush()
os._exit(0)
