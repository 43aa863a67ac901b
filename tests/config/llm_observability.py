"""Has LiteLLM answer one request, and prints what its callback would send to LLM Observability."""
import asyncio
import json
import sys

import litellm
import yaml
from litellm.litellm_core_utils.litellm_logging import _in_memory_loggers

prompt, answer = sys.argv[1:]
with open("/files/config.yaml") as file:
    settings = yaml.safe_load(file)["litellm_settings"]
# As the proxy does with all of `litellm_settings` (proxy_server.py, `load_config`); our own modules aside.
litellm.callbacks = [name for name in settings["callbacks"] if name.startswith("datadog")]
litellm.turn_off_message_logging = settings["turn_off_message_logging"]
litellm.datadog_llm_observability_params = settings["datadog_llm_observability_params"]


async def main():
    await litellm.acompletion(
        model="gpt-4o",
        messages=[{"role": "user", "content": prompt}],
        mock_response=answer,
    )
    queues = [logger.log_queue for logger in _in_memory_loggers if hasattr(logger, "log_queue")]
    while not any(queues):
        await asyncio.sleep(0.05)
    json.dump(queues, sys.stdout, default=str)


asyncio.run(asyncio.wait_for(main(), 50))
