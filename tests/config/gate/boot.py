"""Starts LiteLLM's app on /files/config.yaml, as a proxy does, and prints its answers to requests as JSON.

`requests.json`: a list of {method, path, headers, size, kind}. `prelude.py`, where there is one, runs before
the app starts.
"""

import asyncio
import json
import os
import runpy
import sys
from pathlib import Path

sys.path.insert(0, "/files")
os.environ.update(CONFIG_FILE_PATH="/files/config.yaml")

from asking import ask  # noqa: E402
from litellm.proxy.proxy_server import app  # noqa: E402

if Path("/files/prelude.py").exists():
    runpy.run_path("/files/prelude.py")


async def main():
    async with app.router.lifespan_context(app):
        answers = []
        for request in json.load(open("/files/requests.json")):
            size = request.pop("size", None)
            if size is not None:
                request["parts"] = [b"x" * 100_000] * (size // 100_000)
            answer = await ask(app, **request)
            answers.append({**answer, "body": answer["body"].decode(errors="replace")[:300]})
        print(json.dumps(answers))


asyncio.run(main())
# Threads of LiteLLM's would go on.
sys.stdout.flush()
os._exit(0)
