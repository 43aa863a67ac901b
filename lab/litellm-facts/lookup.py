"""Prints what LiteLLM's own look-up of prices answers for routes: [[provider, model], ...] in a file."""

import json
import os
import sys

# The package's own price map; and no Ollama answers there.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
os.environ["OLLAMA_API_BASE"] = os.environ["LEMONADE_API_BASE"] = "http://127.0.0.1:9"

import litellm  # noqa: E402
from litellm.proxy.auth.auth_checks import _entry_declares_price, _entry_has_priced_metric  # noqa: E402
from litellm.utils import get_model_info_helper  # noqa: E402

PROVIDERS = {str(getattr(name, "value", name)) for name in litellm.provider_list}
# To know these providers is to sign in to them.
SIGN_IN = {"chatgpt", "github_copilot"}


def priced(provider, model):
    try:
        if provider in PROVIDERS - SIGN_IN:
            model, provider, _, _ = litellm.get_llm_provider(model=f"{provider}/{model}")
        info = get_model_info_helper(model=model, custom_llm_provider=provider)
    except Exception:
        return None
    # The info leaves out prices that it has no field for; an entry that isn't in the map is a local
    # server's answer, or a guess by the name that has no prices.
    guessed = provider not in ("ollama", "ollama_chat", "lemonade")
    entry = litellm.model_cost.get(info["key"], {} if guessed else info)
    if not _entry_declares_price(entry):
        return None
    return {"mode": entry.get("mode", "chat"), "free": not _entry_has_priced_metric(entry)}


with open(sys.argv[1], encoding="utf-8") as routes:
    print(json.dumps([priced(provider, model) for provider, model in json.load(routes)]))
