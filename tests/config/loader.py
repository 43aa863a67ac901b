"""Loads configs as `litellm --validate_config` does, many in one process: LiteLLM's import takes seconds.

Each line of the input is a case: {"config": text, "files": {name: text}, "environment": {name: value}}.
Each line of the output is its answer: {"ok", "error", "models", "ids", "read", "warnings"}.
A case runs in a fork, so what LiteLLM keeps in its modules is gone with it.
"""

import asyncio
import contextlib
import gc
import importlib
import json
import logging
import os
import signal
import sys
import tempfile
import traceback
from pathlib import Path

# The package's own price map: the same answer without a network.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

SECONDS = 60


def load(case, warnings):
    """What proxy_cli.run_config_validation does, and what LiteLLM warned of."""
    import yaml
    from litellm.proxy.proxy_server import ProxyConfig

    make_record = logging.getLogRecordFactory()

    def heard(*args, **kwargs):
        record = make_record(*args, **kwargs)
        if record.levelno >= logging.WARNING and record.name.startswith("LiteLLM"):
            warnings.append(record.getMessage())
        return record

    # Not a handler: `json_logs` replaces those.
    logging.setLogRecordFactory(heard)
    os.environ.update(case.get("environment", {}))
    folder = Path(tempfile.mkdtemp(dir=case["folder"]))
    for name, text in {**case.get("files", {}), "config.yaml": case["config"]}.items():
        (folder / name).write_text(text)
    path = str(folder / "config.yaml")
    router, models, _ = asyncio.run(ProxyConfig().load_config(router=None, config_file_path=path))
    ids = [deployment["model_info"]["id"] for deployment in router.model_list]
    # What is no JSON, such as a date, must not look like a text that was meant.
    read = json.loads(json.dumps(yaml.safe_load(case["config"]), default=repr))
    return {"ok": True, "models": len(models), "ids": ids, "read": read}


def in_fork(case):
    reading, writing = os.pipe()
    had = set(sys.modules)
    child = os.fork()
    if child == 0:
        silent = os.open(os.devnull, os.O_RDWR)
        for output in (0, 1, 2):
            os.dup2(silent, output)
        # A case that hangs must not hang the others.
        signal.alarm(SECONDS)
        warnings = []
        try:
            answer = load(case, warnings)
        except BaseException as error:
            answer = {"ok": False, "error": str(error), "trace": traceback.format_exc()}
        with os.fdopen(writing, "w") as pipe:
            imported = sorted(set(sys.modules) - had)
            json.dump({**answer, "warnings": warnings, "imported": imported}, pipe)
        # No atexit: LiteLLM's would flush loggers and close sessions.
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said or '{"ok": false, "error": "ended without an answer", "warnings": []}')


def without_redis():
    """Redis seems to be there: it isn't, and LiteLLM would look for it for seconds."""
    import redis
    import redis.asyncio

    def answer(_, command, *arguments, **options):
        return {"redis_version": "8.0.0"} if command == "INFO" else True

    async def answer_later(*arguments, **options):
        return answer(*arguments, **options)

    redis.Redis.execute_command = answer
    redis.asyncio.Redis.execute_command = answer_later


def main():
    import litellm.proxy.proxy_server  # noqa: F401

    without_redis()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps({"ready": True}), flush=True)
        for line in sys.stdin:
            answer = in_fork({**json.loads(line), "folder": folder})
            print(json.dumps(answer), flush=True)
            # What this case was the first to import, the next one finds.
            for name in answer.get("imported", []):
                with contextlib.suppress(Exception):
                    importlib.import_module(name)
            gc.freeze()


main()
