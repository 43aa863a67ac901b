"""Answers instead of LiteLLM."""

import json


async def answer(send, status, body=b"", headers=()):
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [length, *headers]})
    await send({"type": "http.response.body", "body": body})


async def answer_json(send, status, content, ends_connection):
    """Answers in JSON. A body that may still be on its way is never read, so the connection ends with it."""
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    await answer(send, status, json.dumps(content).encode(), headers if ends_connection else headers[:1])


def error(status, kind, message):
    """An error as OpenAI's clients read it."""
    return {"error": {"message": message, "type": kind, "param": "None", "code": str(status)}}
